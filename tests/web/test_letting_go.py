"""What a request brought is gone with its answer; nobody waits for the garbage collector to come by."""

import gc
import io
import logging
import weakref
from collections.abc import Callable, Iterator

import pytest

from bandstand.wsgi import application

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=b"
A_FILE = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nSquat 3x10\r\n--b--\r\n'


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Nothing comes by to look for rings; nor does pytest keep a record of a refusal, which names its request."""
    logging.disable()
    gc.disable()
    yield
    gc.enable()
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("sqlite", "no_collector")
@pytest.mark.parametrize(
    ("method", "path", "kind", "body"),
    [
        ("GET", "/", "", b""),
        ("GET", "/log/", "", b""),
        ("GET", "/no/such/page/", "", b""),
        ("POST", "/rest/", FORM, b"text=" + b"x" * 100_000),
        ("POST", "/rest/", FORM, b"text=%00"),
        ("POST", "/plan/read/", PARTS, A_FILE),
        ("POST", "/api/v1/events", "application/json", b'{"events": []}'),
        ("POST", "/api/v1/events", "application/json", b'{"events": ['),
    ],
)
def test_what_was_sent_is_let_go_with_the_answer(method: str, path: str, kind: str, body: bytes) -> None:
    sent = io.BytesIO(body)
    gone = weakref.ref(sent)
    asked = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "wsgi.input": sent,
        "wsgi.url_scheme": "http",
    }
    answer = application(asked, told)
    b"".join(answer)
    answer.close()
    del asked, sent, answer
    assert gone() is None


def told(status: str, headers: list[tuple[str, str]], trouble: object = None, /) -> Callable[[bytes], object]:
    """What a server does with the head of an answer; here, nothing."""
    return len
