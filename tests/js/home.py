"""A small home for the player alone: its page with the golden script, its files, and a log in memory.

Stands in for the whole house where a test wants to say how the server behaves: `answer` is "store", "html", "refuse",
"busy", "drop", or anything else for an error. Only the player's own tests use it; walks run the real house.
`PYTHONPATH=src python tests/js/home.py [PORT] [QUICK]` serves it by hand.
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bandstand.web.policy import HEADERS

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent.parent / "src" / "bandstand" / "web" / "static"
PERSON = "0198a1b2-0000-7000-8000-000000000001"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wav": "audio/wav"}
STYLES = ("css/tokens.css", "css/base.css", "player/player.css")

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Session</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
%s<script type="module" src="/static/bandstand/player/door.js"></script></head>
<body class="is-player"><main id="main" class="page"><div id="player" class="player"></div></main>
<script type="application/json" id="session-data">%s</script></body></html>"""

FIGURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><g fill="none" stroke="%s" stroke-width="16"
stroke-linecap="round"><circle cx="150" cy="50" r="22"/><path d="M150 80v90M150 100l-50 40M150 100l50 40M150 170l-45 90
M150 170l45 90"/></g><path d="M118 215h64" stroke="#3a9a4b" stroke-width="9"/></svg>"""


def quick(script: dict[str, object], seconds: dict[str, int]) -> dict[str, object]:
    """The same script with shorter steps, so that a test need not wait."""
    for section in script["sections"]:  # type: ignore[attr-defined]
        for step in section["steps"]:
            if "seconds" in step:
                step["seconds"] = seconds.get(step["kind"], step["seconds"])
            if "pace" in step:
                step["pace"] = 1
                step["reps"] = [1, seconds.get("reps", 15)]
            step["cues"] = [cue for cue in step.get("cues", []) if cue.get("at", 0) == 0]
    return script


class Home:
    """A server on loopback and what it was sent."""

    def __init__(self, seconds: dict[str, int] | None = None, port: int = 0) -> None:
        script = json.loads((HERE / "script.json").read_text())
        self.script = quick(script, seconds) if seconds else script
        self.answer = "store"
        self.epoch = "first"
        self.most = 1000
        self.stored: dict[str, dict[str, object]] = {}
        self.files: dict[str, str] = {}  # scripts of a test, by path
        self.posts: list[int] = []
        home = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                home.get(self)

            def do_POST(self) -> None:
                home.post(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def get(self, ask: BaseHTTPRequestHandler) -> None:
        path = ask.path.split("?")[0]
        if path.startswith("/session/"):
            links = "".join(f'<link rel="stylesheet" href="/static/bandstand/{style}">' for style in STYLES)
            given = {"person": PERSON, "script": self.script, "home": "/"}
            self.send(ask, 200, "text/html; charset=utf-8", PAGE % (links, json.dumps(given).replace("<", "\\u003c")))
        elif path in self.files:
            self.send(ask, 200, TYPES[".js"], self.files[path])
        elif path.startswith("/figure/"):
            ink = "#EEF1F2" if "/dark" in path else "#1C2730"
            self.send(ask, 200, "image/svg+xml", FIGURE % ink)
        elif path.startswith("/static/") and (STATIC / path[8:]).is_file():
            file = STATIC / path[8:]
            self.send(ask, 200, TYPES[file.suffix], file.read_bytes())
        else:
            self.send(ask, 200, "text/html", "<!doctype html><title>Today</title><h1>Today</h1>")

    def post(self, ask: BaseHTTPRequestHandler) -> None:
        events = json.loads(ask.rfile.read(int(ask.headers["Content-Length"])))["events"]
        self.posts.append(len(events))
        if self.answer == "drop":
            ask.close_connection = True
        elif self.answer == "html":
            self.send(ask, 200, "text/html", "<h1>Welcome to the hotel</h1>")
        elif self.answer == "store" and len(events) <= self.most:
            for event in events:
                self.stored.setdefault(event["id"], event)
            answer = {"stored": [event["id"] for event in events], "epoch": self.epoch, "cursor": len(self.stored)}
            self.send(ask, 200, "application/json", json.dumps(answer))
        else:
            codes = {"store": 413, "refuse": 413, "busy": 429, "login": 401}
            self.send(ask, codes.get(self.answer, 500), "application/json", "{}")

    @staticmethod
    def send(ask: BaseHTTPRequestHandler, code: int, kind: str, text: str | bytes) -> None:
        body = text if isinstance(text, bytes) else text.encode()
        ask.send_response(code)
        for name, value in HEADERS.items():
            ask.send_header(name, value)
        ask.send_header("Content-Type", kind)
        ask.send_header("Cache-Control", "no-store")
        ask.send_header("Content-Length", str(len(body)))
        ask.end_headers()
        ask.wfile.write(body)


if __name__ == "__main__":
    short = {"set_up": 3, "prepare": 3, "work": 5, "rest": 6, "switch_side": 4, "reps": 5}
    print(Home(short if "QUICK" in sys.argv else None, int(sys.argv[1]) if len(sys.argv) > 1 else 0).url, flush=True)
    threading.Event().wait()
