"""Passkeys: what a browser is asked, and whether its answer is the one a passkey of this house would give (WebAuthn).

Loaded when the first passkey is asked for: the library behind it takes 20 MB.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bandstand.quantity import BandstandError, Json, Message

VERIFIED = UserVerificationRequirement.REQUIRED  # a finger, a face or a number: what is held is not enough
LONGEST_ANSWER = 64 * 1024

# What reading a made-up answer can raise.
_NONSENSE = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError, OverflowError)


class NotThisPasskey(BandstandError):
    """The answer is not what a passkey of this account gives, here and now."""

    def __init__(self) -> None:
        super().__init__(Message("account.no_passkey"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """One passkey as it is kept: it proves signatures and can make none. `counter` only rises, or stays at 0."""

    id: str
    public: str
    counter: int


@dataclass(frozen=True, slots=True)
class Question:
    """What goes to the browser, and what its answer is held against. It serves once."""

    options: Mapping[str, Json]
    state: Mapping[str, Json]


def ask_to_make(origin: str, account: UUID, email: str, known: Sequence[Passkey]) -> Question:
    """Ask for a new passkey for an account; one that it has already is passed over."""
    options, state = _server(origin).register_begin(
        PublicKeyCredentialUserEntity(id=account.bytes, name=email, display_name=email),
        credentials=[_public(each) for each in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=VERIFIED,
    )
    return Question(dict(options), state)


def made(origin: str, state: Mapping[str, Json], answer: str) -> Passkey:
    """The passkey that was made for a question. Raises NotThisPasskey."""
    try:
        told = _server(origin).register_complete(state, _read(answer))
        public = told.credential_data
        assert public is not None, "a passkey was made"
        return Passkey(id=websafe_encode(public.credential_id), public=websafe_encode(public), counter=told.counter)
    except _NONSENSE as nonsense:
        raise NotThisPasskey from nonsense


def ask_to_show(origin: str) -> Question:
    """Ask for any passkey of this house; whose it is, it says itself."""
    options, state = _server(origin).authenticate_begin(user_verification=VERIFIED)
    return Question(dict(options), state)


def named_in(answer: str) -> str:
    """Which passkey an answer says it comes from. Raises NotThisPasskey."""
    try:
        return websafe_encode(AuthenticationResponse.from_dict(_read(answer)).raw_id)
    except _NONSENSE as nonsense:
        raise NotThisPasskey from nonsense


def shown(origin: str, state: Mapping[str, Json], answer: str, kept: Passkey, account: UUID) -> int:
    """The counter of a passkey that answered a question rightly, for this account.

    Raises NotThisPasskey, also where the counter went back: then there is a second one like it.
    """
    try:
        told = AuthenticationResponse.from_dict(_read(answer)).response
        counter = int(told.authenticator_data.counter)
        if told.user_handle != account.bytes or (kept.counter and counter <= kept.counter):
            raise NotThisPasskey
        _server(origin).authenticate_complete(state, [_public(kept)], _read(answer))
    except _NONSENSE as nonsense:
        raise NotThisPasskey from nonsense
    return counter


def _server(origin: str) -> Fido2Server:
    """This house under one address, which alone may have asked."""
    house = PublicKeyCredentialRpEntity(name="Bandstand", id=urlsplit(origin).hostname or "")
    return Fido2Server(house, verify_origin=lambda told: told == origin)


def _public(kept: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(kept.public))


def _read(answer: str) -> dict[str, Json]:
    read = json.loads(answer) if len(answer) <= LONGEST_ANSWER else None
    if not isinstance(read, dict):
        raise ValueError("an answer is an object")
    return read
