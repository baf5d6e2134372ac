"""Links that open one thing once: a new passphrase, or an account for somebody who was invited.

Nothing of them is kept. A link for a passphrase is a seal over the account as it stands, so it opens nothing after
the next log-in or change; an invitation is a seal over an address, so it opens nothing once that has an account.
"""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing

from bandstand.store.accounts import Holder, holder_named
from bandstand.store.trouble import told_plainly

INVITED_DAYS = 7
_INVITED = "bandstand.invited"
_SEALS = PasswordResetTokenGenerator()  # they hold for PASSWORD_RESET_TIMEOUT: half an hour


def passphrase_token(account: UUID) -> str:
    """What opens the page of a new passphrase: once, for half an hour."""
    with told_plainly():
        return _SEALS.make_token(get_user_model().objects.get(pk=account))


def holder_for(account: UUID, token: str) -> Holder | None:
    """Whose passphrase this token may set, None where it opens nothing (any more)."""
    with told_plainly():
        found = get_user_model().objects.filter(pk=account).first()
    opens = found is not None and _SEALS.check_token(found, token)
    return holder_named(found.email) if found and opens else None


def invitation(email: str) -> str:
    """What opens the page of a new account, for a week."""
    return signing.dumps(email, salt=_INVITED)


def invited(token: str) -> str | None:
    """The address that was invited, None where the invitation was used, is too old or is none."""
    try:
        email = str(signing.loads(token, salt=_INVITED, max_age=INVITED_DAYS * 24 * 3600))
    except signing.BadSignature:
        return None
    return None if holder_named(email) else email
