"""A handler that stores the payment and the work that follows from it, in one transaction."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, text

from wechatpay_runtime.adapters.sqlalchemy import Outbox
from wechatpay_runtime.notifications import Notification


def storing(engine: Engine, step: Callable[[], object] = lambda: None) -> Callable[[Notification[Any]], None]:
    """Return a handler that marks the order as paid and stores a task `pack`; `step` is called between what it does."""
    outbox = Outbox(engine)

    def paid(notification: Notification[Any]) -> None:
        number = notification.resource.received["out_trade_no"]
        with engine.begin() as transaction:
            transaction.execute(text("UPDATE orders SET state = 'PAID' WHERE number = :number"), {"number": number})
            step()
            outbox.add(transaction, "pack", number)
            step()
        step()

    return paid
