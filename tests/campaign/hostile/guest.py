"""Somebody with a browser of few words: keeps a cookie, reads forms, and fills them in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from tests.campaign.hostile.wire import FORM, JSON, Answer, Ask, ask

Fields = Sequence[tuple[str, str]]
SEE_OTHER = (301, 302, 303)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a page: where it goes, and every value it would send."""

    action: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()


class Forms(HTMLParser):
    """The forms and links of a page."""

    def __init__(self, page: str, at: str) -> None:
        super().__init__()
        self.at = at.partition("?")[0]
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._action, self._fields, self._files = "", list[tuple[str, str]](), list[str]()
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name, value = told.get("name", ""), told.get("value", "")
        if tag == "a" and told.get("href", "").startswith("/"):
            self.links.append(told["href"].partition("#")[0])
        elif tag == "form":
            self._action, self._fields, self._files = told.get("action") or self.at, [], []
        elif tag == "input" and told.get("type") == "file":
            self._files.append(name)
        elif tag in ("input", "button", "textarea") and name:
            self._fields.append((name, value))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self._fields.append((self._select, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.forms.append(Form(self._action, tuple(self._fields), tuple(self._files)))
        if tag == "select":
            self._select = ""


@dataclass
class Guest:
    """Speaks to one house; `cookies` are what it was given, and its zone."""

    port: int
    zone: str = "Europe/Berlin"
    cookies: dict[str, str] = field(default_factory=dict)
    place: str = "/"
    now_ms: int = 0  # where the server's clock is to stand; 0 for where it is

    def get(self, path: str) -> Answer:
        """Look at an address."""
        return self._keep(ask(self.port, Ask("GET", path, [("Cookie", self.cookie), *self.clock])), path)

    def post(self, path: str, fields: Fields | Mapping[str, str]) -> Answer:
        """Send a form with its token."""
        given = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
        body = urlencode([("csrfmiddlewaretoken", self.token), *given], errors="surrogatepass").encode()
        told = [("Cookie", self.cookie), ("Content-Type", FORM), ("Sec-Fetch-Site", "same-origin"), *self.clock]
        answer = self._keep(ask(self.port, Ask("POST", path, told, body)), path)
        self.place = answer.header("Location").partition("#")[0] if answer.status in SEE_OTHER else path
        return answer

    def send_file(self, path: str, name: str, content: str) -> Answer:
        """Send a form with one file in it."""
        named = name.replace('"', "%22")  # as browsers write it
        parts = (
            f'--b\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token}\r\n',
            f'--b\r\nContent-Disposition: form-data; name="file"; filename="{named}"\r\n',
            f"Content-Type: text/plain\r\n\r\n{content}\r\n--b--\r\n",
        )
        told = [("Cookie", self.cookie), ("Content-Type", "multipart/form-data; boundary=b")]
        answer = self._keep(ask(self.port, Ask("POST", path, told, "".join(parts).encode())), path)
        self.place = answer.header("Location").partition("#")[0] if answer.status in SEE_OTHER else path
        return answer

    def letter(self, body: bytes) -> Answer:
        """Send a letter of events."""
        return ask(self.port, Ask("POST", "/api/v1/events", [("Content-Type", JSON), *self.clock], body))

    @property
    def clock(self) -> list[tuple[str, str]]:
        """What tells the server the time, if it is to be told."""
        return [("X-Now", str(self.now_ms))] if self.now_ms else []

    @property
    def token(self) -> str:
        """What a form of this house has to show."""
        if "csrftoken" not in self.cookies:
            self.get("/plan/read/")
        return self.cookies.get("csrftoken", "")

    @property
    def cookie(self) -> str:
        """The header that says all of it."""
        told = {**self.cookies, "zone": self.zone}
        return "; ".join(f"{name}={value}" for name, value in told.items())

    def _keep(self, answer: Answer, path: str) -> Answer:
        self.cookies.update(answer.cookies)
        self.place = path
        return answer

    def reads(self, sheet: str) -> str:
        """Paste a sheet; the address of its review."""
        self.post("/plan/read/", {"text": sheet})
        return self.place

    def plans(self, sheet: str) -> None:
        """Paste a sheet and use its plan."""
        review = self.reads(sheet)
        self.post(f"{review}proposals/", {})
        self.post(f"{review}accept/", {})

    def begins(self) -> str:
        """Answer the safety check and start; the address of the session."""
        self.post("/start/", {"do": "full-no"})
        page = self.get(self.place)
        for _ in range(3):  # one screen a level
            form = next((each for each in Forms(page.text, "/safety/").forms if each.action == "/safety/"), None)
            if form is None:
                break
            held = [(name, value) for name, value in form.fields if name in ("level", "event", "then")]
            page = self.post("/safety/", [*held, ("none", "yes")])
        return self.place


def crawl(guest: Guest, begin: Sequence[str] = ("/",), most: int = 60) -> Iterator[tuple[str, Forms]]:
    """Every page that links lead to, each kind of address a few times."""
    waiting, seen, kinds = [*begin], set[str](), dict[str, int]()
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        kind = re.sub(r"[0-9a-f-]{8,}|=[^&]*|(?<=/exercises/)[^/]+", "*", path)
        if path in seen or kinds.get(kind, 0) >= 2:
            continue
        seen.add(path)
        kinds[kind] = kinds.get(kind, 0) + 1
        page = guest.get(path)
        if page.header("Content-Type").startswith("text/html"):
            found = Forms(page.text, path)
            waiting += found.links
            yield path, found
