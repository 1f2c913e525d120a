"""Stores three tasks and is killed in the second one (`kill`), or does those that are open (`run`)."""

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command

settings.configure(
    SECRET_KEY="for tests",
    INSTALLED_APPS=["wechatpay_django"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}},
    USE_TZ=True,
)
django.setup()

from wechatpay_django.models import HandledNotification, Task  # noqa: E402 - needs the settings
from wechatpay_django.outbox import add_task, run_tasks  # noqa: E402 - needs the settings


def pack(task: Task) -> None:
    """Store a parcel, and die before the second one is committed."""
    HandledNotification.objects.create(pk=f"parcel {task.key}")
    if sys.argv[1] == "kill" and task.key == "2":
        os._exit(9)


if sys.argv[1] == "kill":
    call_command("migrate", verbosity=0)
    for number in "123":
        add_task("pack", number)
    run_tasks({"pack": pack})
print("before:", Task.objects.filter(done_at=None, key="1").count())  # noqa: T201 - the test reads it
run_tasks({"pack": pack})
print("done:", Task.objects.exclude(done_at=None).count())  # noqa: T201 - the test reads it
print("parcels:", HandledNotification.objects.count())  # noqa: T201 - the test reads it
