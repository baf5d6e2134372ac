"""Push messages: sealed as the standard has it, checked against its own example and against other libraries."""

import base64
import json
import os

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from py_vapid import Vapid02
from pywebpush import WebPusher

from bandstand.exchange.push_address import NoKey
from bandstand.exchange.web_push import (
    CURVE,
    Receiver,
    authorization,
    new_key,
    point_of,
    read_key,
    sealed,
    text_of,
)

WORDS = b"A moment for today's questions?"
# The example of RFC 8291, section 5.
EXAMPLE_WORDS = b"When I grow up, I want to be a watermelon"
EXAMPLE = {
    "point": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "secret": "BTBZMqHH6r4Tts7J_aSIgg",
    "own": "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    "salt": "DGv6ra1nlYgDCS1FRnbzlw",
    "body": "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6P"
    "Bru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
}


def bytes_of(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def a_browser() -> tuple[ec.EllipticCurvePrivateKey, bytes, Receiver]:
    key, secret = ec.generate_private_key(CURVE), os.urandom(16)
    return key, secret, Receiver.read(text_of(point_of(key)), text_of(secret))


def test_the_example_of_the_standard_comes_out_byte_for_byte() -> None:
    own = ec.derive_private_key(int.from_bytes(bytes_of(EXAMPLE["own"]), "big"), CURVE)
    receiver = Receiver(bytes_of(EXAMPLE["point"]), bytes_of(EXAMPLE["secret"]))
    assert text_of(sealed(EXAMPLE_WORDS, receiver, own=own, salt=bytes_of(EXAMPLE["salt"]))) == EXAMPLE["body"]


@given(st.binary(max_size=2000))
def test_another_library_opens_what_we_seal(words: bytes) -> None:
    key, secret, receiver = a_browser()
    assert http_ece.decrypt(sealed(words, receiver), private_key=key, auth_secret=secret) == words


def test_ours_is_built_like_that_of_pywebpush() -> None:
    key, secret, receiver = a_browser()
    told = {"endpoint": "https://x", "keys": {"p256dh": text_of(point_of(key)), "auth": text_of(secret)}}
    theirs = WebPusher(told).encode(WORDS, content_encoding="aes128gcm")["body"]
    ours = sealed(WORDS, receiver)
    assert len(ours) == len(theirs)
    assert ours[16:21] == theirs[16:21], "record size and length of the point"
    assert http_ece.decrypt(theirs, private_key=key, auth_secret=secret) == WORDS


def test_no_two_messages_share_a_key_or_a_salt() -> None:
    _, _, receiver = a_browser()
    heads = {sealed(WORDS, receiver)[:86] for _ in range(20)}
    assert len(heads) == len({each[:16] for each in heads}) == len({each[21:] for each in heads}) == 20


def test_only_the_browser_it_is_for_can_open_it() -> None:
    _, secret, receiver = a_browser()
    with pytest.raises(http_ece.ECEException, match="Decryption"):
        http_ece.decrypt(sealed(WORDS, receiver), private_key=ec.generate_private_key(CURVE), auth_secret=secret)


@pytest.mark.parametrize(
    ("point", "secret"),
    [
        ("", ""),
        ("x", "y"),
        (EXAMPLE["point"], ""),
        (EXAMPLE["point"], text_of(bytes(15))),
        (text_of(b"\x04" + bytes(64)), EXAMPLE["secret"]),
        (text_of(b"\x00"), EXAMPLE["secret"]),
        ("é" * 87, EXAMPLE["secret"]),
        ("A" * 100_000, EXAMPLE["secret"]),
    ],
)
def test_what_is_no_key_is_refused(point: str, secret: str) -> None:
    with pytest.raises(NoKey):
        Receiver.read(point, secret)


def test_the_sender_is_proved_as_another_library_checks_it() -> None:
    key = read_key(new_key())
    header = authorization(key, "https://fcm.googleapis.com", 1_700_000_000, contact="mailto:kim@example.org")
    assert Vapid02.verify(header)
    token, _, point = header.removeprefix("vapid t=").partition(",k=")
    claims = json.loads(bytes_of(token.split(".")[1]))
    assert claims == {"aud": "https://fcm.googleapis.com", "exp": 1_700_043_200, "sub": "mailto:kim@example.org"}
    assert bytes_of(point) == point_of(key)
    other = authorization(read_key(new_key()), "https://fcm.googleapis.com", 1_700_000_000)
    assert not Vapid02.verify(f"{other.partition(',k=')[0]},k={point}"), "somebody else's key does not fit"


def test_a_kept_key_is_the_same_key_and_nonsense_is_none() -> None:
    text = new_key()
    assert text_of(point_of(read_key(text))) == text.splitlines()[-1]
    with pytest.raises(ValueError, match="PEM"):
        read_key("no key")
