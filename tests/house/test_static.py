"""Scripts, styles and pictures of the pages: at an address that never changes its meaning."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bandstand.settings import STATIC_URL, version_of
from tests.house.server import Served, serving

A_STYLE = f"{STATIC_URL}bandstand/css/base.css"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("static") / "home") as server:
        yield server


def test_a_page_names_its_styles_by_the_present_version(server: Served) -> None:
    named = re.findall(rb'href="(/static/[^"]+\.css)"', server.get("/exercises/").body)
    assert named
    assert all(address.decode().startswith(STATIC_URL) for address in named)


def test_what_a_page_names_is_there_and_may_be_kept_for_good(server: Served) -> None:
    page = server.get("/exercises/").body
    for address in set(re.findall(rb'(?:href|src)="(/static/[^"]+)"', page)):
        answer = server.get(address.decode())
        assert answer.status == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_text_is_sent_compressed_to_whoever_takes_that(server: Served) -> None:
    plain = server.get(A_STYLE)
    packed = server.get(A_STYLE, **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_part_of_a_file_is_that_part(server: Served) -> None:
    whole = server.get(A_STYLE).body
    part = server.get(A_STYLE, **{"Range": "bytes=10-29", "Accept-Encoding": "gzip"})
    assert part.status == 206
    assert "Content-Encoding" not in part.headers
    assert part.body == whole[10:30]


def test_another_version_is_not_there(server: Served) -> None:
    assert server.get(A_STYLE.replace(STATIC_URL, "/static/000000000000/")).status == 404


def test_nothing_outside_the_static_folder_is_sent(server: Served) -> None:
    assert server.get(f"{STATIC_URL}../../settings.py").status == 404
    assert server.get(f"{STATIC_URL}%2e%2e/%2e%2e/settings.py").status == 404


def test_any_change_of_a_file_makes_another_version(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p {}")
    before = version_of(tmp_path)
    assert version_of(tmp_path) == before
    (tmp_path / "a.css").write_text("p { }")
    changed = version_of(tmp_path)
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    assert len({before, changed, version_of(tmp_path)}) == 3
