"""Somebody who looks at pages without a browser: follows links, fills in what has a label, presses what has words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseBase
from django.test import Client

Sent: TypeAlias = str | list[str] | SimpleUploadedFile

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source"})


@dataclass
class Button:
    """A way to send a form."""

    name: str
    value: str
    action: str  # its own, empty for the form's
    words: str = ""


@dataclass
class Form:
    """A form with what it would send as it stands."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    words: str = ""
    id: str = ""


@dataclass
class Link:
    """A link and its words."""

    href: str
    words: str = ""


class Page(HTMLParser):
    """One page, read as a person reads it: its words, forms and links; and what a page must never hold."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.status = response.status_code
        self.html = response.content.decode()
        self.forms: list[Form] = []
        self.links: list[Link] = []
        self.title = ""
        self.language = ""
        self.headings: list[tuple[str, str]] = []
        self.labels: set[str] = set()
        self.ids: list[str] = []
        self.unlabelled: list[str] = []
        self.inline: list[str] = []
        self.words = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self._form: Form | None = None
        self._button: Button | None = None
        self._afar: list[tuple[str, Button]] = []  # buttons of a form that stands elsewhere on the page
        self._select = ""
        self.feed(self.html)
        for id, button in self._afar:
            next(form for form in self.forms if form.id == id).buttons.append(button)
        self.words = " ".join(self.words.split())

    def form(self, button: str) -> tuple[Form, Button]:
        """The form one of whose buttons starts with these words."""
        for form in self.forms:
            for each in form.buttons:
                if " ".join(each.words.split()).startswith(button):
                    return form, each
        raise AssertionError(f"no button says {button!r}; there are {[b.words for f in self.forms for b in f.buttons]}")

    def link(self, words: str) -> str:
        """Where the link with these words leads."""
        found = next((each for each in self.links if words in " ".join(each.words.split())), None)
        assert found is not None, f"no link says {words!r}"
        return found.href

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.inline += [name for name in told if name == "style" or name.startswith("on")]
        if (tag == "script" and "src" not in told) or tag == "style":
            self.inline.append(tag)
        if "id" in told:
            self.ids.append(told["id"])
        if tag not in VOID:
            self._open.append((tag, told))
        begin = getattr(self, f"_begin_{tag}", None)
        if begin:
            begin(told)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        if "script" in tags or "style" in tags:
            return
        if "title" in tags and "svg" not in tags:
            self.title += data
            return
        self.words += data + (" " if tags and tags[-1] not in ("mark", "bdi", "span") else "")
        for level in ("h1", "h2", "h3", "h4"):
            if level in tags and self.headings:
                self.headings[-1] = (level, self.headings[-1][1] + data)
        if "button" in tags and self._button:
            self._button.words += data
        if "a" in tags and self.links:
            self.links[-1].words += data
        if "textarea" in tags and self._form:
            name, value = self._form.fields[-1]
            self._form.fields[-1] = (name, value + data)

    def _begin_html(self, told: dict[str, str]) -> None:
        self.language = told.get("lang", "")

    def _begin_form(self, told: dict[str, str]) -> None:
        self._form = Form(action=told.get("action", ""), id=told.get("id", ""))
        self.forms.append(self._form)

    def _begin_a(self, told: dict[str, str]) -> None:
        self.links.append(Link(href=told.get("href", "")))

    def _begin_label(self, told: dict[str, str]) -> None:
        self.labels.add(told.get("for", ""))

    def _begin_button(self, told: dict[str, str]) -> None:
        self._button = Button(told.get("name", ""), told.get("value", ""), told.get("formaction", ""))
        if "form" in told:
            self._afar.append((told["form"], self._button))
        elif self._form:
            self._form.buttons.append(self._button)

    def _begin_textarea(self, told: dict[str, str]) -> None:
        self._must_have_label(told)
        if self._form:
            self._form.fields.append((told["name"], ""))

    def _begin_select(self, told: dict[str, str]) -> None:
        self._must_have_label(told)
        self._select = told["name"]
        if self._form:
            self._form.fields.append((self._select, ""))

    def _begin_option(self, told: dict[str, str]) -> None:
        if self._form and "selected" in told and self._select:
            self._form.fields[-1] = (self._select, told.get("value", ""))

    def _begin_input(self, told: dict[str, str]) -> None:
        kind = told.get("type", "text")
        if kind != "hidden":
            self._must_have_label(told)
        ticked = kind not in ("checkbox", "radio") or "checked" in told
        if self._form and ticked and kind != "file":
            self._form.fields.append((told.get("name", ""), told.get("value", "")))

    def _must_have_label(self, told: dict[str, str]) -> None:
        inside = any(tag == "label" for tag, _ in self._open)
        named = "aria-label" in told or inside
        if not named:
            self.unlabelled.append(told.get("id", told.get("name", "?")))

    def _begin_h1(self, told: dict[str, str]) -> None:
        self.headings.append(("h1", ""))

    def _begin_h2(self, told: dict[str, str]) -> None:
        self.headings.append(("h2", ""))

    def _begin_h3(self, told: dict[str, str]) -> None:
        self.headings.append(("h3", ""))

    @property
    def without_label(self) -> list[str]:
        """Fields that nobody can name."""
        return [each for each in self.unlabelled if each not in self.labels]


class Visitor:
    """Presses what can be seen. Form tokens are checked, as for everybody."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"host": host, "sec-fetch-site": "same-origin"})
        self.page: Page = None  # type: ignore[assignment]
        self.place = ""

    def open(self, address: str) -> Page:
        """Look at an address, wherever it leads."""
        return self._look(self.client.get(address, follow=True), address)

    def press(self, button: str, **filled: Sent) -> Page:
        """Press a button of this page, with what was filled in before. Each answer leads on by 303."""
        form, pressed = self.page.form(button)
        sent: dict[str, Sent] = dict(form.fields)
        sent.update(_repeated(form.fields))
        sent.update(filled)
        if pressed.name:
            sent[pressed.name] = pressed.value
        address = pressed.action or form.action or self.place
        return self._look(self.client.post(address, sent, follow=True), address)

    def follow(self, words: str) -> Page:
        """Follow a link."""
        href = self.page.link(words)
        return self.open(self.place.partition("?")[0] + href if href.startswith("?") else href)

    def _look(self, response: HttpResponseBase, address: str) -> Page:
        chain = getattr(response, "redirect_chain", [])
        assert all(status in (301, 303) for _, status in chain), chain
        self.place = chain[-1][0].partition("#")[0] if chain else address
        assert isinstance(response, HttpResponse)
        self.page = Page(response)
        return self.page


def _repeated(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Names that stand more than once, with every value."""
    names = [name for name, _ in fields]
    return {name: [value for each, value in fields if each == name] for name in names if names.count(name) > 1}
