"""A text file somebody opened, as text: whatever a common editor writes, and a sentence for everything else."""

from django.core.files.uploadedfile import UploadedFile

from bandstand.quantity import BandstandError, Message

# The reader's own cap is in characters' bytes; one more byte here is enough to know that it is too long.
MOST_BYTES = 64 * 1024
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of(file: "UploadedFile[bytes]") -> str:
    """The words in the file. Raises BandstandError where it is too long or no text."""
    raw: bytes = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise BandstandError(Message("sheet.too_long"))
    marked = next((encoding for bom, encoding in BOMS if raw.startswith(bom)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BandstandError(Message("sheet.not_text"))
