"""Runs the Celery task of the guide, in the folder that the first argument names, for a task in the outbox."""

import sys
from importlib import import_module
from typing import Any

sys.path.insert(0, sys.argv[1])
shop: Any = import_module("celery_shop")
shop.celery.conf.update(broker_url="memory://", task_always_eager=True, result_backend="cache+memory://")
shop.outbox.create_table()
engine: Any = import_module("sqlalchemy").create_engine("sqlite:///orders.sqlite")
with engine.begin() as transaction:
    shop.outbox.add(transaction, "ship", "book-1")
print(shop.do_tasks.delay().get(), shop.do_tasks.delay().get())  # noqa: T201 - the test reads it
