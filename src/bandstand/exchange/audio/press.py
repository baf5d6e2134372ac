"""Tracks that are made once and kept, each under what it is made of; the next one to ask finds it there."""

import hashlib
import json
import logging
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import bandstand.session
from bandstand.exchange.audio.apart import Contents, make
from bandstand.exchange.script_wire import script_for_phone
from bandstand.quantity import BandstandError, Json, Message
from bandstand.session.script import Script
from bandstand.session.track import PAUSE_ME
from bandstand.words import say

MOST_KEPT = 12
MOST_WAITING = 4
NOT_HEARD = frozenset({"id", "plan_number", "made_at", "valid_until", "guards", "signs"})
log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()  # a track takes a whole core for some seconds
_table = threading.Lock()
_making: set[Path] = set()
_failed: dict[Path, BandstandError] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A track that is there."""

    file: Path
    contents: Contents


@dataclass(frozen=True, slots=True)
class Press:
    """The tracks of one person, in a folder of theirs."""

    folder: Path

    def finished(self, script: Script) -> Recording | None:
        """The track of a script if it is there. Nothing is begun."""
        file = self._file(script)
        try:
            told: Json = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
            return Recording(file=file, contents=Contents.read(told)) if file.exists() else None
        except (OSError, ValueError, BandstandError):
            return None

    def is_making(self, script: Script) -> bool:
        """Whether the track of a script is being made, or waits for another one. Nothing is begun."""
        with _table:
            return self._file(script) in _making

    def ask(self, script: Script) -> Recording | None:
        """The track if it is there; None while it is being made, which begins now if nobody asked before.

        Raises BandstandError, once, where making it failed; the next one to ask begins anew.
        """
        if found := self.finished(script):
            return found
        file = self._file(script)
        with _table:
            if trouble := _failed.pop(file, None):
                raise trouble
            if file in _making:
                return None
            if len(_making) >= MOST_WAITING:
                raise BandstandError(Message("track.busy"))
            _making.add(file)
        threading.Thread(target=self._make_and_tell, args=(script,), daemon=True).start()
        return None

    def make(self, script: Script) -> Recording:
        """Make the track now, however long it takes, or find it made. Raises BandstandError where that fails."""
        with _one_at_a_time:
            if found := self.finished(script):
                return found
            file = self._file(script)
            draft = file.with_suffix(".part")
            try:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                contents = make(script, draft)
                draft.replace(file)
                file.with_suffix(".json").write_text(json.dumps(contents.as_json()), encoding="utf-8")
            except OSError as trouble:
                raise BandstandError(Message("track.failed")) from trouble
            finally:
                draft.unlink(missing_ok=True)
            self._keep_the_newest()
            return Recording(file=file, contents=contents)

    def _make_and_tell(self, script: Script) -> None:
        file = self._file(script)
        try:
            self.make(script)
        except BandstandError as trouble:
            _failed[file] = trouble
        except Exception:  # a thread has nobody else to tell, and who asked waits for an answer
            log.exception("a track could not be made")
            _failed[file] = BandstandError(Message("track.failed"))
        finally:
            with _table:
                _making.discard(file)

    def _keep_the_newest(self) -> None:
        oldest_last = sorted(self.folder.glob("*.mp3"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in oldest_last[MOST_KEPT:]:
            file.with_suffix(".json").unlink(missing_ok=True)
            file.unlink(missing_ok=True)

    def _file(self, script: Script) -> Path:
        return self.folder / f"{_name_of(script)}.mp3"


def _name_of(script: Script) -> str:
    """The hash of everything that is heard, and of the code that makes it sound."""
    told = script_for_phone(script)
    assert isinstance(told, dict), "a script is an object"
    heard = {name: value for name, value in told.items() if name not in NOT_HEARD}
    whole = json.dumps([_version(), say(PAUSE_ME), heard], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


@cache
def _version() -> str:
    whole = hashlib.sha256()
    for room in (Path(__file__).parent, Path(bandstand.session.__file__).parent):
        for file in sorted(room.glob("*.py")):
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()
