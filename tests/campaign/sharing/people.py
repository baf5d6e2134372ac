"""People made up whole: a plan, facts of every kind and a profile, with something of theirs in every field of text.

Each value is made by its own type hints, so that a field somebody adds some day is filled too, and looked for.
"""

import re
import types
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from random import Random
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from bandstand.catalog import load_catalogue
from bandstand.journal.facts import KIND_OF, Fact, PlanSet
from bandstand.prescription import (
    Bounds,
    Distance,
    Origin,
    PainLimits,
    Plan,
    Prescription,
    Section,
    SectionKind,
    Span,
    Tempo,
)
from bandstand.prescription.shareable import FIELDS
from bandstand.quantity import Message, Pain, Range

T = TypeVar("T")
# Of each something that tells who somebody is, or how they are; the number makes every place another one.
TOLD = (
    "Anna Qvist zq{n}qz",
    "anna.qvist{n}@mail.example zq{n}qz",
    "seen by Dr. Weber zq{n}qz",
    "on 22 November 1987 zq{n}qz",
    "pain 7 in the groin zq{n}qz",
    "it gave way, and I cried zq{n}qz",
)
SIGNS = re.compile(rb"zq\d+qz|Qvist|mail\.example|Dr\. Weber|November 1987|1987-11|the groin z|cried")
EXERCISES = [each.id for each in load_catalogue().exercises]


@cache
def hints_of(kind: Hashable) -> Mapping[str, object]:
    """The fields of a value and what each may hold."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(cast("type", kind))}


class Maker:
    """Makes values, the same for the same number."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        self._told = 0

    def words(self) -> str:
        """Something of theirs."""
        self._told += 1
        return self.chance.choice(TOLD).format(n=self._told)

    def made(self, kind: type[T]) -> T:
        """A value of this kind with something in every field."""
        return cast(T, self._of(kind))

    def _of(self, hint: object) -> object:
        if hint in self._by_hand:
            return self._by_hand[hint](self)
        if get_origin(hint) in (Union, types.UnionType):
            return self._of(self.chance.choice([each for each in get_args(hint) if each is not type(None)]))
        if get_origin(hint) is tuple:
            return self._tuple(get_args(hint))
        assert isinstance(hint, type), hint
        return self._of_class(hint)

    def _of_class(self, kind: type) -> object:
        if issubclass(kind, Enum):
            return self.chance.choice(list(kind))
        if issubclass(kind, int):
            return kind(self.chance.randint(1, 4))  # a small number, a scale, a number of seconds
        assert is_dataclass(kind), kind
        return self._filled(kind, {})

    def _filled(self, kind: type, known: Mapping[str, object]) -> object:
        """Every field by its hint, but for those that are known."""
        told = {name: self._of(hint) for name, hint in hints_of(kind).items() if name not in known}
        return kind(**told, **known)

    def _tuple(self, items: tuple[object, ...]) -> object:
        if len(items) == 2 and items[1] is Ellipsis:
            return tuple(self._of(items[0]) for _ in range(self.chance.randint(1, 2)))
        return tuple(self._of(each) for each in items)

    def prescription(self) -> Prescription:
        """One exercise; its key, often its form, and all that stands beside it are somebody's own words."""
        exercise = self.chance.choice([None, *EXERCISES, *EXERCISES])
        form = self._form(exercise)
        known = {
            "key": self.words(),
            "exercise": exercise,
            "variant": form,
            "bounds": replace(self.made(Bounds), variants=(form,) if form else ()),
            "limb": self.chance.choice(["", "arm", "leg"]),
            "origins": tuple((name, self.made(Origin)) for name in (*FIELDS, self.words())),
        }
        return cast(Prescription, self._filled(Prescription, known))

    def _form(self, exercise: str | None) -> str | None:
        """None, a form that the catalogue has, or somebody's own word for one."""
        entry = load_catalogue().get(exercise or "")
        return self.chance.choice([None, *(form.id for form in (entry.variants if entry else ())), self.words()])

    def plan(self) -> Plan:
        """A plan of some exercises in one section or two."""
        parts = tuple(self._section() for _ in range(self.chance.randint(1, 2)))
        return cast(Plan, self._filled(Plan, {"number": self.chance.randint(1, 9), "sections": parts}))

    def _section(self) -> Section:
        many = tuple(self.prescription() for _ in range(self.chance.randint(2, 4)))
        return Section(kind=SectionKind.MAIN, laps=Range(2), lap_rest=Range(30), prescriptions=many)

    def facts(self) -> Iterator[Fact]:
        """Facts of every kind there is, the plan among them."""
        for kind in KIND_OF:
            yield PlanSet(plan=self.plan()) if kind is PlanSet else self.made(kind)

    def message(self) -> Message:
        """A sentence that quotes somebody."""
        return Message("sheet.no_such_exercise", words=self.words())

    def span(self) -> Range:
        """From few to some more."""
        low = self.chance.randint(1, 12)
        return Range(low, low + self.chance.randint(0, 5))

    _by_hand: Mapping[object, Callable[["Maker"], object]] = types.MappingProxyType(
        {
            str: words,
            bool: lambda self: self.chance.random() < 0.5,
            float: lambda self: 1.5,
            date: lambda self: date(1987, 11, 22),
            UUID: lambda self: UUID(int=self.chance.getrandbits(128)),
            Message: message,
            Range: span,
            Prescription: prescription,
            Plan: plan,
            Section: _section,
            Span: lambda self: Span(1, 9),
            Distance: lambda self: Distance(10, 20),
            Tempo: lambda self: Tempo(up=2, hold=1, down=2),
            PainLimits: lambda self: PainLimits(green=Pain(1), amber=Pain(4)),
        }
    )


def with_own_plan(facts: Iterator[Fact], plan: Plan) -> Iterator[Fact]:
    """The same facts, and at the end the plan that is in force."""
    yield from facts
    yield PlanSet(plan=replace(plan, number=plan.number + 1))


def signs_in(content: bytes) -> list[str]:
    """What of somebody stands in what leaves the house."""
    return [found[0].decode() for found in SIGNS.finditer(content)]
