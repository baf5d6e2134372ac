"""An SVG read back: its elements, its outlines as points, its letters."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

NS = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]


@dataclass
class Picture:
    """One drawing, as a program sees it."""

    text: str

    @cached_property
    def root(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.text)

    def all(self, tag: str) -> list[ElementTree.Element]:
        return list(self.root.iter(NS + tag))

    @property
    def title(self) -> str:
        return self.all("title")[0].text or ""

    def letter(self, letter: str) -> Point:
        (found,) = [each for each in self.all("text") if each.text == letter]
        return float(found.attrib["x"]), float(found.attrib["y"])

    def strokes(self, colour: str) -> list[list[Point]]:
        """The open lines painted in a colour: the band, where it is the band's."""
        return [points_of(each.attrib["d"]) for each in self.all("path") if each.attrib.get("stroke") == colour]

    def outline(self, part: str) -> list[Point]:
        """All corners of one part of the body, such as leg_left."""
        (group,) = [each for each in self.all("g") if each.attrib.get("id", "").endswith(part)]
        return [point for path in group.iter(NS + "path") for point in points_of(path.attrib["d"])]


def commands(path: str) -> str:
    """The form of an outline without its numbers."""
    return "".join(re.findall(r"[a-z]", path)) + str(len(re.findall(r"-?[0-9]+", path)))


def points_of(path: str) -> list[Point]:
    """The corners of an outline in relative steps."""
    x = y = 0.0
    found: list[Point] = []
    for command, numbers in re.findall(r"([mlaz])([^mlaz]*)", path):
        values = [float(number) for number in re.findall(r"-?[0-9.]+", numbers)]
        steps = [values[-2:]] if command == "a" else [values[i : i + 2] for i in range(0, len(values), 2)]
        for dx, dy in steps:
            x, y = x + dx, y + dy
            found.append((x, y))
    return found
