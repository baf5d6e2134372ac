"""Figures stand at addresses that never change their meaning."""

import subprocess
import sys
from pathlib import Path

import pytest

from bandstand.web.figures.version import figure_version, made_of
from tests.web.visitor import Visitor

KEY = "hip-flexor-march/supine/feet/red/left/side"


@pytest.mark.parametrize("name", ["light", "dark", "light-still", "dark-still"])
def test_a_figure_is_drawn_in_each_theme_moving_and_still(visitor: Visitor, name: str) -> None:
    answer = visitor.client.get(f"/figure/{KEY}/{name}.svg")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert ("<animate" in answer.content.decode()) is not name.endswith("still")


def test_a_figure_asked_for_by_its_version_is_kept_for_good(visitor: Visitor) -> None:
    kept = visitor.client.get(f"/figure/{KEY}/light.svg?v={figure_version()}")
    assert "immutable" in kept.headers["Cache-Control"]


def test_a_figure_asked_for_without_it_may_be_drawn_anew_by_the_next_release(visitor: Visitor) -> None:
    assert "immutable" not in visitor.client.get(f"/figure/{KEY}/light.svg").headers["Cache-Control"]
    assert "immutable" not in visitor.client.get(f"/figure/{KEY}/light.svg?v=old").headers["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "/figure/no-such/supine/feet/red/left/side/light.svg",
        "/figure/hip-flexor-march/supine/feet/red/left/side/sepia.svg",
        "/figure/hip-flexor-march/supine/nose/red/left/side/light.svg",
        "/figure/hip-flexor-march/light.svg",
    ],
)
def test_a_figure_of_nothing_is_not_there(visitor: Visitor, address: str) -> None:
    assert visitor.client.get(address).status_code == 404


def test_a_strip_a_fault_and_a_capped_joint_have_addresses_too(visitor: Visitor) -> None:
    strip = visitor.client.get(f"/figure/{KEY}/light-strip.svg").content.decode()
    assert strip.count("<g transform=") == 3
    wrong = visitor.client.get("/figure/hip-flexor-march/supine/feet/red/left/side/wrong-back-arches/light-still.svg")
    assert "Not like this: The back arches." in wrong.content.decode()
    free = visitor.client.get(f"/figure/{KEY}/light-still.svg").content
    assert visitor.client.get(f"/figure/{KEY}/most-hip-flexion-60/light-still.svg").content != free


@pytest.mark.parametrize(
    "further",
    [
        "wrong-smile",
        "most-hip-flexion-900",
        "most-hip",
        "x/y/z",
        "most-hip-flexion-90/x",
        "most-hip-flexion-90/most-hip-flexion-80",
        "most-hip-flexion-0",
        "still-body",
    ],
)
def test_a_further_part_that_means_nothing_is_not_there(visitor: Visitor, further: str) -> None:
    assert visitor.client.get(f"/figure/{KEY}/{further}/light.svg").status_code == 404


IMPORTED = """
import sys
import bandstand.body, bandstand.exchange.library, bandstand.figure
ours = [module.__file__ for name, module in sys.modules.items() if name.startswith("bandstand.")]
print(*(file for file in ours if file), sep="\\n")
"""


def test_a_change_of_anything_a_figure_or_the_library_is_made_of_changes_every_address() -> None:
    """What python loads to draw, and the words and tables beside it."""
    loaded = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True).stdout.split()
    known = set(made_of())
    assert loaded
    assert {Path(file) for file in loaded if Path(file).parent.name != "exchange"} <= known
    assert {"en.toml", "sources.toml", "hip-flexor-march.toml", "library.py"} <= {file.name for file in known}
