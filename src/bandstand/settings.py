"""How Bandstand runs: what the environment chooses, and what is chosen for everyone.

The environment may name BANDSTAND_HOME, BANDSTAND_HOSTS, BANDSTAND_URL and more (docs/settings.md).
Importing this makes nothing but the home's secret, and only in a home that stands.
"""

import hashlib
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

from bandstand.home import Home
from bandstand.quantity import Message

WEB = Path(__file__).parent / "web"
HOME = Home.chosen()
READ_ONLY = not HOME.writable
NOTICE: Message | None = None  # a Message that every page shows, where the log is damaged and only read
SECRET_KEY = HOME.secret()
DEBUG = False
# Whether /shared/ names the programmes whose authors ticked that; nobody is named while the operator has not said so.
LISTING = os.environ.get("BANDSTAND_LISTING", "") == "on"
URL = os.environ.get("BANDSTAND_URL", "").rstrip("/")  # how people reach this Bandstand, where that is not loopback
SECURE = URL.startswith("https://")
ONLY_HERE = "__Host-" if SECURE else ""  # a browser then keeps a cookie to this one name, and off every plain address
NAMED = [urlsplit(URL).hostname or "", *os.environ.get("BANDSTAND_HOSTS", "").split(",")]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, NAMED)]
REGISTRATION_OPEN = os.environ.get("BANDSTAND_REGISTRATION", "") == "open"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "bandstand.store",
    "bandstand.web",
]
AUTH_USER_MODEL = "store.Account"
AUTHENTICATION_BACKENDS = ["bandstand.store.entry.ByEmail"]
PASSWORD_HASHERS = ["bandstand.store.passphrases.Argon2id"]
PASSWORD_RESET_TIMEOUT = 30 * 60  # how long a link for a new passphrase opens
LOGIN_URL = "log_in"

# A log-in is kept as a hash in the database; its cookie opens nothing but this house, and no page's script reads it.
SESSION_ENGINE = "bandstand.store.logins"
SESSION_COOKIE_NAME = f"{ONLY_HERE}bandstand"
SESSION_COOKIE_AGE = 30 * 24 * 3600  # counted from the last day on which it was used
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{ONLY_HERE}csrftoken"
if SECURE:  # the program in front tells by which way a request came; BANDSTAND_URL says that there is one
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
MIDDLEWARE = [
    "bandstand.web.middleware.PolicyMiddleware",
    "bandstand.web.packing.PackingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "bandstand.web.middleware.SameOriginMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "bandstand.web.middleware.PlainTextMiddleware",
    "bandstand.web.middleware.PersonMiddleware",
]
ROOT_URLCONF = "bandstand.web.urls"
ACCESS_TABLE = "bandstand.web.routes.TABLE"
WSGI_APPLICATION = "bandstand.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "bandstand.web.rendering.Pages",
        # Each family of pages keeps its own templates beside its views.
        "DIRS": sorted(WEB.glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "bandstand.web.notice.notice"]
        },
    }
]

# Nothing logged is ever lost: a commit is on the disk before anyone hears of it (synchronous=FULL), writers queue
# instead of failing (IMMEDIATE, 20 s), and readers never wait for them (WAL).
KEEPING = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA busy_timeout=20000;"


def still(home: Home) -> dict[str, Any]:
    """A home's own file, opened for reading as one that nobody changes."""
    name = f"{home.still_database().as_uri()}?mode=ro&immutable=1"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": {"uri": True}, "CONN_MAX_AGE": None}


def database() -> dict[str, Any]:
    """PostgreSQL where DATABASE_URL names it; otherwise the home's own file, opened for reading where that is all."""
    if os.environ.get("DATABASE_URL"):
        return dict(dj_database_url.config(conn_max_age=600))
    if READ_ONLY and HOME.database.exists():
        return still(HOME)
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": KEEPING}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(HOME.database),
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
    }


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def version_of(folder: Path) -> str:
    """A short name for the present contents of a folder: any change of a file changes it."""
    whole = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:12]


# Every static file stands under the version of all of them. So an address never changes its meaning and may be kept
# for good, modules import each other by plain relative names, and nothing has to be collected before a start.
STATIC_URL = f"/static/{version_of(WEB / 'static')}/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "bandstand.web.addresses.Addresses"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 365 * 24 * 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_IMMUTABLE_FILE_TEST = "."

# Letters go out where the operator named a post office: smtp://user:password@host:587, or smtps://host:465.
MAIL = os.environ.get("BANDSTAND_MAIL", "")
if MAIL:
    office = urlsplit(MAIL)
    EMAIL_HOST, EMAIL_PORT = office.hostname or "localhost", office.port or (465 if office.scheme == "smtps" else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(office.username or ""), unquote(office.password or "")
    EMAIL_USE_SSL = office.scheme == "smtps"
    EMAIL_USE_TLS = office.scheme == "smtp" and bool(office.username)
    EMAIL_TIMEOUT = 20
    DEFAULT_FROM_EMAIL = os.environ.get("BANDSTAND_MAIL_FROM", f"bandstand@{EMAIL_HOST}")

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
APPEND_SLASH = True
CSRF_FAILURE_VIEW = "bandstand.web.errors.old_form"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# A sheet that somebody sends stays in memory and never touches the disk; what is larger is refused before it is read.
FILE_UPLOAD_HANDLERS = ["bandstand.web.in_memory.InMemory"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 4

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "bandstand.logline.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"level": "WARNING"}, "django.request": {"level": "ERROR"}},
}
LOGGING_CONFIG = "logging.config.dictConfig"
