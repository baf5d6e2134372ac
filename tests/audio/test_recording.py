"""The MP3 itself, decoded again: as loud as it should be everywhere, and every tone when it is due."""

import struct
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from bandstand.exchange.audio.espeak import Espeak, heard
from bandstand.exchange.audio.loudness import TONE_PEAK, VOICE, decibels, evened, loudness_of
from bandstand.exchange.audio.sounds import sound_of
from bandstand.exchange.audio.tape import BLOCK_SECONDS, Placed, blocks, record
from bandstand.exchange.audio.voice import Samples, Speech, Voice, has_voice
from bandstand.quantity import BandstandError, Range
from bandstand.session.script import Tone
from bandstand.session.tones import seconds_of
from bandstand.session.track import Track
from tests.audio.scripts import OWN, RATE, STRETCH, WALK, Hum, session

SPOKEN = pytest.mark.skipif(not has_voice(), reason="espeak-ng is not here: apt-get install espeak-ng")
VOICES = [pytest.param(Hum(), id="hum"), pytest.param(Espeak(), id="espeak-ng", marks=SPOKEN)]
REACH = 0.06  # seconds to either side in which a tone is looked for
MOST_OFF = 0.010


@dataclass(frozen=True, slots=True)
class Recorded:
    voice: Voice
    track: Track
    samples: Samples


@pytest.fixture(scope="module", params=VOICES)
def recorded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A session of several exercises, written as MP3 and decoded again."""
    file = tmp_path_factory.mktemp("track") / "session.mp3"
    track = record(session(WALK, OWN, STRETCH), request.param, file)
    samples, rate = soundfile.read(file, dtype="float32")
    assert rate == RATE
    return Recorded(request.param, track, samples)


def off_by(samples: Samples, tone: Tone, at: float) -> float:
    """How many seconds after its time a tone is heard best: its own shape slid over what was recorded."""
    shape = sound_of(tone, RATE)
    first = round((at - REACH) * RATE)
    window = samples[first : first + len(shape) + round(2 * REACH * RATE)]
    return float(np.argmax(np.correlate(window, shape, mode="valid"))) / RATE - REACH


def test_every_tone_is_heard_within_ten_milliseconds_of_its_time(recorded: Recorded) -> None:
    late = [off_by(recorded.samples, each.tone, each.at) for each in recorded.track.tones]
    assert len(late) > 60
    assert max(map(abs, late)) <= MOST_OFF


def test_a_recording_that_is_twelve_milliseconds_late_would_be_noticed(recorded: Recorded) -> None:
    late = np.concatenate([np.zeros(round(0.012 * RATE), dtype=np.float32), recorded.samples])
    assert min(off_by(late, each.tone, each.at) for each in recorded.track.tones) > MOST_OFF


def test_the_file_lasts_as_long_as_the_session_that_was_laid_out(recorded: Recorded) -> None:
    assert len(recorded.samples) / RATE == pytest.approx(recorded.track.seconds, abs=0.1)  # MP3 pads by a frame or two


def test_nothing_clips_and_the_loudest_moment_stays_below_one_decibel_under_full(recorded: Recorded) -> None:
    assert decibels(float(np.abs(recorded.samples).max())) < -1.0


def test_every_phrase_is_about_as_loud_as_every_other(recorded: Recorded) -> None:
    spoken = {
        words: recorded.voice.speak(words, "en").seconds for words in {said.words for said in recorded.track.said}
    }
    spans = [(said.at, said.at + spoken[said.words]) for said in recorded.track.said]
    tones = [(tone.at, tone.at + seconds_of(tone.tone)) for tone in recorded.track.tones]
    alone = [span for span in spans if not any(start < span[1] and span[0] < end for start, end in tones)]
    assert len(alone) > 15
    for start, end in alone:
        assert -20 <= loudness_of(recorded.samples[round(start * RATE) : round(end * RATE)], RATE) <= -16


@pytest.mark.parametrize("tone", Tone)
def test_no_tone_is_more_than_six_decibels_louder_than_the_voice(tone: Tone) -> None:
    assert VOICE - 3 <= loudness_of(sound_of(tone, RATE), RATE) <= VOICE + 6
    assert float(np.abs(sound_of(tone, RATE)).max()) <= 10 ** (TONE_PEAK / 20) * 1.35  # two notes may touch


@pytest.mark.parametrize("loud", [0.001, 0.02, 0.3, 1.0])
def test_a_quiet_and_a_loud_voice_come_out_alike(loud: float) -> None:
    speech = Hum().speak("Set 2 of 3. Right leg.", "en")
    evenly = evened(Speech(samples=(speech.samples * loud).astype(np.float32), rate=RATE))
    assert -20 <= loudness_of(evenly, RATE) <= -16
    assert decibels(float(np.abs(evenly).max())) <= -5.9


def test_blocks_put_together_are_the_sum_of_all_sounds_also_where_one_reaches_over_a_border() -> None:
    ones = np.ones(RATE * 3, dtype=np.float32)
    sounds = [Placed(round(at * RATE), ones) for at in (0.0, 8.5, 9.0, 19.9)]
    length = 23 * RATE
    whole = np.zeros(length, dtype=np.float32)
    for each in sounds:
        whole[each.start : each.end] += ones[: length - each.start]
    made = list(blocks(length, sounds, RATE))
    assert max(map(len, made)) == BLOCK_SECONDS * RATE
    assert np.array_equal(np.concatenate(made), whole)


def test_what_a_locked_phone_shows_of_a_track_says_nothing_of_anybodys_body(tmp_path: Path) -> None:
    record(session(WALK), Hum(), tmp_path / "session.mp3")
    with soundfile.SoundFile(tmp_path / "session.mp3") as file:
        assert (file.title, file.artist) == ("Session", "Bandstand")
    assert b"alk" not in (tmp_path / "session.mp3").read_bytes()[:500]


def test_a_voice_speaks_each_phrase_once(tmp_path: Path) -> None:
    class Counted(Hum):
        said: list[str] = []

        def speak(self, text: str, language: str) -> Speech:
            self.said.append(text)
            return super().speak(text, language)

    record(session(), Counted(), tmp_path / "session.mp3")
    assert len(Counted.said) == len(set(Counted.said)) > 20


def test_a_session_longer_than_two_hours_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert WALK.dose is not None
    endless = replace(WALK, dose=replace(WALK.dose, sets=Range(120)))
    with pytest.raises(BandstandError) as told:
        record(session(endless), Hum(), tmp_path / "session.mp3")
    assert told.value.message.id == "track.too_long"
    assert not (tmp_path / "session.mp3").exists()


MEMORY = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from bandstand.exchange.audio.tape import record
from bandstand.quantity import Range
from tests.audio.scripts import Hum, WALK, session
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
track = record(session(replace(WALK, dose=replace(WALK.dose, sets=Range(int(sys.argv[2]))))), Hum(), Path(sys.argv[1]))
print(track.seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_twenty_minutes_take_no_more_memory_than_four(tmp_path: Path) -> None:
    def taken(sets: int) -> tuple[float, int]:
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, str(tmp_path / "s.mp3"), str(sets)],
            env={"PYTHONPATH": "src:.", "BANDSTAND_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, kib = done.stdout.split()
        return float(seconds), int(kib)

    (short, little), (long, much) = taken(2), taken(16)
    assert short < 240
    assert long > 1150
    assert much < little + 8 * 1024  # KiB; the samples of twenty minutes alone are 100 MB


@SPOKEN
def test_the_voice_says_whatever_a_person_may_have_written() -> None:
    for words in (
        "Get ready.",
        "--help",
        "[[ h@'loU ]]",
        "",
        "   \n ",
        "ünïcødé — “quoted” \N{SLIGHTLY SMILING FACE}",
        "x" * 5000,
    ):
        speech = Espeak().speak(words, "en")
        assert speech.rate == RATE
        assert 0 < speech.seconds < 200


def test_sound_that_is_cut_short_is_heard_as_far_as_it_goes() -> None:
    no_length = b"\x00\xf0\xff\x7f"
    shape = struct.pack("<IHHIIHH", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    head = b"RIFF" + no_length + b"WAVEfmt " + shape + b"data" + no_length
    loud = (np.full(1000, 9000, dtype="<i2")).tobytes()
    assert heard(head + loud + b"\x01").seconds == pytest.approx(1000 / RATE)
