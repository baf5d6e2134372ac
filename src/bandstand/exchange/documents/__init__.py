"""Documents become text: a PDF, a Word file, a saved web page or a photograph, in the shape the reader knows.

What a file is, its first bytes say, never its name. Everything but plain text is opened in a process of its own.
"""

from bandstand.exchange.documents.apart import ReadersBusy
from bandstand.exchange.documents.door import MOST_BYTES, is_plain, shown_name, text_of
from bandstand.exchange.documents.extra import reads_pictures

__all__ = ["MOST_BYTES", "ReadersBusy", "is_plain", "reads_pictures", "shown_name", "text_of"]
