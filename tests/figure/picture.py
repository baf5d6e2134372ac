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

    @property
    def band(self) -> list[list[list[Point]]]:
        """The lines of the band; of each its course, moment by moment."""
        found = []
        for group in self._named("band"):
            for path in group.iter(NS + "path"):
                glides = [each for each in path if each.attrib["attributeName"] == "d"]
                values = glides[0].attrib["values"].split(";") if glides else [path.attrib["d"]]
                found.append([points_of(value) for value in values])
        return found

    @property
    def band_points(self) -> list[Point]:
        """Every corner of the band at the first moment."""
        return [point for line in self.band for point in line[0]]

    @property
    def band_strokes(self) -> dict[str, float]:
        """The colours the band is painted in, and how broad."""
        uses = [use.attrib for use in self.all("use") if "band" in use.attrib["href"]]
        return {use["stroke"]: float(use["stroke-width"]) for use in uses}

    def _named(self, name: str) -> list[ElementTree.Element]:
        return [each for each in self.all("g") if name in each.attrib.get("id", "")]

    def outline(self, part: str) -> list[Point]:
        """All corners of one part of the body, such as leg_left."""
        (group,) = [each for each in self._named(part) if each.attrib["id"].endswith(part)]
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
