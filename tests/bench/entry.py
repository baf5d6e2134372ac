"""Somebody who is logged in, for measures: a program that makes the home's first account and prints its cookie.

BANDSTAND_HOME names a home that stands.
"""


def main() -> None:
    """Make the account, and a log-in as a browser would hold it."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from bandstand import store

    holder = store.add_account("kat@example.org", "lamp river coffee seven", 1)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(get_user_model().objects.get(pk=holder.account))
    name = settings.SESSION_COOKIE_NAME
    print(f"{name}={client.cookies[name].value}")


if __name__ == "__main__":
    main()
