"""The records of the shop in PostgreSQL: orders, parcels, and the tasks of the outbox."""

import os

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    insert,
    select,
    update,
)

from wechatpay_runtime.adapters.sqlalchemy import Outbox

METADATA = MetaData()
ORDERS = Table(
    "orders",
    METADATA,
    Column("out_trade_no", String(32), primary_key=True),
    Column("total_fen", Integer, nullable=False),
    Column("transaction_id", String(32), unique=True),
    Column("state", String(8), nullable=False, server_default="OPEN"),
)
PARCELS = Table(
    "parcels", METADATA, Column("out_trade_no", String(32), ForeignKey("orders.out_trade_no"), primary_key=True)
)


class UnknownOrder(LookupError):
    """There is no order with this number."""


class Records:
    """Orders and parcels, with the tasks that belong to them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.outbox = Outbox(engine, METADATA)

    @classmethod
    def from_env(cls) -> "Records":
        """Connect to the database that `SHOP_DATABASE` names."""
        return cls.at(os.environ["SHOP_DATABASE"])

    @classmethod
    def at(cls, address: str) -> "Records":
        """Connect to a database: `postgresql://…`. A connection that was cut is replaced before it is used."""
        return cls(create_engine(address.replace("postgresql:", "postgresql+psycopg:", 1), pool_pre_ping=True))

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def create_tables(self) -> None:
        """Create the tables, unless they exist."""
        METADATA.create_all(self._engine)

    def place(self, out_trade_no: str, total_fen: int) -> None:
        """Store a new order. Call this before WeChat Pay knows the order, so that no payment is for an unknown order."""
        with self._engine.begin() as transaction:
            transaction.execute(insert(ORDERS).values(out_trade_no=out_trade_no, total_fen=total_fen))

    def total_fen(self, transaction: Connection, out_trade_no: str) -> int:
        """Return the amount of an order.

        Raises:
            UnknownOrder: The order is not ours.
        """
        query = select(ORDERS.c.total_fen).where(ORDERS.c.out_trade_no == out_trade_no)
        total = transaction.execute(query).scalar()
        if total is None:
            raise UnknownOrder(out_trade_no)
        return int(total)

    def pay(self, transaction: Connection, out_trade_no: str, transaction_id: str) -> None:
        """Mark an order as paid, and store the task to pack it. Repeating this changes nothing."""
        changed = transaction.execute(
            update(ORDERS)
            .where(ORDERS.c.out_trade_no == out_trade_no, ORDERS.c.state == "OPEN")
            .values(state="PAID", transaction_id=transaction_id)
        )
        if changed.rowcount:
            self.outbox.add(transaction, "pack", out_trade_no)

    def pack(self, transaction: Connection, out_trade_no: str) -> None:
        """Store the parcel of an order."""
        transaction.execute(insert(PARCELS).values(out_trade_no=out_trade_no))
