"""The tables of the first release."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Create both tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HandledNotification",
            fields=[
                ("notification_id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("handled_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=128)),
                ("payload", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("error", models.TextField(blank=True, default="")),
                ("done_at", models.DateTimeField(blank=True, db_index=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("name", "key"), name="wechatpay_one_task")],
            },
        ),
    ]
