"""Work after the acknowledgement, and notifications that were handled, in the database of the project."""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction
from django.db.models import QuerySet
from django.utils.module_loading import import_string
from django.utils.timezone import now

from wechatpay_django.models import HandledNotification, Task
from wechatpay_runtime._base.messages import phrase

__all__ = ["AsyncDatabaseReplayGuard", "DatabaseReplayGuard", "Work", "add_task", "run_tasks"]

Work = Callable[[Task], object]
"""A function that does a task."""
logger = logging.getLogger("wechatpay_django")
_FIRST_WAIT_SECONDS = 15
_LONGEST_WAIT_SECONDS = 3600
_MOST_DOUBLINGS = 20
_LONGEST_ERROR = 500


class DatabaseReplayGuard:
    """A replay guard in the database, which all processes share: `view(handlers, replay_guard=DatabaseReplayGuard())`."""

    def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        return not HandledNotification.objects.filter(pk=notification_id).exists()

    def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled."""
        HandledNotification.objects.get_or_create(pk=notification_id)


class AsyncDatabaseReplayGuard:
    """The same for `async_view`."""

    async def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        return not await HandledNotification.objects.filter(pk=notification_id).aexists()

    async def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled."""
        await HandledNotification.objects.aget_or_create(pk=notification_id)


def add_task(name: str, key: str, payload: Mapping[str, Any] | None = None) -> bool:
    """Store work to be done after the acknowledgement. Call it in the transaction that changes the order.

    Args:
        name: Which work, such as `ship`.
        key: What it is about, such as the number of the order.
        payload: Further data, as JSON.

    Returns:
        Whether it is new. A second task with the same name and key is not stored.

    Raises:
        ImproperlyConfigured: The database ignores case, as MySQL does by default, and has a task whose key differs only by that.
    """
    task, is_new = Task.objects.get_or_create(name=name, key=key, defaults={"payload": dict(payload or {})})
    if (task.name, task.key) != (name, key):
        raise ImproperlyConfigured(
            phrase(
                "The task {name!r} {key!r} cannot be stored beside {stored_name!r} {stored_key!r}, because the database ignores case. Give the columns name and key of the table wechatpay_task a collation that does not, such as utf8mb4_bin.",
                name=name,
                key=key,
                stored_name=task.name,
                stored_key=task.key,
            )
        )
    return is_new


def run_tasks(work: Mapping[str, Work] | None = None, *, most: int = 100) -> int:
    """Do the tasks that are due, each in a transaction of its own.

    A task is marked as done in the transaction in which it runs: what it changes in the database happens once, even if several
    processes run tasks or one is killed. What it does elsewhere must be repeatable, for example by using the same number.

    A task that raises is logged and tried again later: after 15 seconds, then after twice as long each time, up to an hour.

    Args:
        work: The function for each name. Defaults to those that `WECHATPAY_TASKS` names in the settings.
        most: How many tasks to do at most.

    Returns:
        The number of tasks that were done.

    Raises:
        ImproperlyConfigured: There is neither `work` nor `WECHATPAY_TASKS`.
    """
    functions = _functions() if work is None else work
    due = Task.objects.filter(done_at=None, due_at__lte=now(), name__in=list(functions)).order_by("due_at", "pk")
    found = list(due.values_list("pk", "name", "failures")[:most])
    return sum(_run(key, functions[name], failures) for key, name, failures in found)


def _run(key: int, work: Work, failures: int) -> bool:
    waiting = Task.objects.filter(pk=key, done_at=None, failures=failures)
    try:
        with transaction.atomic():
            if _is_locked(waiting) or not waiting.update(done_at=now(), error=""):
                return False  # another process is doing or has done it, or it failed there
            work(Task.objects.get(pk=key))
    except Exception as error:
        logger.exception("Task %s failed and is tried again later.", key)
        wait_seconds = min(_FIRST_WAIT_SECONDS * 2 ** min(failures, _MOST_DOUBLINGS), _LONGEST_WAIT_SECONDS)
        waiting.update(
            failures=failures + 1,
            error=f"{type(error).__name__}: {error}"[:_LONGEST_ERROR],
            due_at=now() + timedelta(seconds=wait_seconds),
        )
        return False
    return True


def _is_locked(waiting: "QuerySet[Task]") -> bool:
    """Return whether another process is doing a task. With databases that cannot skip locked rows, the next statement waits for it."""
    if not connections[waiting.db].features.has_select_for_update_skip_locked:
        return False
    return waiting.select_for_update(skip_locked=True).first() is None


def _functions() -> Mapping[str, Work]:
    named: Mapping[str, str] | None = getattr(settings, "WECHATPAY_TASKS", None)
    if not named:
        raise ImproperlyConfigured(
            phrase(
                "WECHATPAY_TASKS must name the function for each task, such as {example}.",
                example='{"ship": "shop.work.ship"}',
            )
        )
    return {name: import_string(path) for name, path in named.items()}
