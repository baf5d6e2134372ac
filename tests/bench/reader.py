"""How fast the reader is: printed, never asserted. Run it alone on a quiet machine.

Prints one JSON line a figure: CPU milliseconds a line on the dev set, the longest of its documents, what twice the
text takes compared with once, 64 KiB of the worst kinds of text, and the start of the reader in a fresh process.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from bandstand.prescription.reader import LONGEST_TEXT, read

DEV = Path(__file__).parents[1] / "corpus" / "dev.jsonl"
START = "import time; t = time.process_time(); import bandstand.prescription.reader; print(time.process_time() - t)"
ATTACKS = {
    "digits": "1" * LONGEST_TEXT,
    "spaces": " " * LONGEST_TEXT,
    "letters": "a" * LONGEST_TEXT,
    "28 letters and a bang": ("a" * 28 + "!") * (LONGEST_TEXT // 29),
    "bars": "|" * LONGEST_TEXT,
    "dashes": "1-" * (LONGEST_TEXT // 2),
    "capitals": "MONSTER WALK " * (LONGEST_TEXT // 13),
    "doses": "3 sets of 10 reps each side. " * (LONGEST_TEXT // 29),
    "list": "1. Squat 3 x 10\n" * (LONGEST_TEXT // 16),
    "band": "band around " * (LONGEST_TEXT // 12),
}


def cpu_ms(text: str, times: int = 3) -> float:
    """The least CPU time that reading a text took, in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.process_time()
        read(text)
        taken.append((time.process_time() - begin) * 1000)
    return min(taken)


def tell(what: str, **figures: float) -> None:
    """One figure as a JSON line."""
    print(json.dumps({"bench": "reader", "what": what, **{name: round(figure, 3) for name, figure in figures.items()}}))


def main() -> None:
    """Print every figure."""
    texts = [json.loads(line)["text"] for line in DEV.read_text(encoding="utf-8").splitlines()]
    read(texts[0])
    each = [cpu_ms(text) for text in texts]
    tell("dev set", ms_a_line=sum(each) / sum(len(text.splitlines()) for text in texts), slowest_ms=max(each))
    page = "\n".join(texts)[: LONGEST_TEXT // 2]
    once, twice = cpu_ms(page), cpu_ms(page + page)
    tell("twice the text", ratio=twice / once)
    for name, text in ATTACKS.items():
        half, whole = cpu_ms(text[: len(text) // 2], 1), cpu_ms(text, 1)
        tell(f"64 KiB of {name}", ms=whole, ratio=whole / half, ms_a_kib=whole / (len(text) / 1024))
    started = [
        float(subprocess.run([sys.executable, "-c", START], capture_output=True, check=True).stdout) for _ in range(5)
    ]
    tell("start of the reader", ms=min(started) * 1000)


if __name__ == "__main__":
    main()
