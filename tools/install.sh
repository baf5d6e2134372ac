#!/bin/sh
# Brings .venv (and node_modules) to what the locks say, and says what it does. Does nothing, quickly, when all is there.
#   tools/install.sh run        what Bandstand needs to run
#   tools/install.sh ocr        and what reading scans and photographs needs
#   tools/install.sh dev        and what the Python tests and checks need
#   tools/install.sh mutants    and what builds mistakes into the rules, for make mutants alone
#   tools/install.sh node       node, npm and the packages of package-lock.json
#   tools/install.sh voice      espeak-ng, which speaks the session as one sound file
#   tools/install.sh browser    a Chromium for the walks, and a clock that they can move
#   tools/install.sh proxies    Caddy and nginx, which the recipes in deploy/ are tried with
#   tools/install.sh scores     what scores the pages, for make bench alone; about 200 MB
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
checksum() { { pwd; cat "$@"; } | sha256sum | cut -d' ' -f1; }
stamped() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# Debian's packages, when we may: apt_get WHAT-FOR PACKAGE...
apt_get() {
    what=$1; shift
    command -v apt-get >/dev/null || stop "$what needs $*. Please install it, then run this again."
    [ "$(id -u)" = 0 ] || stop "$what needs: sudo apt-get install -y $*. Run that, then this again."
    say "$what needs $*: installing through apt."
    apt-get update -qq >&2 || say "apt could not refresh its lists; trying with those it has."
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@" >/dev/null \
        || stop "apt could not install $*. Please install it by hand, then run this again."
}

make_venv() {
    command -v python3 >/dev/null || apt_get "Bandstand" python3 python3-venv
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
        || stop "Bandstand needs Python 3.11 or newer; this is $(python3 --version)."
    # Debian keeps ensurepip apart: without it `python3 -m venv` leaves a folder that has no pip.
    python3 -c 'import ensurepip' 2>/dev/null || apt_get "Making .venv" python3-venv
    say "Making .venv with $(python3 --version)."
    rm -rf .venv
    python3 -m venv .venv
}

pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input "$@"; }

room_for() { case $1 in run.lock) echo 400 ;; ocr.lock) echo 700 ;; *) echo 1000 ;; esac; }

install_python() { # install_python LOCK
    want=$(checksum "$1" pyproject.toml tools/dependencies.py)
    stamped ".venv/.made-from-$1" "$want" && return 0
    here=$(pwd)
    [ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null \
        && [ "$(cat .venv/.stands-in 2>/dev/null)" = "$here" ] || make_venv
    rm -f .venv/.made-from-*
    say "Installing what $1 lists. The first time takes about half a minute and $(room_for "$1") MB."
    pip install -qq --require-hashes -r "$1" >&2 || stop "The packages of $1 could not be installed. See above for why."
    pip install -qq --no-deps --no-build-isolation -e . >&2 || stop "Bandstand itself could not be installed. See above."
    .venv/bin/python -m compileall -q src/bandstand >&2 || true  # a first start need not compile what it reads
    printf '%s' "$here" > .venv/.stands-in
    # mutants.lock holds all of dev.lock, that all of ocr.lock, and that all of run.lock, in the same versions.
    for lock in run.lock ocr.lock dev.lock mutants.lock; do
        checksum "$lock" pyproject.toml tools/dependencies.py > ".venv/.made-from-$lock"
        [ "$lock" != "$1" ] || break
    done
    say "Installed: .venv/bin/bandstand"
}

install_node() { # install_node FOLDER WHAT-FOR
    major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
    [ "${major:-0}" -ge 18 ] && command -v npm >/dev/null || apt_get "$2" nodejs npm
    want=$(checksum "$1/package-lock.json")
    stamped "$1/node_modules/.made-from-package-lock" "$want" && return 0
    say "Installing what $1/package-lock.json lists."
    npm ci --prefix "$1" --silent --no-fund --no-audit >&2 || stop "npm could not install what $1/package-lock.json lists. See above."
    printf '%s' "$want" > "$1/node_modules/.made-from-package-lock"
}

install_voice() {
    command -v espeak-ng >/dev/null || apt_get "A session as one sound file" espeak-ng
}

install_proxies() {
    command -v caddy >/dev/null && command -v nginx >/dev/null || apt_get "Trying the recipes in deploy/" caddy nginx-light
}

install_browser() {
    # libfaketime lets a walk wake up tomorrow; libatomic1 is what Playwright's own node wants of a bare Debian.
    command -v chromium >/dev/null && ls /usr/lib/*/faketime/libfaketime.so.1 /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 \
        || apt_get "Walking through the pages" chromium libfaketime libatomic1
}

# One at a time: two makes side by side would build the same folder.
exec 9<Makefile
command -v flock >/dev/null && { flock -n 9 || { say "Another make is installing; waiting for it."; flock 9; }; }

for part; do
    case $part in
        run) if [ -f .venv/.made-from-ocr.lock ]; then install_python ocr.lock; else install_python run.lock; fi ;;
        ocr) install_python ocr.lock ;;
        dev) install_python dev.lock ;;
        mutants) install_python mutants.lock ;;
        node) install_node . "Checking the JavaScript" ;;
        scores) install_node tests/bench/scores "Scoring the pages" ;;
        voice) install_voice ;;
        proxies) install_proxies ;;
        browser) install_browser ;;
        *) stop "tools/install.sh knows run, ocr, dev, mutants, node, voice, proxies, browser and scores, not $part." ;;
    esac
done
