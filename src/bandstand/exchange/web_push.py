"""A few words for one browser, sealed so that the service that carries them cannot read them (RFC 8291), and the token
that says who sends them (RFC 8292). No network here.
"""

import base64
import json
import os
import struct
from dataclasses import dataclass
from typing import Self, TypeAlias

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bandstand.exchange.push_address import NoKey, key_bytes

Key: TypeAlias = ec.EllipticCurvePrivateKey

CURVE = ec.SECP256R1()
SALT_BYTES, NUMBER_BYTES = 16, 32
RECORD = 4096  # one record holds all we send
LAST_RECORD = b"\x02"
TOKEN_LASTS_S = 12 * 3600  # at most a day may be asked for


@dataclass(frozen=True, slots=True)
class Receiver:
    """A browser's public point, and the secret it shares with whoever may write to it."""

    point: bytes
    secret: bytes

    @classmethod
    def read(cls, point: str, secret: str) -> Self:
        """From what a browser handed over, in base64url. Raises NoKey."""
        told = cls(*key_bytes(point, secret))
        try:
            _public(told.point)
        except ValueError as trouble:
            raise NoKey(str(trouble)) from trouble
        return told


def sealed(words: bytes, receiver: Receiver, *, own: Key | None = None, salt: bytes | None = None) -> bytes:
    """The body of one push message; `own` and `salt` are made anew for each, unless a test brings them."""
    own, salt = own or ec.generate_private_key(CURVE), salt or os.urandom(SALT_BYTES)
    point = point_of(own)
    shared = own.exchange(ec.ECDH(), _public(receiver.point))
    info = b"WebPush: info\x00" + receiver.point + point
    key = _derived(receiver.secret, shared, info, 32)
    content_key = _derived(salt, key, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(salt, key, b"Content-Encoding: nonce\x00", 12)
    head = salt + struct.pack("!IB", RECORD, len(point)) + point
    return head + AESGCM(content_key).encrypt(nonce, words + LAST_RECORD, None)


def _derived(salt: bytes, key: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(key)


def _public(point: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)


# Who sends it


def new_key() -> str:
    """A key for one home, as text to be kept; its last line is its public point, for browsers."""
    made = ec.generate_private_key(CURVE)
    kept = made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return f"{kept.decode('ascii')}{text_of(point_of(made))}\n"


def read_key(text: str) -> Key:
    """A key that was kept. Raises ValueError where it is none."""
    key = serialization.load_pem_private_key(text.encode("ascii"), password=None)
    if not isinstance(key, Key):
        raise ValueError("a key of another kind")
    return key


def point_of(key: Key) -> bytes:
    """Its public point."""
    return key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def authorization(key: Key, audience: str, now_s: int, *, contact: str = "") -> str:
    """The header that says who sends, to one push service; `contact` is whom that service may write to."""
    claims: dict[str, str | int] = {"aud": audience, "exp": now_s + TOKEN_LASTS_S}
    if contact:
        claims["sub"] = contact
    signed = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part(claims)}"
    first, second = decode_dss_signature(key.sign(signed.encode("ascii"), ec.ECDSA(hashes.SHA256())))
    numbers = first.to_bytes(NUMBER_BYTES, "big") + second.to_bytes(NUMBER_BYTES, "big")
    return f"vapid t={signed}.{text_of(numbers)},k={text_of(point_of(key))}"


def _part(told: dict[str, str | int] | dict[str, str]) -> str:
    return text_of(json.dumps(told, separators=(",", ":")).encode())


def text_of(data: bytes) -> str:
    """Base64url without its padding, as all of this is written."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
