"""`make docs`: write the pages of docs/ that follow from the program, so that they never say anything else.

With --check it writes nothing, and says which page is not as it would be written.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

HERE = Path(__file__).resolve().parent.parent
DOCS = HERE / "docs"
WIDTH = 100
BEGIN, END = "<!-- written by make docs: begin -->\n", "<!-- written by make docs: end -->\n"


def pages() -> Mapping[Path, str]:
    """Each generated page, or page with a generated part, as it should be."""
    return {
        DOCS / "command.md": within(DOCS / "command.md", "\n".join(commands())),
        DOCS / "security.md": within(DOCS / "security.md", "\n".join(routes())),
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
        context = click.Context(
            verb.load(), info_name=name, parent=above, terminal_width=WIDTH, max_content_width=WIDTH
        )
        yield f"## `bandstand {name}`\n\n```\n{context.get_help()}\n```\n"


def routes() -> Iterator[str]:
    """Every address, its methods, and who gets an answer."""
    from bandstand.cli.verbs import set_up_django

    set_up_django()
    from bandstand.web.routes import ROLES, TABLE

    yield f"| address | method | {' | '.join(ROLES)} |"
    yield "|---" * (len(ROLES) + 2) + "|"
    for row in TABLE:
        yield f"| `{row.route}` | {row.method} | {' | '.join(row.answers().values())} |"
    yield ""


def main(arguments: list[str]) -> int:
    os.environ["BANDSTAND_HOME"] = str(Path(tempfile.gettempdir()) / "bandstand-docs-makes-no-home")
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
