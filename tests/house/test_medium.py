"""A log is not begun on a disk on which SQLite could lose it, and the reason is one line."""

from pathlib import Path

import pytest

from bandstand import medium
from bandstand.medium import OnFarDisk, file_system_of, require_near
from bandstand.words import say

LINE = "{number} 1 0:{number} / {at} rw,relatime shared:1 - {kind} something rw"


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with an ordinary disk, and others mounted below a folder."""
    far = [("share", "nfs4"), ("a\\040b", "cifs"), ("ssh", "fuse.sshfs"), ("over", "nfs"), ("over", "ext4")]
    mounts = [("/", "ext4"), *((f"{tmp_path}/{name}", kind) for name, kind in far)]
    lines = [LINE.format(number=number, at=at, kind=kind) for number, (at, kind) in enumerate(mounts)]
    (tmp_path / "mountinfo").write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(medium, "MOUNTS", tmp_path / "mountinfo")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("here", "ext4"),
        ("share", "nfs4"),
        ("share/deep/home", "nfs4"),
        ("shared", "ext4"),
        ("a b/home", "cifs"),
        ("ssh/home", "fuse.sshfs"),
        ("over/home", "ext4"),
    ],
)
def test_the_disk_under_a_folder_is_found_whether_or_not_the_folder_is_made(
    mounted: Path, folder: str, kind: str
) -> None:
    assert file_system_of(mounted / folder) == kind


def test_a_link_is_judged_by_where_it_leads(mounted: Path) -> None:
    (mounted / "share").mkdir()
    (mounted / "link").symlink_to(mounted / "share")
    assert file_system_of(mounted / "link" / "home") == "nfs4"


def test_a_far_disk_is_refused_in_two_plain_sentences(mounted: Path) -> None:
    require_near(mounted / "here")
    with pytest.raises(OnFarDisk) as refused:
        require_near(mounted / "ssh" / "home")
    told = say(refused.value.message)
    assert "fuse.sshfs" in told
    assert "\n" not in told


def test_a_system_that_does_not_tell_is_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(medium, "MOUNTS", tmp_path / "none")
    require_near(tmp_path)
