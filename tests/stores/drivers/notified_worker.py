"""A worker process that receives one notification: `KIND ADDRESS ORDERS STEP`.

Its standard input has, in JSON, the public key of WeChat Pay, and headers and body of the notification. The handler marks the order
as paid, and stores the parcel to be packed, in one transaction. It prints the status of its acknowledgement, and kills itself at a step; -1 is never.
"""

import json
import sys

from sqlalchemy import create_engine

from support import sample_notifications
from support.opened_stores import DeadlyGuard, Steps, replay_guard
from support.platform import NOW
from support.storing_shop import storing
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.notifications import Router


def main() -> None:
    """Receive it."""
    kind, address, orders, step = sys.argv[1:]
    public_key, headers, body = json.load(sys.stdin)
    steps = Steps(int(step))
    client = Client(**sample_notifications.settings(clock=FakeClock(NOW), public_key=public_key))
    router = Router(client, replay_guard=DeadlyGuard(replay_guard(kind, address), steps))
    router.add(transaction_success.NOTIFICATION, storing(create_engine(orders), steps.step))
    print(router.handle(headers, body).status)  # noqa: T201 - the test reads it


main()
