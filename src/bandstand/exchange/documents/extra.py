"""Reading pictures is an extra that `make ocr` installs: whether it is here, and the sentence where it is not."""

from importlib.util import find_spec

from bandstand.quantity import BandstandError, Message

NEEDED = ("rapidocr", "onnxruntime", "cv2")


def reads_pictures() -> bool:
    """Whether scans and photographs can be read here. Nothing is loaded to find out."""
    return all(find_spec(name) is not None for name in NEEDED)


def require() -> None:
    """Raises BandstandError, with the command that installs it, where the extra is missing."""
    if not reads_pictures():
        raise BandstandError(Message("upload.no_ocr"))
