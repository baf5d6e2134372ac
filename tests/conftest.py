"""What every test stands on: a home of its own that is thrown away, and how many examples a law is tried with."""

import os
import tempfile
from pathlib import Path

from hypothesis import settings

# Set before anything reads the settings. Each run has its own; nobody's real home is ever opened by a test.
os.environ["BANDSTAND_HOME"] = str(Path(tempfile.mkdtemp(prefix="bandstand-tests-")) / "home")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandstand.settings")

SCALE = int(os.environ.get("SCALE", "1"))

# `make test` tries the same examples each time, so that it says the same of the same code; the campaign draws new ones.
STEADY = SCALE == 1
settings.register_profile("house", max_examples=50 * SCALE, deadline=None, derandomize=STEADY, print_blob=True)
settings.load_profile("house")
