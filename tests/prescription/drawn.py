"""Parts of doses that the laws draw."""

from hypothesis import strategies as st

from bandstand.prescription import Tempo
from bandstand.quantity import Range


def ranges(least: int, most: int) -> st.SearchStrategy[Range]:
    """Ranges whose ends lie between two numbers."""
    pairs = st.tuples(st.integers(least, most), st.integers(least, most))
    return pairs.map(lambda pair: Range(min(pair), max(pair)))


tempos = st.builds(Tempo, up=st.integers(0, 10), hold=st.integers(0, 10), down=st.integers(0, 10))
