"""The payment codes that were scanned: each is good for one order, whoever scans it."""

import sqlite3

from wechatpay_gateway.base.store import Store


class PaymentCodes:
    """Remembers which payment codes were used."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def use(self, code: str) -> None:
        """Note that an order takes this code.

        Raises:
            ValueError: another order took it.
        """
        try:
            with self._store.transaction() as connection:
                connection.execute("INSERT INTO payment_codes VALUES (?)", (code,))
        except sqlite3.IntegrityError:
            raise ValueError("the payment code was used") from None
