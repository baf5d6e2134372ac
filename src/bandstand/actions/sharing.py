"""A programme is shared by a link, read by whoever holds it, and tried by somebody else as a draft of their own."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.exchange.strange_file import read_strange_plan
from bandstand.prescription import Plan
from bandstand.prescription.framing import unframed
from bandstand.prescription.shareable import Extra, shareable
from bandstand.prescription.shared import LONGEST_INTRODUCTION, LONGEST_TITLE, Shared, as_title, written
from bandstand.prescription.strange import refuse_what_no_sheet_means
from bandstand.prescription.trying import tried
from bandstand.progress.safety import check_due
from bandstand.quantity import BandstandError, Message
from bandstand.store import Share

SECRET_BYTES = 16  # 128 bits
A_DAY_MS = 86_400_000
USUAL_DAYS = 90
MOST_DAYS = 365
MOST_SHARED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What its author wants to share, as they told it: two texts, what they ticked, how long, and where it is named."""

    title: str = ""
    introduction: str = ""
    extras: frozenset[Extra] = frozenset()
    by_therapist: bool = False
    at_home: bool = True
    days: int = USUAL_DAYS
    listed: bool = False


def plan_to_share(person: UUID) -> Plan:
    """The plan in force, without a warm-up and a cool-down of ours. Raises BandstandError where there is none."""
    plan = history_of(person).plan
    if plan is None:
        raise BandstandError(Message("shared.no_plan"))
    return unframed(plan)


def usual_wish(plan: Plan) -> Wish:
    """What is ticked before anybody has ticked: a plan that was read from a sheet came from a therapist."""
    return Wish(by_therapist=bool(plan.written_from))


def snapshot(plan: Plan, wish: Wish) -> Shared:
    """Exactly what readers would see. Raises BandstandError where a text is too long."""
    title, introduction = as_title(wish.title), written(wish.introduction)
    if len(title) > LONGEST_TITLE:
        raise BandstandError(Message("shared.long_title"))
    if len(introduction) > LONGEST_INTRODUCTION:
        raise BandstandError(Message("shared.long_introduction"))
    return Shared(
        plan=shareable(plan, wish.extras),
        title=title,
        introduction=introduction,
        by_therapist=wish.by_therapist,
        at_home=wish.at_home,
        tells_limit=Extra.LIMIT in wish.extras,
    )


def share(person: UUID, wish: Wish, moment: Moment) -> str:
    """Share the plan as it is now; returns the secret of its address, which nobody can find out afterwards.

    Raises BandstandError where there is nothing to share, or too much is shared already.
    """
    shared = snapshot(plan_to_share(person), wish)
    if not shared.plan.prescriptions:
        raise BandstandError(Message("shared.nothing_to_share"))
    if len(shares(person, moment)) >= MOST_SHARED:
        raise BandstandError(Message("shared.too_many", most=MOST_SHARED))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    ends_at = moment.now_ms + max(1, min(wish.days, MOST_DAYS)) * A_DAY_MS
    made = Share(
        id=moment.new_id(),
        shared=shared,
        secret_hash=hash_of_secret(secret),
        made_at=moment.now_ms,
        ends_at=ends_at,
        listed=wish.listed,
    )
    store.keep_share(person, made)
    return secret


def shares(person: UUID, moment: Moment) -> tuple[Share, ...]:
    """What one person shares now; what has ended is gone for good."""
    return store.shares_of(person, moment.now_ms)


def stop(person: UUID, id: UUID, moment: Moment) -> None:
    """Share it no more, from this moment. Stopping twice changes nothing."""
    store.forget_share(person, id)
    store.forget_ended_shares(moment.now_ms)


def share_at(key: str, moment: Moment, *, in_list: bool) -> Share | None:
    """What stands at an address: under its secret, or under its id where the list may name it. None for nothing.

    A wrong key takes the same way as one that has ended or was stopped, so that nobody can tell which it is.
    """
    found = store.share_of_secret(hash_of_secret(key), moment.now_ms)
    listed = listed_shares(moment, in_list=in_list)
    return found or next((each for each in listed if str(each.id) == key), None)


def listed_shares(moment: Moment, *, in_list: bool) -> tuple[Share, ...]:
    """What this installation names to anybody; nothing where its operator has not opened the list."""
    return store.shares_listed(moment.now_ms) if in_list else ()


def hash_of_secret(secret: str) -> str:
    """What is kept of a secret. It holds 128 bits of chance, so a fast hash guards it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def try_shared(person: UUID, shared: Shared, moment: Moment) -> UUID:
    """A shared programme as a draft of one's own, at the low end of everything."""
    return _draft(person, replace(shared.plan, title=shared.title), moment)


def try_file(person: UUID, content: bytes, moment: Moment) -> UUID:
    """A plan out of a stranger's file as a draft of one's own. Raises BandstandError where the file holds none."""
    return _draft(person, read_strange_plan(content), moment)


def _draft(person: UUID, plan: Plan, moment: Moment) -> UUID:
    refuse_what_no_sheet_means(plan)
    refuse_what_no_sheet_means(shareable(plan, {Extra.NAMES}))  # its bounds are part of what it asks
    complaint = history_of(person).complaint
    review = tried(plan, title=as_title(plan.title)[:LONGEST_TITLE], injured=complaint.side if complaint else "")
    draft = moment.new_id()
    store.save_draft(person, draft, review)
    return draft


def needs_check(person: UUID, moment: Moment) -> bool:
    """Whether the safety check comes before a programme that is not one's own."""
    return check_due(history_of(person), moment.today) is not None


def as_file(shared: Shared) -> Plan:
    """The plan as it leaves in a file, under its author's title."""
    return replace(shared.plan, title=shared.title)


def extras_in(names: Collection[str]) -> frozenset[Extra]:
    """The ticks of a form; what nobody knows is none."""
    return frozenset(extra for extra in Extra if extra.value in names)
