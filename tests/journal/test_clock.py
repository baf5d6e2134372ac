"""When something was, where the phone's clock was wrong: only what the server's own clock proves."""

from hypothesis import given
from hypothesis import strategies as st

from bandstand.journal.history.clock import WRONG_FROM_MS, by_our_clock

moments = st.integers(0, 2**42)
waits = st.integers(0, 2**36)


@given(moments, waits, waits)
def test_a_right_clock_is_believed_however_long_the_phone_was_offline(true: int, wait: int, after_made: int) -> None:
    assert by_our_clock(true, delay=wait, not_before=true - after_made) is None


@given(moments, st.integers(WRONG_FROM_MS + 1, 2**40))
def test_a_clock_ahead_is_found_out_by_what_came_at_once(true: int, ahead: int) -> None:
    assert by_our_clock(true + ahead, delay=-ahead, not_before=None) == true


@given(moments, st.integers(WRONG_FROM_MS + 1, 2**40))
def test_a_clock_behind_is_found_out_by_the_script_it_plays(true: int, behind: int) -> None:
    assert by_our_clock(true - behind, delay=behind, not_before=true) == true


@given(moments, st.integers(0, WRONG_FROM_MS))
def test_ten_minutes_are_no_wrong_clock(true: int, ahead: int) -> None:
    assert by_our_clock(true + ahead, delay=-ahead, not_before=None) is None
