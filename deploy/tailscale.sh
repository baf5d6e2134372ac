#!/bin/sh
# A secure address for your own devices wherever they are, by Tailscale. The way to it, step by step: docs/phone.md.
#
#   deploy/tailscale.sh          gives this machine's tailnet name to Bandstand, and prints a link for a phone
#   tailscale serve reset        takes everything back that this machine serves
#
# Never `tailscale funnel`: that would show the door to the whole world.
set -eu
cd "$(dirname "$0")/.."

command -v tailscale >/dev/null || { echo "Tailscale is not here. See https://tailscale.com/download" >&2; exit 1; }

# The door of `bandstand pair`, never the server itself: without an account that has no log-in.
tailscale serve --bg --https=443 http://127.0.0.1:8010 >&2

name=$(tailscale status --json | .venv/bin/python -c 'import json, sys; print(json.load(sys.stdin)["Self"]["DNSName"].rstrip("."))')
exec .venv/bin/bandstand pair --behind "https://$name"
