"""`make docs`: write the pages of docs/ that follow from the program, so that they never say anything else.

With --check it writes nothing, and says which page is not as it would be written.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import starmap
from pathlib import Path

import click

from tools import mutants
from tools.engine_page import rules_table, story

HERE = Path(__file__).resolve().parent.parent
DOCS = HERE / "docs"
WIDTH = 100
BEGIN, END = "<!-- written by make docs: begin -->\n", "<!-- written by make docs: end -->\n"


def pages() -> Mapping[Path, str]:
    """Each generated page, or page with a generated part, as it should be."""
    return {
        DOCS / "command.md": within(DOCS / "command.md", "\n".join(commands())),
        DOCS / "security.md": within(DOCS / "security.md", "\n".join(routes())),
        DOCS / "reliability.md": within(DOCS / "reliability.md", "\n".join(campaign())),
        DOCS / "rules.md": within(DOCS / "rules.md", "\n".join((*rules_table(), *story()))),
        DOCS / "mutants.md": within(DOCS / "mutants.md", "\n".join(mutants.page())),
        DOCS / "recovery.md": within(DOCS / "recovery.md", "\n".join(recovery())),
        DOCS / "reader.md": within(DOCS / "reader.md", "\n".join((*reading(), *rules()))),
    }


def within(page: Path, part: str) -> str:
    """The page with its generated part replaced; what people wrote around it stays."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{BEGIN}\n{part}\n{END}{rest.partition(END)[2]}"


def commands() -> Iterator[str]:
    """Every command, in the words of its own --help."""
    from bandstand.cli import TABLE, root

    above = click.Context(root, info_name="bandstand")
    for name, verb in TABLE.items():
        yield from explained(name, verb.load(), above, "##")


def explained(name: str, verb: click.Command, above: click.Context, heading: str) -> Iterator[str]:
    """A command, and those that stand under it."""
    context = click.Context(verb, info_name=name, parent=above, terminal_width=WIDTH, max_content_width=WIDTH)
    yield f"{heading} `{context.command_path}`\n\n```\n{context.get_help()}\n```\n"
    under = verb.commands if isinstance(verb, click.Group) else {}
    for each, command in under.items():
        yield from explained(each, command, context, f"{heading}#")


def routes() -> Iterator[str]:
    """Every address, its methods, and who gets an answer."""
    from bandstand.cli.verbs import set_up_django

    set_up_django()
    from bandstand.web.routes import ROLES, TABLE

    yield f"| address | method | {' | '.join(ROLES)} |"
    yield "|---" * (len(ROLES) + 2) + "|"
    for row in TABLE:
        told = zip(row.answers(open=False).values(), row.answers(open=True).values(), strict=True)
        yield f"| `{row.route}` | {row.method} | {' | '.join(starmap(_let_in, told))} |"
    yield ""


def _let_in(with_accounts: str, while_open: str) -> str:
    """One cell for both states of a home."""
    if with_accounts == while_open:
        return with_accounts
    return "while open" if while_open == "yes" else "with accounts"


def campaign() -> Iterator[str]:
    """Every part of the fault campaign, what came of it in the last run that was kept, and the mistakes it finds."""
    sys.path[:0] = [str(HERE)] if str(HERE) not in sys.path else []
    part = import_module("tests.campaign.part")
    ran = json.loads((DOCS / "campaign.json").read_text(encoding="utf-8"))
    yield "| key | what Bandstand faces | held to | measured | tried | mistakes it finds |"
    yield "|---|---|---|---|---|---|"
    for key, each in part.all_parts().items():
        told = ran.get(key, {})
        figures = (_cell(told.get("limit", "")), _cell(told.get("measured", "")), f"{told['n']:,}" if told else "")
        mistakes = "<br>".join(f"`{name}`" for name in each.faults)
        yield f"| {key} | {_cell(each.faced)} | {' | '.join(figures)} | {mistakes} |"
    yield ""


def recovery() -> Iterator[str]:
    """What the trend and the flares did on made-up diaries, in the run that was kept last."""
    kept = json.loads((DOCS / "recovery.json").read_text(encoding="utf-8"))
    number, kinds, stages = kept["n"], kept["kinds"], kept["stages"]
    yield f"| | {' | '.join(kinds)} |"
    yield "|---" * (len(kinds) + 1) + "|"
    for field, words in OF_KIND.items():
        told = " | ".join(_figure(kind[field]) for kind in kinds.values())
        yield f"| {words.format(**number)} | {told} |"
    yield f"\n| {number['flares']} diaries with two flares each | {' | '.join(stages)} |"
    yield "|---" * (len(stages) + 1) + "|"
    for field, words in OF_STAGE.items():
        yield f"| {words} | {' | '.join(_figure(stage[field]) for stage in stages.values())} |"
    yield "\n| diary | the sentence |\n|---|---|"
    yield from (f"| {diary} | {sentence} |" for diary, sentence in kept["sentences"].items())
    yield ""


OF_KIND = {
    "flat_better": "{flat} flat diaries: ever told better, % (at most 5)",
    "flat_worse": "the same: ever told worse, %",
    "flat_steady": "the same: told steady on the last day, %",
    "fall_better": "{moved} with a fall of two points: told better, %",
    "half_by": "half of these falls told by, days from their beginning",
    "rise_worse": "{moved} with a rise of two points: told worse, %",
    "covered": "240 weeks: the mean lay in its 80 % range, % (75 to 88)",
}
OF_STAGE = {
    "precision": "alarms that were flares, %",
    "recall": "flares that were told, %",
    "delay": "days from the beginning to the alarm, median",
    "blips": "days of one bad answer followed by an alarm, %",
    "false_alarms": "false alarms in twelve weeks",
}


def _figure(measured: float | None) -> str:
    return "-" if measured is None else f"{measured:g}"


def measure_recovery() -> None:
    """Look at the made-up diaries again; half a minute."""
    sys.path[:0] = [str(HERE)] if str(HERE) not in sys.path else []
    found = import_module("tests.recovery.figures").figures()
    (DOCS / "recovery.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


SHEET = """Hip programme, 3 times a week

1. Monster walk: 3 sets of 10-15 steps on both legs, band around the ankles.
2. Plank: hold for thirty seconds. I hate these!
Rest 60 seconds between sets.

My mother is 84 years old."""

# Which rooms of the reader make each result that `bandstand read --explain` prints; each room stands once.
MADE_IN = {
    "rewritings": (
        "written.normalise",
        "written.unseen",
        "written.numbers",
        "written.typos",
        "written.short_marks",
        "written.talk",
        "written.layout",
        "written.labels",
        "written.runs",
        "tables.rows_without_borders",
        "tables.cells_on_lines",
        "tables.turned_tables",
    ),
    "normal text": ("pipeline",),
    "phrases of dose": (
        "doses.phrases",
        "doses.finders",
        "doses.noise",
        "doses.frequency",
        "doses.clinic_latin",
        "doses.calendar_words",
        "doses.crossed_numbers",
        "doses.crossed_often",
        "doses.counts",
        "doses.counts_by_place",
        "doses.times",
        "doses.what_a_time_is_of",
        "doses.mirrors",
        "doses.sides",
        "doses.meant",
        "doses.desk",
        "doses.one_side",
        "tables.forms",
        "tables.footnotes",
        "tables.headings",
        "tables.ticks",
        "tables.tables",
        "tables.rows",
        "tables.records",
    ),
    "lines": (
        "lines.blocks",
        "lines.heads",
        "lines.names",
        "lines.first_words",
        "lines.outline",
        "lines.announcing",
        "lines.sheet_lines",
        "lines.lists",
        "lines.items",
        "tables.listing",
        "lines.titles",
        "lines.roles",
    ),
    "exercises": (
        "programme.regions",
        "told.prose",
        "told.title_of_one",
        "told.told_again",
        "told.running",
        "told.brought_up",
        "told.names_by_place",
        "told.verb_names",
        "told.cues",
        "told.told_to_do",
        "told.openings",
        "told.named_with_dose",
        "told.shorthand",
        "told.told_in_one_line",
        "told.story",
        "told.forbidden",
        "programme.phases",
        "programme.named_again",
    ),
    "text about several exercises": (
        "programme.scopes",
        "programme.words_for_all",
        "programme.pointing",
        "programme.rounds_told",
        "programme.rounds_below",
    ),
    "doses": ("programme.binding",),
    "band and things": ("things.equipment", "things.places", "things.loads", "things.kit"),
    "remarks": ("remarks.writers_notes", "things.variants"),
    "reading": ("understanding", "known"),
    "whole sheet": ("remarks.whole", "remarks.pain_limit"),
    "questions": ("asking", "rounds"),
    "unread": (),
}
SHARED = (
    "patterns",
    "lines.sentences",
    "doses.units",
    "programme.stages",
    "lines.vocabulary",
    "wordlists",
    "lines.abbreviations",
    "explaining",
)


def reading() -> Iterator[str]:
    """Each step of reading with what it does, in the words of its room, and what it makes of one small sheet."""
    from bandstand.prescription.reader.explaining import explain

    yield f"The example:\n\n```\n{SHEET}\n```\n"
    for number, each in enumerate(explain(SHEET), start=1):
        yield f"## {number}. {each.step[0].upper()}{each.step[1:]}\n"
        yield from (f"- `{room}`: {_story_of(room)}" for room in MADE_IN[each.step])
        yield "\n```\n" + "\n".join(line.rstrip() for line in each.lines or ("nothing",)) + "\n```\n"
    yield "## What several steps use\n"
    yield from (f"- `{room}`: {_story_of(room)}" for room in SHARED)
    yield ""


def _story_of(room: str) -> str:
    """The first paragraph of a room's docstring."""
    story = (import_module(f"bandstand.prescription.reader.{room}").__doc__ or "").partition("\n\n")[0]
    return " ".join(story.split())


def rules() -> Iterator[str]:
    """Every rule of the language of doses: why it is there, and sentences it is tried on."""
    from bandstand.prescription.reader.doses.finders import FINDERS

    yield "## The rules of the language of doses\n"
    yield "They claim words in this order; what one has claimed, later ones leave alone.\n"
    yield "| rule | why | tried on |\n|---|---|---|"
    for finder in FINDERS:
        yield f"| {_cell(finder.name)} | {_cell(finder.why)} | {'<br>'.join(map(_cell, finder.examples))} |"
    yield ""


def _cell(words: str) -> str:
    """Words that stay inside their cell of a table, on one line, as they are."""
    kept = words.replace("\n", " ⏎ ").replace("\t", " ⇥ ")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;").replace("*", "&#42;")


def main(arguments: list[str]) -> int:
    os.environ["BANDSTAND_HOME"] = str(Path(tempfile.gettempdir()) / "bandstand-docs-makes-no-home")
    if "--check" not in arguments:
        measure_recovery()
    stale = {page: text for page, text in pages().items() if page.read_text(encoding="utf-8") != text}
    for page, text in stale.items():
        name = page.relative_to(HERE)
        if "--check" in arguments:
            print(f"{name} is not what the program says. Run: make docs")
        else:
            page.write_text(text, encoding="utf-8")
            print(f"{name} is written.")
    if not stale:
        print("The generated pages are as the program says.")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
