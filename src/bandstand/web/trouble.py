"""What situations are in HTTP: 5xx only where nothing can be kept just now, and when to try again."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpResponse

from bandstand import store
from bandstand.exchange.audio import NoVoice
from bandstand.exchange.documents import ReadersBusy
from bandstand.exchange.kept_process import Busy
from bandstand.quantity import BandstandError

SOON, LATER = 5, 60  # seconds until trying again makes sense
ASKED_WRONGLY, MISSING = 400, 404

# Situations that mean: there is nothing of that id, or it is not yours.
NOT_THERE = frozenset({"session.unknown", "sheet.no_draft", "proposal.unknown", "correction.unknown", "track.not_made"})

_STATUS: Mapping[type[BandstandError], tuple[int, int]] = MappingProxyType(
    {
        store.DiskFull: (507, LATER),
        store.ReadOnly: (503, LATER),
        store.Busy: (503, SOON),
        store.Damaged: (503, LATER),
        store.Unreachable: (503, LATER),
        ReadersBusy: (503, SOON),
        Busy: (503, SOON),
        NoVoice: (503, LATER),
    }
)


def status_of(situation: BandstandError) -> int:
    """The status of an answer that tells a situation."""
    if situation.message.id in NOT_THERE:
        return MISSING
    return _STATUS[type(situation)][0] if type(situation) in _STATUS else ASKED_WRONGLY


def say_when_to_try_again(answer: HttpResponse, situation: BandstandError) -> HttpResponse:
    """The same answer; where trying again makes sense it says when."""
    if type(situation) in _STATUS:
        answer.headers["Retry-After"] = str(_STATUS[type(situation)][1])
    return answer
