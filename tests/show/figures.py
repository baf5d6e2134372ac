"""Each claim about the figures, measured anew from the program in this checkout: one JSON line a claim.

Poses and loads are asked of the command, as another program would. Nothing is read from a stored result. Exit 1 if a
claim fails. How well people recognise the figures is told in docs/figures.md: eyes cannot be run.
"""

import gzip
import json
import re
import statistics
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import dist
from typing import Any

from click.testing import CliRunner

from bandstand.body import FigureKey
from bandstand.catalog import BandColour, Contact, KeyPose, joint_of, load_catalogue
from bandstand.cli.figure import pose
from bandstand.cli.load import load
from bandstand.exchange.library import library_text
from bandstand.figure import Playing, draw, drawing, mannequin, shot
from bandstand.quantity import Side
from tests.show.claims import Claim, Family, all_pass, at_least, no_more, run_tests, show, told

POSE, LOAD, FIGURE = (
    "bandstand pose EXERCISE --at T --json",
    "bandstand load EXERCISE --json",
    "bandstand figure EXERCISE",
)
MOMENTS = 24
BONES = (("hip", "knee"), ("knee", "ankle"), ("ankle", "toe"), ("shoulder", "elbow"), ("elbow", "wrist"))
COLOURS = ("yellow", "green", "blue")
FORMS = list(load_catalogue().movements)
TIMES = 5


@cache
def posed(exercise: str, variant: str) -> list[Any]:
    """What the command says of a whole loop, moment by moment."""
    said = [
        CliRunner().invoke(pose, [exercise, "--variant", variant, "--at", str(step / MOMENTS), "--json"])
        for step in range(MOMENTS)
    ]
    return [json.loads(each.output) for each in said]


def poses() -> Iterator[Claim]:
    """Lengths, slip, floor and ranges, over every movement."""
    loops = [posed(*form) for form in FORMS]
    n = sum(map(len, loops))
    exercises = len(load_catalogue().exercises)
    yield at_least("exercises in the catalogue", "bandstand exercises", exercises, exercises, 40)
    yield told("variants, each with its own movement", "bandstand exercises --json", len(FORMS), len(FORMS))
    yield no_more("a bone's length changes by, metres", POSE, n, max(map(stretching, loops)), 1e-9)
    yield no_more("what is planted slips by, metres", POSE, n, max(map(slipping, FORMS)), 0.01)
    lowest = min(at[2] for loop in loops for moment in loop for at in moment["joints"].values())
    yield at_least("the lowest joint, metres above the floor", POSE, n, lowest, -0.01)
    yield no_more("degrees beyond a joint's range", POSE, n, max(map(beyond, loops)), 0.01)


def stretching(loop: list[Any]) -> float:
    """How much any bone of either side changes its length through a loop."""
    return max(
        _changes(loop, f"{first}_{side}", f"{last}_{side}") for first, last in BONES for side in ("left", "right")
    )


def _changes(loop: list[Any], first: str, last: str) -> float:
    lengths = [dist(moment["joints"][first], moment["joints"][last]) for moment in loop]
    return max(lengths) - min(lengths)


def slipping(form: tuple[str, str]) -> float:
    """How far a contact is from where it was, from moment to moment, while the movement never lifts it between."""
    keys = load_catalogue().movements[form].keys
    moved = [
        dist(place, then["contacts"][contact])
        for step, (here, then) in enumerate(pairwise(posed(*form)))
        for contact, place in here["contacts"].items()
        if contact in then["contacts"] and stays(contact, keys, step / MOMENTS, (step + 1) / MOMENTS)
    ]
    return max(moved, default=0.0)


def stays(contact: str, keys: Sequence[KeyPose], start: float, end: float) -> bool:
    """Whether every key from before one moment to after another names a contact as planted."""
    first = max(place for place, key in enumerate(keys) if key.at <= start)
    last = next((place for place, key in enumerate(keys) if key.at >= end), len(keys) - 1)
    return all(Contact(contact) in key.planted for key in keys[first : last + 1])


def beyond(loop: list[Any]) -> float:
    """How far any angle is outside its joint's range."""
    return max(
        float(max(joint.low - degrees, degrees - joint.high, 0.0))
        for moment in loop
        for name, degrees in moment["angles"].items()
        if (joint := joint_of(name))
    )


def loads() -> Iterator[Claim]:
    """Demand at the hip by where the band sits and by its colour, against the order of the studies."""
    for walk in ("monster-walk", "lateral-band-walk"):
        for colour in COLOURS:
            moments = [most_moment(walk, place, colour) for place in ("thighs", "knees", "ankles", "feet")]
            rises = moments == sorted(set(moments))
            yield told(f"{walk}, {colour}: newton metres at thighs, knees, ankles, feet", LOAD, 4, str(moments))
            yield at_least(f"{walk}, {colour}: rises from knees to ankles to feet", LOAD, 4, float(rises), 1.0)
        steps = [
            most_moment(walk, "ankles", here) / most_moment(walk, "knees", then) for here, then in pairwise(COLOURS)
        ]
        claim = f"{walk}: knees to ankles over the next colour at the knees, the least"
        yield at_least(claim, LOAD, len(steps), round(min(steps), 2), 1.0)


def most_moment(exercise: str, placement: str, colour: str) -> float:
    said = CliRunner().invoke(load, [exercise, "--placement", placement, "--band", colour, "--json"])
    return float(json.loads(said.output)["hip_moment_nm"][1])


def pictures() -> Iterator[Claim]:
    """Sizes and times of every figure, of the whole library, and what an SVG may hold."""
    keys = [key for form in FORMS for key in views_of(*form)]
    drawn = [draw(key) for key in keys]
    sizes = [len(gzip.compress(each.encode())) for each in drawn]
    yield no_more("a moving figure, gzipped bytes, the largest", FIGURE, len(keys), max(sizes), 8 * 1024)
    spent = [milliseconds(key) for key in keys]
    yield no_more("a figure drawn anew, CPU milliseconds, the median", FIGURE, len(keys), statistics.median(spent), 5.0)
    yield told("a figure drawn anew, CPU milliseconds, the slowest", FIGURE, len(keys), max(spent))
    library = len(gzip.compress(library_text().encode()))
    yield no_more("the library's words and key poses, gzipped bytes", "/exercises/library.json", 1, library, 300_000)
    bad = sum(not is_plain(each) for each in drawn)
    yield no_more("figures that are not plain SVG", FIGURE, len(drawn), bad, 0)
    strips = {without_marks(draw(key, playing=Playing.STRIP)) for key in keys}
    yield at_least("rows of stills that are like no other", FIGURE, len(keys), len(strips), len(keys))


def without_marks(svg: str) -> str:
    """What is painted, without its words and without the names that the shapes of every picture have of their own."""
    return re.sub(r"\bf[0-9a-f]+(?=\d?(?:leg|arm|trunk|head|band))", "", svg.partition("</desc>")[2])


def views_of(exercise: str, variant: str) -> Iterator[FigureKey]:
    """A form from every side it is shown from, with a band where one is worn."""
    entry = load_catalogue().exercise(exercise)
    form = entry.variant(variant)
    assert form is not None, "a movement belongs to a form"
    place = next(iter(entry.placements_of(form)), None)
    for view in entry.views_of(form):
        band = BandColour.GREEN if place else None
        yield FigureKey(exercise=exercise, variant=variant, placement=place, band=band, side=Side.LEFT, view=view)


def milliseconds(key: FigureKey) -> float:
    """CPU of drawing one figure of which nothing is remembered but its movement; the best of a few times."""
    return round(min(_once(key) for _ in range(TIMES)), 2)


def _once(key: FigureKey) -> float:
    for remembered in (drawing.sketch, shot.moment_of, mannequin.outline):
        remembered.cache_clear()
    began = time.process_time()
    draw(key)
    return (time.process_time() - began) * 1000


def is_plain(svg: str) -> bool:
    """Well formed, with nothing that runs, styles or reaches out."""
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    return not tags & {"script", "style", "image", "a", "foreignObject"} and " style=" not in svg and "url(" not in svg


def laws() -> Iterator[Claim]:
    """What must hold of every movement and every picture, each as a test that can fail."""
    for claim, files in {
        "contacts, ranges, balance, course and mirror of every movement": ["tests/body/test_motion.py"],
        "a capped joint stays within its cap, and what is planted stays planted": ["tests/body/test_caps.py"],
        "the band is never slack, and asks what geometry says": ["tests/body/test_band.py"],
        "what a picture holds, shows and says": ["tests/figure"],
        "what an entry says, and what is refused with file, key and allowed values": ["tests/catalog"],
        "the figure keeps the prescribed time": ["tests/session/test_film.py"],
    }.items():
        yield all_pass(claim, run_tests("-n", "2", *files), least=5)


FAMILIES: tuple[Family, ...] = (poses, loads, pictures, laws)

if __name__ == "__main__":
    sys.exit(show(FAMILIES))
