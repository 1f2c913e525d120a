"""A worker process that does the tasks of an outbox: `ORDERS LAST`. It is killed in the task with the number LAST, after it packed a parcel."""

import os
import signal
import sys

from sqlalchemy import Connection, create_engine, text

from wechatpay_runtime.adapters.sqlalchemy import Outbox, Task


def pack(connection: Connection, task: Task) -> None:
    """Store a parcel."""
    connection.execute(text("INSERT INTO parcels VALUES (:number)"), {"number": task.key})
    if task.key == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)


outbox = Outbox(create_engine(sys.argv[1]))
while outbox.run({"pack": pack}):
    pass
