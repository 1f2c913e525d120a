"""Stores three tasks, does the first one, and is killed in the second one, before it is committed."""

import os

from sqlalchemy import Connection, create_engine, text

from wechatpay_runtime.adapters.sqlalchemy import Outbox, Task

engine = create_engine(f"sqlite:///{os.environ['DATABASE']}")
outbox = Outbox(engine)
outbox.create_table()


def pack(connection: Connection, task: Task) -> None:
    """Store a parcel, and die before the second one is committed."""
    connection.execute(text("INSERT INTO parcels VALUES (:number)"), {"number": task.key})
    if task.key == "2":
        os._exit(9)


with engine.begin() as transaction:
    for number in "123":
        outbox.add(transaction, "pack", number)
outbox.run({"pack": pack})
