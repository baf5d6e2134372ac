"""The process that makes one track: the script comes in on standard input, the MP3 goes to the file that is named,
and what is where leaves on standard output.
"""

import json
import sys
from pathlib import Path

from bandstand.exchange.audio.espeak import Espeak
from bandstand.exchange.audio.limits import hold_to_limits
from bandstand.exchange.audio.tape import record
from bandstand.quantity import BandstandError, Json
from bandstand.quantity.codec import from_json
from bandstand.session.script import Script
from bandstand.words import say


def main() -> None:
    """Make one track and say what it holds, or the sentence that says why there is none."""
    out, seconds = Path(sys.argv[1]), int(sys.argv[2])
    hold_to_limits(seconds=seconds)
    json.dump(answer(json.load(sys.stdin), out), sys.stdout)


def answer(told: Json, out: Path) -> Json:
    """What is where in the track, in seconds and in words."""
    try:
        track = record(from_json(Script, told), Espeak(), out)
    except BandstandError as situation:
        return {"trouble": situation.message.id}
    chapters: list[Json] = [
        {"at": round(each.at, 3), "exercise": each.exercise, "part": say(each.part)} for each in track.chapters
    ]
    return {"seconds": round(track.seconds, 3), "chapters": chapters}


if __name__ == "__main__":
    main()
