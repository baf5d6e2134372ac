"""One home's server, many lives: the house is read once, and each life is a fork that runs the real command.

Reads a command a line on standard input, as a JSON list of words, and answers with a JSON line: the process of a
server that began, or the exit code of a command that ended. Started as `python -m tests.campaign.storm.lives [FAULT]`;
with a fault named, every life has it, and no line of the house knows.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from tests.campaign.storm import faulty

Application = Callable[..., Any]


def read_the_house(fault: str) -> None:
    """Load what every life needs, with the fault in it."""
    import django

    django.setup()
    from django.urls import get_resolver

    import bandstand.wsgi
    from bandstand.cli import keep, serve

    _ = get_resolver().url_patterns, keep, serve
    if fault in faulty.APPLICATIONS:
        careless: Any = faulty.APPLICATIONS[fault](bandstand.wsgi.application)
        bandstand.wsgi.application = careless
    elif fault:
        faulty.MISTAKES[fault]()


def begin(words: Sequence[str]) -> int:
    """Fork one life, in a process group of its own. Returns its process."""
    process = os.fork()
    if not process:
        live(words)
    return process


def live(words: Sequence[str]) -> NoReturn:
    """Be the command `bandstand WORDS`, and nothing afterwards."""
    code = 1
    try:
        os.setsid()
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what it prints goes to the log beside the home
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        from bandstand.cli import main

        sys.argv = ["bandstand", *words]
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Begin what is asked for, until nobody asks any more."""
    read_the_house(sys.argv[1] if len(sys.argv) > 1 else "")
    for line in sys.stdin:
        words = json.loads(line)
        process = begin(words)
        if words[0] == "serve":
            told = {"process": process}
        else:
            told = {"code": os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
