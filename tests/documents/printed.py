"""Sheets as a therapist's office would print them: typst sets the words, in one of several looks."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("sheet.typ")
_ITEM = re.compile(r"(\s*)([-*•]|\d{1,2}[.)])\s+(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a sheet is set. `columns` of the page; `head` and `foot` stand on every page where they are given."""

    size: float = 10.5  # points
    margin: float = 18  # millimetres
    height: float = 297  # millimetres
    columns: int = 1
    head: str = ""
    foot: str = ""
    hyphenate: bool = False
    ruled: bool = True


PLAIN = Look()
LOOKS = (PLAIN, Look(size=11, margin=22), Look(size=10, margin=15), Look(size=12, margin=20))


def pdf_of(text: str, look: Look = PLAIN) -> bytes:
    """A sheet's words as a PDF with a text layer."""
    sheet = {"blocks": blocks_of(text), **{name: getattr(look, name) for name in Look.__slots__}}
    made = typst.compile(str(TEMPLATE), sys_inputs={"sheet": json.dumps(sheet)}, timestamp=0)
    assert isinstance(made, bytes)
    return made


def blocks_of(text: str) -> list[dict[str, Any]]:
    """The words line by line, as they were written: lines stay lines, bars become a table, marks become lists."""
    blocks: list[dict[str, Any]] = []
    apart = False
    for line in text.splitlines():
        if not line.strip():
            apart = True
            continue
        block = _block(line)
        if block["kind"] == "row" and blocks and blocks[-1]["kind"] == "table" and not apart:
            blocks[-1]["rows"].append(block["cells"])
        elif block["kind"] == "row":
            blocks.append({"kind": "table", "rows": [block["cells"]], "apart": apart})
        else:
            blocks.append({**block, "apart": apart})
        apart = False
    return [_evened(block) for block in blocks if block.get("rows") != []]


def _block(line: str) -> dict[str, Any]:
    if line.count("|") >= 2:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        return {"kind": "row", "cells": [] if set("".join(cells)) <= set("-: ") else cells}
    if item := _ITEM.fullmatch(line):
        return {"kind": "item", "marker": item[2], "text": item[3], "indent": len(item[1])}
    if line.startswith("# "):
        return {"kind": "heading", "text": line[2:]}
    return {"kind": "line", "text": line.strip()}


def _evened(block: dict[str, Any]) -> dict[str, Any]:
    """Every row of a table as wide as its widest."""
    if block["kind"] != "table":
        return block
    rows = [row for row in block["rows"] if row]
    wide = max(len(row) for row in rows)
    return {**block, "rows": [[*row, *[""] * (wide - len(row))] for row in rows], "wide": wide}
