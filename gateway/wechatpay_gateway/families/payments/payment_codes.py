"""The payment codes that were used; a code is valid for one order, of any merchant."""

import sqlite3

from wechatpay_gateway.base.store import Store


class PaymentCodes:
    """The payment codes that were used."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def use(self, code: str) -> None:
        """Record that an order uses this code.

        Raises:
            ValueError: the code was already used.
        """
        try:
            with self._store.transaction() as connection:
                connection.execute("INSERT INTO payment_codes VALUES (?)", (code,))
        except sqlite3.IntegrityError:
            raise ValueError("the payment code was already used") from None
