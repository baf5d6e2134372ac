"""A sentence to a person, before it has words: an id and the values it needs.

Turning it into words happens in one place (`bandstand.words`), so that another language is another table.
"""

from dataclasses import dataclass
from typing import TypeAlias, Union

# A value may itself be a Message, so that a sentence can hold a phrase that is translated too.
Worded: TypeAlias = Union[str, int, "Message"]


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """One sentence by its id, with the values that go into it.

    >>> Message("pain-above-limit", pain=6, limit=5).values
    (('limit', 5), ('pain', 6))
    """

    id: str
    values: tuple[tuple[str, Worded], ...]

    def __init__(self, id: str, /, **values: Worded) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    def __getitem__(self, name: str) -> Worded:
        return dict(self.values)[name]


class BandstandError(Exception):
    """A situation the person can act on: what happened, and what to do next.

    It carries a Message; whoever shows it turns it into words. Nothing else is ever shown to people.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message
