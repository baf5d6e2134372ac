"""The server is killed (-9) again and again while phones post to it: 0 sets lost, 0 doubled."""

import random
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bandstand import store
from tests.api.servers import Phone, Server
from tests.conftest import SCALE
from tests.store.databases import leading_to, sqlite_at

KILLS = 6 * SCALE
PHONES = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the phones showed as kept, and what a second program finds in the file afterwards."""

    tapped: Sequence[str]
    solid: Sequence[str]
    rows: Sequence[str]
    open_at_kill: int
    retries: int

    @property
    def lost(self) -> set[str]:
        """Shown as kept, and not there."""
        return set(self.solid) - set(self.rows)


def storm(server: Server, kills: int) -> Outcome:
    """Phones post while the server dies again and again; then it lives until they have sent everything."""
    chance = random.Random(kills)
    server.start()
    phones = [Phone(server.port, seed) for seed in range(PHONES)]
    for phone in phones:
        phone.start()
    open_at_kill = 0
    for _ in range(kills):
        time.sleep(chance.uniform(0.02, 0.2))
        open_at_kill += any(phone.asking for phone in phones)
        server.kill()
        server.start()
    for phone in phones:
        phone.enough.set()
    for phone in phones:
        phone.join(timeout=60)
    server.kill()
    return Outcome(
        tapped=[id for phone in phones for id in phone.tapped],
        solid=[id for phone in phones for id in phone.solid],
        rows=rows_in(server.home / "bandstand.sqlite3"),
        open_at_kill=open_at_kill,
        retries=sum(phone.retries for phone in phones),
    )


def rows_in(file: Path) -> list[str]:
    """The ids in the file, as another program reads them."""
    with closing(sqlite3.connect(file)) as other:
        return [str(UUID(id)) for (id,) in other.execute("SELECT id FROM store_event")]


def test_a_server_killed_again_and_again_loses_and_doubles_no_set(tmp_path: Path, unblocked: None) -> None:
    outcome = storm(Server(tmp_path), KILLS)
    assert outcome.open_at_kill >= KILLS // 2, "most kills fell into an open request"
    assert outcome.retries > 0
    assert sorted(outcome.solid) == sorted(outcome.tapped), "every set was shown as kept in the end, once"
    assert sorted(outcome.rows) == sorted(outcome.tapped), "each is there exactly once, and nothing else is"
    with leading_to(sqlite_at(tmp_path / "bandstand.sqlite3")):
        assert store.verify().trouble == ()


def test_the_same_storm_catches_a_server_that_answers_before_it_commits(laid: Path, tmp_path: Path) -> None:
    (tmp_path / "bandstand.sqlite3").write_bytes(laid.read_bytes())
    outcome = storm(Server(tmp_path, hasty=True), kills=3)
    assert outcome.lost
