"""The tables. Everything of a person is keyed by person first; ids are made outside the database.

Rows are read and written by the modules beside this one; nobody else uses these classes, but for the Account that
Django's log-in hands to the pages. A row of `Event` or `Quarantine` is never changed and never deleted: triggers of
migration 0002 refuse it.
"""

from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Person(models.Model):
    """Somebody in rehab.

    The two counts say how many rows there must be; triggers keep them, so that `verify` misses no vanished row.
    """

    id = models.UUIDField(primary_key=True)
    event_count = models.BigIntegerField(default=0)
    quarantine_count = models.BigIntegerField(default=0)


class Account(AbstractBaseUser):
    """Who logs in, and whose plan and log they then see. While there is none, nobody is asked to log in.

    `email` is in lower case. The account of the home's owner is the first that was made.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.BigIntegerField()  # UTC, milliseconds

    USERNAME_FIELD = "email"
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()


class Login(models.Model):
    """One browser that somebody is logged in with. Only a hash of what its cookie holds is kept."""

    hash = models.CharField(primary_key=True, max_length=64)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    body = models.TextField()
    until = models.BigIntegerField()  # UTC, milliseconds


class Passkey(models.Model):
    """What proves that a browser holds a passkey of an account. Nothing here could make one."""

    id = models.TextField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    public = models.TextField()
    counter = models.BigIntegerField()
    name = models.TextField()
    made_at = models.BigIntegerField()  # UTC, milliseconds


class Home(models.Model):
    """This database's life: one row. `epoch` is new after every restore; then phones send again what they hold."""

    id = models.SmallIntegerField(primary_key=True)
    epoch = models.UUIDField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="store_home_is_one"),)


class Event(models.Model):
    """One reported fact, or what came in its place.

    The envelope's columns are empty where it could not be read (`state` needs_review); then `raw` has what was
    sent. `hash` covers what was sent, `seal` covers what the server adds to it.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    id = models.UUIDField()
    schema = models.BigIntegerField(null=True)
    device = models.TextField()
    session = models.UUIDField(null=True)
    step = models.TextField()
    seq = models.BigIntegerField(null=True)
    kind = models.TextField()
    plan_number = models.BigIntegerField(null=True)
    occurred_at = models.BigIntegerField(null=True)  # UTC, milliseconds, by the phone's clock
    zone = models.TextField()
    local_date = models.DateField(null=True)  # as the person saw it; never computed again
    body = models.TextField()  # canonical JSON
    raw = models.TextField()
    state = models.CharField(max_length=16)
    hash = models.CharField(max_length=64)
    received_at = models.BigIntegerField()  # UTC, milliseconds
    cursor = models.BigIntegerField()  # counts up for each person
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "cursor"), name="store_event_cursor"),)
        indexes = (models.Index(fields=("person", "local_date"), name="store_event_date"),)


class Quarantine(models.Model):
    """An event that came under the id of another. Both are kept, and the id is acknowledged."""

    pk = models.CompositePrimaryKey("person_id", "id", "hash")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    id = models.UUIDField()
    hash = models.CharField(max_length=64)
    raw = models.TextField()
    received_at = models.BigIntegerField()
    seal = models.CharField(max_length=64)


class Script(models.Model):
    """A session as it was given to a phone. Never changed."""

    pk = models.CompositePrimaryKey("person_id", "id")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    id = models.UUIDField()
    body = models.TextField()
    hash = models.CharField(max_length=64)


class Draft(models.Model):
    """A plan being made from a sheet, until it is accepted."""

    pk = models.CompositePrimaryKey("person_id", "id")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    id = models.UUIDField()
    body = models.TextField()
    hash = models.CharField(max_length=64)


class Share(models.Model):
    """A programme as somebody shares it, until it ends or they stop. No fact: then its row goes for good.

    Of the secret in its address only the SHA-256 is here, so that whoever reads this table can open none of them.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    id = models.UUIDField()
    body = models.TextField()  # JSON, in a version of its own
    hash = models.CharField(max_length=64)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.BigIntegerField()  # UTC, milliseconds
    ends_at = models.BigIntegerField()
    listed = models.BooleanField()  # its author lets the list of this installation name it


class Erasure(models.Model):
    """A person being erased, inside one transaction: the only time rows of theirs may go."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="+")
