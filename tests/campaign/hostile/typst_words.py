"""Words that would do something if typst took them for its own language, for markup of the web, or for control letters.

Each carries a mark that stays on the paper, and a sum that only stands there if somebody worked it out.
"""

import re
from collections.abc import Iterator

FIRST, SECOND = 7_919, 104_729
_CORES = (
    "#{m}#({a} * {b})",
    "#{{ [{m}]; str({a} * {b}) }}",
    '#eval("{a} * {b}") {m}',
    '#read("house.typ") {m}',
    '#read("/etc/passwd") {m}',
    '#panic("{m}")',
    '#import "@preview/cetz:0.3.0": * {m}',
    '#include "house.typ" {m}',
    '#import "house.typ": * {m}',
    "#set page(width: 1cm) {m}",
    '#show: it => "{m}" + str({a} * {b})',
    "#let x = {a} * {b}; #x {m}",
    "#sys.inputs.sheet {m}",
    "#while true {{}} {m}",
    "#for i in range(1000000000) [x] {m}",
    "$ {a} dot {b} $ {m}",
    "]#({a}*{b})[{m}",
    ")]}} #str({a} * {b}) {m}",
    '", "x": #({a} * {b}), "{m}": "',
    '\\" #({a} * {b}) {m}',
    "`#({a} * {b})` {m}",
    "```typc {a} * {b} ``` {m}",
    "= {m}\n- #({a} * {b})",
    "/* {m} */ // #({a} * {b})",
    "*{m}* _#({a}*{b})_ <label> @label",
    "https://{m}.example/#({a} * {b})",
    "<script>{m}({a} * {b})</script>",
    '<image href="file:///etc/passwd" id="{m}"/>',
    "\u202e{m}\u202c#({a} * {b})",
    "{m}\0#({a} * {b})",
    "\ufeff{m}\u200b#({a} * {b})",
    "{m}\u0301\u0301\u0301 #({a} * {b}) \U0001f642",
    "\ud800{m}#({a} * {b})",
)
_BEFORE = ("", "]", ")", '"', "}", "\\", "$", "`", "*/", "#[", "#{", "#(", "'", "<", "|", "\n\n= ")
ANSWER = str(FIRST * SECOND)
# What stands in our own templates, and would stand on the paper if one of them had been read.
READ = ("What every sheet of ours shares", "root:x:0")


def mark(number: int) -> str:
    """The word that must stay on the paper."""
    return f"xq{number}q"


def all_words() -> Iterator[str]:
    """Five hundred and more, each different."""
    number = 0
    for before in _BEFORE:
        for core in _CORES:
            yield before + core.format(m=mark(number), a=FIRST, b=SECOND)
            number += 1


def executed(printed: str) -> list[str]:
    """What stands on the paper that nobody wrote."""
    told = re.sub(r"\s", "", printed)
    return [found for found in (ANSWER, *READ) if re.sub(r"\s", "", found) in told]
