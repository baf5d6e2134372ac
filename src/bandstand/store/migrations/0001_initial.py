"""The first tables."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Accounts, persons, what they logged, and their scripts and drafts."""

    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("event_count", models.BigIntegerField(default=0)),
                ("quarantine_count", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="store.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.UUIDField()),
                ("body", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Quarantine",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_id", "id", "hash", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.UUIDField()),
                ("hash", models.CharField(max_length=64)),
                ("raw", models.TextField()),
                ("received_at", models.BigIntegerField()),
                ("seal", models.CharField(max_length=64)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Script",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.UUIDField()),
                ("body", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.UUIDField()),
                ("schema", models.BigIntegerField(null=True)),
                ("device", models.TextField()),
                ("session", models.UUIDField(null=True)),
                ("step", models.TextField()),
                ("seq", models.BigIntegerField(null=True)),
                ("kind", models.TextField()),
                ("plan_number", models.BigIntegerField(null=True)),
                ("occurred_at", models.BigIntegerField(null=True)),
                ("zone", models.TextField()),
                ("local_date", models.DateField(null=True)),
                ("body", models.TextField()),
                ("raw", models.TextField()),
                ("state", models.CharField(max_length=16)),
                ("hash", models.CharField(max_length=64)),
                ("received_at", models.BigIntegerField()),
                ("cursor", models.BigIntegerField()),
                ("seal", models.CharField(max_length=64)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "local_date"], name="store_event_date")],
                "constraints": [models.UniqueConstraint(fields=("person", "cursor"), name="store_event_cursor")],
            },
        ),
        migrations.CreateModel(
            name="Home",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("epoch", models.UUIDField()),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="store_home_is_one")],
            },
        ),
    )
