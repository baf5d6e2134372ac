# Bandstand's verbs. Each installs what it lacks, and says so.
#   make run       install, prepare the home and start the server       make check    style, types, imports, pages, locks
#   make install   only install: leaves .venv/bin/bandstand             make fix      mend what a tool can mend
#   make ocr       and what reads scans and photographs, about 300 MB more
#   make voice     espeak-ng, which speaks a session as one sound file
#   make test      every test: Python, JavaScript, browser              make bench    what things cost
#   make shots     every page as a picture, into shots/                 make docs     write the generated pages of docs/
#   make campaign  everything that can go wrong, on purpose             make show-main-job   each claim of the main job
#                  (ONLY=D1: one part; SEED_BUG=name: a fault built in) make show-reader     each claim of the reader
#                                                                      make show-figures    each claim of the figures
#   make mutants   mistakes built into the rules, which the tests must   make show-player     each claim of the player and log
#                  find (SAMPLE=0: all of them, some hours)            make show-engine     each claim of the next dose
#                                                                      make show-recovery   each claim of the trend and the week
#                                                                      make show-share      each claim of sharing and paper
# BANDSTAND_HOME, BANDSTAND_PORT and SCALE are read from the environment or given here: make run BANDSTAND_PORT=8080

PYTHON := .venv/bin/python
SCALE ?= 1
export SCALE
ifdef BANDSTAND_HOME
export BANDSTAND_HOME
endif
ifdef BANDSTAND_PORT
export BANDSTAND_PORT
endif
MAKEFLAGS += --no-print-directory

.PHONY: run install ocr voice test check fix bench shots docs campaign mutants
.PHONY: show-main-job show-reader show-figures show-player show-engine show-recovery show-share
.DEFAULT_GOAL := run

run:
	@tools/install.sh run
	@exec .venv/bin/bandstand serve

install:
	@tools/install.sh run

ocr:
	@tools/install.sh ocr

voice:
	@tools/install.sh voice

test:
	@tools/install.sh dev node voice browser
	@$(PYTHON) tools/test.py

check:
	@tools/install.sh dev node
	@$(PYTHON) tools/check.py

fix:
	@tools/install.sh dev
	@$(PYTHON) -m ruff check --fix . ; $(PYTHON) -m ruff format .

bench:
	@tools/install.sh dev browser scores
	@$(PYTHON) tools/bench.py

shots:
	@tools/install.sh dev browser
	@$(PYTHON) -m tools.shots

docs:
	@tools/install.sh dev
	@$(PYTHON) -m tools.docs

# SCALE is 10 here unless it is given. ONLY=D1 runs that part alone, and SEED_BUG=name builds a fault in, which must be found.
# Its JSON line is the last on standard output.
campaign: export SCALE := $(if $(filter file,$(origin SCALE)),10,$(SCALE))
campaign:
	@tools/install.sh dev node browser
	@$(PYTHON) -m tests.campaign $(ONLY) $(if $(SEED_BUG),--fault $(SEED_BUG))

# Its JSON line is the last on standard output.
mutants:
	@tools/install.sh mutants
	@$(PYTHON) -m tools.mutants $(if $(SAMPLE),--sample $(SAMPLE))

show-main-job:
	@tools/install.sh dev node browser
	@$(PYTHON) -m tests.show.main_job

show-reader:
	@tools/install.sh dev
	@$(PYTHON) -m tests.show.reader

show-player:
	@tools/install.sh dev node browser scores
	@$(PYTHON) -m tests.show.player

show-figures:
	@tools/install.sh dev
	@$(PYTHON) -m tests.show.figures

show-engine:
	@tools/install.sh dev
	@$(PYTHON) -m tests.show.engine

# LOGS=10000: as many logs told in another order as the campaign takes.
show-recovery:
	@tools/install.sh dev node browser
	@$(PYTHON) -m tests.show.recovery

show-share:
	@tools/install.sh dev node browser
	@$(PYTHON) -m tests.show.share
