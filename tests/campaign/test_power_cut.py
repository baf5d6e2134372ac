"""The disk that forgets: what is flushed stays, what is only written may be gone, or torn."""

from tests.campaign.power.cut import SECTOR, images
from tests.campaign.power.record import CutTo, Flushed, Named, Step, Written

OLD, NEW = bytes(2 * SECTOR), b"n" * 2 * SECTOR
CUTS = [2] * 400


def test_what_was_flushed_is_there_after_every_cut() -> None:
    steps: list[Step] = [Written("log", 0, NEW), Flushed("log"), Named(["a"])]
    after = list(images({"log": OLD}, steps, [3] * 100, seed=1))
    assert {image.files["log"] for image in after} == {NEW}
    assert {image.named for image in after} == {frozenset({"a"})}


def test_what_was_only_written_is_there_or_gone_or_torn_at_a_sector() -> None:
    steps: list[Step] = [Flushed("log"), Written("log", 0, NEW), Flushed("log")]
    found = {image.files["log"] for image in images({"log": OLD}, steps, CUTS, seed=1)}
    assert found == {OLD, NEW, OLD[:SECTOR] + NEW[:SECTOR], NEW[:SECTOR] + OLD[:SECTOR]}


def test_a_later_write_may_arrive_without_an_earlier_one() -> None:
    steps: list[Step] = [Written("log", 0, b"a"), Written("log", 1, b"b")]
    found = {image.files["log"] for image in images({"log": b""}, steps, CUTS, seed=1)}
    assert found >= {b"", b"a", b"ab", b"\0b"}


def test_a_file_that_was_cut_short_may_still_be_long() -> None:
    steps: list[Step] = [Flushed("log"), CutTo("log", 1)]
    assert {image.files["log"] for image in images({"log": b"abc"}, steps, CUTS, seed=1)} == {b"abc", b"a"}
