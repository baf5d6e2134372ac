"""One plan follows another: a prescription that is still the same exercise keeps its key, so its log goes on."""

from dataclasses import replace

from bandstand.prescription.plan import Plan, Prescription, Section


def succeed(before: Plan | None, following: Plan) -> Plan:
    """The following plan under the next number, with the keys of what it shares with the one before.

    Matched by exercise and variant; by name where the catalogue does not know the exercise.
    """
    if before is None:
        return replace(following, number=1)
    kept = _Keys(before)
    sections = tuple(_with_keys(section, kept) for section in following.sections)
    questions = tuple(replace(each, prescription=kept.renamed(each.prescription)) for each in following.questions)
    return replace(following, number=before.next_number, sections=sections, questions=questions)


class _Keys:
    """Hands out the keys of the plan before, each once, and fresh ones for what is new."""

    def __init__(self, before: Plan) -> None:
        self._free: dict[tuple[str, str], str] = {}
        for each in before.prescriptions:
            self._free.setdefault(_identity(each), each.key)
        self._taken = {each.key for each in before.prescriptions}
        self._renamed: dict[str, str] = {}

    def key_for(self, prescription: Prescription) -> str:
        key = self._free.pop(_identity(prescription), None) or self._fresh(prescription.key)
        self._taken.add(key)
        self._renamed[prescription.key] = key
        return key

    def renamed(self, key: str) -> str:
        return self._renamed.get(key, key)

    def _fresh(self, wanted: str) -> str:
        count, key = 2, wanted
        while key in self._taken:
            key, count = f"{wanted}-{count}", count + 1
        return key


def _identity(prescription: Prescription) -> tuple[str, str]:
    return (prescription.known_as, prescription.variant or "")


def _with_keys(section: Section, keys: _Keys) -> Section:
    kept = tuple(replace(each, key=keys.key_for(each)) for each in section.prescriptions)
    return replace(section, prescriptions=kept)
