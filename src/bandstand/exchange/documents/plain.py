"""A text file, as text: whatever a common editor writes, and a sentence for everything else."""

from bandstand.quantity import BandstandError, Message

# The reader's own cap; what is longer is no sheet, and is not even decoded.
MOST_BYTES = 64 * 1024
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of(content: bytes) -> str:
    """The words in the file. Raises BandstandError where it is too long or no text."""
    if len(content) > MOST_BYTES:
        raise BandstandError(Message("sheet.too_long"))
    return decoded(content)


def decoded(content: bytes) -> str:
    """Bytes as letters: by their mark, else UTF-8, else what old Windows programs write."""
    marked = next((encoding for bom, encoding in BOMS if content.startswith(bom)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BandstandError(Message("sheet.not_text"))
