"""Does the work that notifications cause: `celery --workdir examples --app celery_shop.work worker --beat`.

Redis only carries the signal to look for tasks; the tasks are in PostgreSQL. If Redis loses a signal, the next one follows. Any
number of workers can run, but only one with `--beat`.
"""

import os
from typing import Any, cast

from celery import Celery  # type: ignore[import-not-found]  # pyright: ignore[reportMissingImports]  # installed with Celery only
from sqlalchemy import Connection

from celery_shop.records import Records
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.adapters.sqlalchemy import Task
from wechatpay_runtime.notifications import require_same

SIGNAL_SECONDS = 1.0
celery = cast("Any", Celery("shop", broker=os.environ["SHOP_BROKER"]))
celery.conf.beat_schedule = {
    "tasks": {"task": "shop.tasks", "schedule": SIGNAL_SECONDS, "options": {"expires": 10 * SIGNAL_SECONDS}}
}
celery.conf.broker_connection_retry_on_startup = True
celery.conf.task_ignore_result = True
records = Records.from_env()


def settle(transaction: Connection, task: Task) -> None:
    """Compare a payment with its order, and mark the order as paid.

    Raises:
        UnknownOrder: The order is not ours.
        PaymentMismatch: The payment does not match the order. The task stays, and a person must look at it.
    """
    payment = transaction_success.Transaction.from_wire(task.payload)
    require_same(
        payment,
        trade_state="SUCCESS",
        mchid=os.environ["WECHATPAY_MCHID"],
        appid=os.environ["SHOP_APPID"],
        amount={"total": records.total_fen(transaction, payment.out_trade_no), "currency": "CNY"},
    )
    records.pay(transaction, payment.out_trade_no, str(payment.transaction_id))


def pack(transaction: Connection, task: Task) -> None:
    """Store the parcel of an order."""
    records.pack(transaction, task.key)


@celery.task(name="shop.tasks", acks_late=True)  # type: ignore[untyped-decorator]  # as above
def do_tasks() -> None:
    """Do the tasks that are due, until there are none."""
    while records.outbox.run({"settle": settle, "pack": pack}):
        pass
