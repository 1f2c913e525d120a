"""Does the tasks of Django's outbox in two threads, of which the first waits in its first task until the second has ended: `PORT`.

It prints how many tasks the second and the first thread did.
"""

import sys
from threading import Event, Thread

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

database = {"NAME": "postgres", "USER": "shop", "HOST": "127.0.0.1", "PORT": sys.argv[1]}
settings.configure(
    SECRET_KEY="only for tests",
    USE_TZ=True,
    INSTALLED_APPS=["wechatpay_django"],
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", **database}},
)
django.setup()
call_command("migrate", verbosity=0)

from wechatpay_django.models import Task  # noqa: E402 - after the settings
from wechatpay_django.outbox import add_task, run_tasks  # noqa: E402

has_begun, may_end = Event(), Event()
done = list[str]()


def pack(task: Task) -> None:
    """Pack a parcel; the first one takes until `may_end`."""
    if task.key == "0":
        has_begun.set()
        if not may_end.wait(30):
            raise TimeoutError
    done.append(task.key)


def run() -> None:
    """Do the tasks, and print their number."""
    print(run_tasks({"pack": pack}))  # noqa: T201 - the test reads it
    connection.close()


for number in range(5):
    add_task("pack", str(number))
first = Thread(target=run)
first.start()
has_begun.wait(30)
run()
may_end.set()
first.join()
print(*sorted(done))  # noqa: T201 - the test reads it
