"""Tables in the database of the project. `wechatpay_django.outbox` uses them."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.timezone import now


class HandledNotification(models.Model):
    """A notification whose handler has succeeded."""

    notification_id: "models.CharField[str, str]" = models.CharField(max_length=64, primary_key=True)
    handled_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=now, db_index=True)

    def __str__(self) -> str:
        """Return the ID of the notification."""
        return self.notification_id


class Task(models.Model):
    """Work that follows a notification, stored in the same transaction as the new state of the order."""

    name: "models.CharField[str, str]" = models.CharField(max_length=64)
    key: "models.CharField[str, str]" = models.CharField(max_length=128)
    """Number of the order, for example. There is one task for each name and key."""
    payload: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    created_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=now)
    due_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=now, db_index=True)
    failures: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField(default=0)
    error: "models.TextField[str, str]" = models.TextField(blank=True, default="")
    """Why the latest run failed."""
    done_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True, db_index=True
    )

    class Meta:
        """One task for each name and key."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "key"], name="wechatpay_one_task")]

    def __str__(self) -> str:
        """Return name and key."""
        return f"{self.name} {self.key}"
