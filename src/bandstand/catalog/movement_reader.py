"""Key poses from TOML: what every key shares is written once, and an angle without a side means both."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NoReturn

from bandstand.catalog.entry import EntryWrong
from bandstand.catalog.movement import KeyPose, Movement
from bandstand.catalog.vocabulary import HELD, JOINTS, Contact, angle_names, joint_of
from bandstand.quantity import Json

FIELDS = {"variant", "seconds", "hero", "stills", "planted", "base", "keys", "heights", "holds", "faults"}
KEY_FIELDS = {"at", "planted", "heights", "holds", "flight", "forward"}
LARGEST = 1000  # nothing in an entry is larger, in whatever unit
LONGEST_LOOP = 60  # seconds
HIGHEST = 2.0  # metres above the floor
HANDS = {"hand_left": "_left", "hand_right": "_right"}


def read_movements(given: Mapping[str, Json], exercise: str, file: str) -> Iterable[Movement]:
    """Every movement of one file. Raises EntryWrong, whose sentence names file and field."""
    for place, table in enumerate(_tables(given.get("movements"), "movements", file)):
        yield _Reader(file, f"movements[{place}]").movement(table, exercise)


def _tables(given: Json, at: str, file: str) -> list[Mapping[str, Json]]:
    if not isinstance(given, list) or not all(isinstance(item, Mapping) for item in given):
        raise EntryWrong(file, f"{at}: a list of tables is expected")
    return [item for item in given if isinstance(item, Mapping)]


class _Reader:
    """Reads one movement, keeping in mind where it stands, so that every refusal names its place."""

    def __init__(self, file: str, at: str) -> None:
        self.file, self.at = file, at

    def movement(self, table: Mapping[str, Json], exercise: str) -> Movement:
        self._only(table, FIELDS, self.at)
        shared = {name: table[name] for name in ("planted", "heights", "holds") if name in table}
        base = self.angles(table.get("base", {}), f"{self.at}.base")
        keys = tuple(
            self.key({**shared, **key}, base, f"{self.at}.keys[{place}]")
            for place, key in enumerate(_tables(table.get("keys"), f"{self.at}.keys", self.file))
        )
        self._check_order(keys)
        return Movement(
            exercise=exercise,
            variant=self.word(table.get("variant"), f"{self.at}.variant"),
            seconds=self.seconds(table.get("seconds"), f"{self.at}.seconds"),
            hero=self.phase(table.get("hero"), f"{self.at}.hero"),
            stills=self.phases(table.get("stills"), f"{self.at}.stills"),
            keys=keys,
            faults=self.faults(table.get("faults", []), f"{self.at}.faults"),
        )

    def faults(self, given: Json, at: str) -> Mapping[str, Mapping[str, float]]:
        found: dict[str, Mapping[str, float]] = {}
        for place, table in enumerate(_tables(given, at, self.file)):
            where = f"{at}[{place}]"
            off = {name: value for name, value in table.items() if name != "shows"}
            found[self.word(table.get("shows"), f"{where}.shows")] = MappingProxyType(self.angles(off, where))
        return MappingProxyType(found)

    def key(self, table: Mapping[str, Json], base: Mapping[str, float], at: str) -> KeyPose:
        own = {name: value for name, value in table.items() if name not in KEY_FIELDS}
        angles = {**dict.fromkeys(angle_names(), 0.0), **base, **self.angles(own, at)}
        flight = self.number(table["flight"], f"{at}.flight") if "flight" in table else None
        planted = () if flight is not None else self.contacts(table.get("planted", []), f"{at}.planted")
        if not planted and flight is None:
            self._refuse(f"{at}.planted: something has to carry the body")
        return KeyPose(
            at=self.phase(table.get("at"), f"{at}.at"),
            planted=planted,
            angles=MappingProxyType(angles),
            heights=self.heights(table.get("heights", {}), f"{at}.heights"),
            holds=self.holds(table.get("holds", {}), f"{at}.holds"),
            flight=flight,
            forward=self.number(table.get("forward", 0.0), f"{at}.forward"),
        )

    def angles(self, given: Json, at: str) -> dict[str, float]:
        if not isinstance(given, Mapping):
            self._refuse(f"{at}: angles by name are expected")
        found: dict[str, float] = {}
        for name, value in sorted(given.items(), key=lambda item: _is_one_sided(item[0])):
            degrees = self.number(value, f"{at}.{name}")
            for full in self._sides_of(name, at):
                found[full] = self._in_range(full, degrees, at)
        return found

    def _sides_of(self, name: str, at: str) -> tuple[str, ...]:
        if name in JOINTS and JOINTS[name].paired:
            return (f"{name}_left", f"{name}_right")
        if joint_of(name) is None:
            self._refuse(f"{at}.{name}: no joint moves by that name; allowed are {', '.join(JOINTS)}")
        return (name,)

    def _in_range(self, name: str, degrees: float, at: str) -> float:
        joint = joint_of(name)
        if joint is None or not joint.low <= degrees <= joint.high:
            allowed = f"{joint.low:g} to {joint.high:g}" if joint else "none"
            self._refuse(f"{at}.{name}: {degrees:g} degrees is outside the joint's range; allowed are {allowed}")
        return degrees

    def contacts(self, given: Json, at: str) -> tuple[Contact, ...]:
        if not isinstance(given, list):
            self._refuse(f"{at}: a list of contacts is expected")
        found = tuple(self._contact(word, at) for word in given)
        if len(set(found)) != len(found):
            self._refuse(f"{at}: each contact stands once")
        return found

    def _contact(self, word: Json, at: str) -> Contact:
        if word not in list(Contact):
            self._refuse(f"{at}: {word} is no contact; allowed are {', '.join(Contact)}")
        return Contact(str(word))

    def heights(self, given: Json, at: str) -> Mapping[Contact, float]:
        if not isinstance(given, Mapping):
            self._refuse(f"{at}: metres by contact are expected")
        found = {self._contact(word, at): self.height(value, f"{at}.{word}") for word, value in given.items()}
        return MappingProxyType(found)

    def holds(self, given: Json, at: str) -> Mapping[str, str]:
        if not isinstance(given, Mapping):
            self._refuse(f"{at}: what each hand holds is expected")
        return MappingProxyType(
            {self._hand(hand, at): self._held(held, f"{at}.{hand}") for hand, held in given.items()}
        )

    def _hand(self, word: str, at: str) -> str:
        if word not in HANDS:
            self._refuse(f"{at}: {word} cannot hold; allowed are {', '.join(HANDS)}")
        return HANDS[word]

    def _held(self, word: Json, at: str) -> str:
        allowed = [f"{part}_{side}" for part in HELD for side in ("left", "right")]
        if word not in allowed:
            self._refuse(f"{at}: {word} cannot be held; allowed are {', '.join(allowed)}")
        return str(word)

    def phases(self, given: Json, at: str) -> tuple[float, ...]:
        if not isinstance(given, list) or not 1 <= len(given) <= 3:
            self._refuse(f"{at}: one to three moments are expected")
        return tuple(self.phase(item, at) for item in given)

    def phase(self, given: Json, at: str) -> float:
        moment = self.number(given, at)
        if not 0 <= moment < 1:
            self._refuse(f"{at}: a moment from 0 to just under 1 is expected")
        return moment

    def number(self, given: Json, at: str) -> float:
        if isinstance(given, bool) or not isinstance(given, int | float) or not abs(given) <= LARGEST:
            self._refuse(f"{at}: a number from -{LARGEST} to {LARGEST} is expected")
        return float(given)

    def seconds(self, given: Json, at: str) -> float:
        seconds = self.number(given, at)
        if not 0 < seconds <= LONGEST_LOOP:
            self._refuse(f"{at}: {seconds:g} is no length of a loop; allowed are more than 0 to {LONGEST_LOOP} seconds")
        return seconds

    def height(self, given: Json, at: str) -> float:
        height = self.number(given, at)
        if not 0 <= height <= HIGHEST:
            self._refuse(f"{at}: {height:g} is no height to rest on; allowed are 0 to {HIGHEST} metres")
        return height

    def word(self, given: Json, at: str) -> str:
        if not isinstance(given, str):
            self._refuse(f"{at}: a word is expected")
        return given

    def _only(self, table: Mapping[str, Json], known: set[str], at: str) -> None:
        for name in table:
            if name not in known:
                self._refuse(f"{at}.{name} is not a field of a movement")

    def _check_order(self, keys: tuple[KeyPose, ...]) -> None:
        moments = [key.at for key in keys]
        if not moments or moments[0] != 0 or moments != sorted(set(moments)):
            self._refuse(f"{self.at}.keys: moments rise from 0")
        for place, (here, then) in enumerate(zip(keys, keys[1:] + keys[:1], strict=True)):
            if not _goes_on(here, then):
                self._refuse(f"{self.at}.keys[{place}].planted: nothing stays planted until the next key")

    def _refuse(self, trouble: str) -> NoReturn:
        raise EntryWrong(self.file, trouble)


def _is_one_sided(name: str) -> bool:
    """One-sided angles come after those for both sides, whatever the order of the file."""
    return name.endswith(("_left", "_right"))


def _goes_on(here: KeyPose, then: KeyPose) -> bool:
    """Whether the body is carried from one key to the next, by the floor or through the air."""
    if here.flight is not None or then.flight is not None:
        return True
    return any(contact in then.planted or contact.rolled in then.planted for contact in here.planted)
