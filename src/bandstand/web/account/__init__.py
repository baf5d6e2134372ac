"""Accounts: logging in and out, and the passphrase."""
