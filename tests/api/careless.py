"""The application wrapped in mistakes that a home could have been built with. A play must find each of them."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qs
from uuid import uuid4

from tests.api.homes import Answer, Application, Environ, Letter, changes_of, post_to

Post: TypeAlias = Callable[[Letter], Answer | None]
Changes: TypeAlias = Callable[[int], Answer]
Wrapping: TypeAlias = Callable[[Application], Application]


def _named(post: Post, letter: Letter, *, kept: Letter) -> Answer:
    """Keep some of a letter, and name all of it."""
    return {**(post(kept) or {}), "stored": [item["id"] for item in letter]}


def _answers_first(post: Post) -> Post:
    """It commits a letter only when the next one comes."""
    held: list[Letter] = []

    def hasty(letter: Letter) -> Answer:
        for each in held:
            post(each)
        held[:] = [letter]
        return _named(post, letter, kept=[])

    return hasty


def _makes_ids(post: Post) -> Post:
    """Each event gets an id of the home's own."""
    return lambda letter: _named(post, letter, kept=[{**item, "id": str(uuid4())} for item in letter])


def _discards_the_odd(post: Post) -> Post:
    """What it cannot read it names as kept, and leaves out."""
    return lambda letter: _named(post, letter, kept=[item for item in letter if "local_date" in item])


def _refuses_the_odd(post: Post) -> Post:
    """What it cannot read holds up whatever came with it."""
    return lambda letter: post(letter) if all("local_date" in item for item in letter) else None


def _takes_twins_for_one(post: Post) -> Post:
    """A second event under one id is taken for the first one sent again."""
    seen: set[object] = set()

    def forgetful(letter: Letter) -> Answer:
        new = [item for item in letter if item["id"] not in seen]
        seen.update(item["id"] for item in letter)
        return _named(post, letter, kept=new)

    return forgetful


def _keeps_its_epoch(post: Post) -> Post:
    """It says that it is in its first life, always."""
    first: list[str] = []

    def unchanged(letter: Letter) -> Answer | None:
        answer = post(letter)
        if answer is None:
            return None
        first.append(answer["epoch"])
        return {**answer, "epoch": first[0]}

    return unchanged


def _skips_one(changes: Changes) -> Changes:
    """Where a page of changes ends, the next one begins too late."""

    def short(cursor: int) -> Answer:
        answer = changes(cursor)
        return {**answer, "cursor": answer["cursor"] + 1} if answer["more"] else answer

    return short


def _posting(mistake: Callable[[Post], Post]) -> Wrapping:
    def wrapped(house: Application) -> Application:
        post = mistake(lambda letter: post_to(house, letter))

        def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
            if environ["REQUEST_METHOD"] != "POST":
                return house(environ, start_response)
            letter = json.loads(environ["wsgi.input"].read())["events"]
            return _told(start_response, post(letter))

        return application

    return wrapped


def _asking(mistake: Callable[[Changes], Changes]) -> Wrapping:
    def wrapped(house: Application) -> Application:
        changes = mistake(lambda cursor: changes_of(house, cursor))

        def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
            if environ["REQUEST_METHOD"] != "GET":
                return house(environ, start_response)
            return _told(start_response, changes(int(parse_qs(environ["QUERY_STRING"])["cursor"][0])))

        return application

    return wrapped


def _told(start_response: Callable[..., Any], answer: Answer | None) -> Iterable[bytes]:
    start_response("400 Bad Request" if answer is None else "200 OK", [("Content-Type", "application/json")])
    return [json.dumps(answer or {}).encode()]


@dataclass(frozen=True, slots=True)
class Mistake:
    """An application wrapped in a mistake, in which play it shows, and a word of what it breaks there."""

    build: Wrapping
    where: str
    breaks: str


MISTAKES: Mapping[str, Mistake] = {
    "it answers before it commits": Mistake(_posting(_answers_first), "two phones", "NOT ON THE DISK"),
    "it makes the ids": Mistake(_posting(_makes_ids), "two phones", "TWICE"),
    "it lets go of what it cannot read": Mistake(
        _posting(_discards_the_odd), "events that it cannot read", "NOT ON THE DISK"
    ),
    "it refuses what it cannot read": Mistake(_posting(_refuses_the_odd), "events that it cannot read", "STUCK"),
    "it takes two under one id for one": Mistake(
        _posting(_takes_twins_for_one), "one id for two events", "NOT ON THE DISK"
    ),
    "it keeps its epoch when it is put back": Mistake(_posting(_keeps_its_epoch), "two phones", "STUCK"),
    "it skips one where a page of changes ends": Mistake(_asking(_skips_one), "two phones", "WAS NOT TOLD"),
}
