#!/bin/sh
# Makes run.lock, ocr.lock, dev.lock and mutants.lock, each from its .in and those before it.
# For those who change a dependency; needs uv on the PATH.
# The first line of each lock is the checksum of its inputs, which `make check` compares. No line names a host.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "Making the locks needs uv, and it is not here." >&2; exit 1; }

lock() { # lock OUT INPUT...: resolve the last input, and write down what it was made from
    out=$1; shift
    for source; do :; done
    [ ! -f "$out" ] || cp "$out" "$out.new"  # what was locked stays as it is, where it may; remove a lock to renew it
    uv pip compile --quiet "$source" $constraint --python-version 3.11 --universal --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o "$out.new"
    { printf '# inputs sha256: %s\n' "$(cat "$@" | sha256sum | cut -d' ' -f1)"; cat "$out.new"; } > "$out"
    rm "$out.new"
    echo "$out is made from $*."
}

constraint="" lock run.lock run.in
constraint="--constraint run.lock" lock ocr.lock run.in ocr.in
constraint="--constraint ocr.lock" lock dev.lock run.in ocr.in dev.in
constraint="--constraint dev.lock" lock mutants.lock run.in ocr.in dev.in mutants.in
