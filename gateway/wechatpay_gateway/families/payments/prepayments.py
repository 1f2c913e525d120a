"""Prepayments: the result of a prepay call, with which a payer pays."""

import secrets

from attrs import field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.payments.apis import H5
from wechatpay_gateway.families.payments.orders import UnknownOrderError

PREPAY_SECONDS = 2 * 60 * 60
"""How long a `prepay_id` and a `code_url` are valid: https://pay.weixin.qq.com/doc/v3/merchant/4012791856."""
H5_URL_SECONDS = 5 * 60
"""How long an `h5_url` is valid: https://pay.weixin.qq.com/doc/v3/merchant/4012791834."""

_PREPAYMENT_COLUMNS = "prepay_id, code, caller, number, is_combined, expires"


def lifetime_seconds(trade_type: str) -> int:
    """Return how long the result of a prepay call is valid for this `trade_type`, in seconds."""
    return H5_URL_SECONDS if trade_type == H5 else PREPAY_SECONDS


@frozen
class Prepayment:
    """A prepayment; `code` identifies it in a `code_url` or `h5_url`, `number` is that of the order or combined order."""

    prepay_id: str
    code: str
    caller: str
    number: str
    is_combined: bool = field(converter=bool)
    expires: float


class Prepayments:
    """The prepayments: every prepay call creates one; earlier ones of the same order remain valid until they expire."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, caller: str, number: str, *, is_combined: bool, at: float, seconds: int = PREPAY_SECONDS
    ) -> Prepayment:
        """Create a prepayment for an order or a combined order, valid for `seconds`."""
        prepayment = Prepayment(
            prepay_id=f"wx{to_day(at)}{secrets.token_hex(13)}",
            code=secrets.token_urlsafe(9).replace("-", "x").replace("_", "y"),
            caller=caller,
            number=number,
            is_combined=is_combined,
            expires=at + seconds,
        )
        with self._store.transaction() as connection:
            row = (prepayment.prepay_id, prepayment.code, caller, number, int(is_combined), prepayment.expires)
            connection.execute("INSERT INTO prepayments VALUES (?, ?, ?, ?, ?, ?)", row)
        return prepayment

    def get(self, name: str) -> Prepayment:
        """Return the prepayment with this `prepay_id` or code.

        Raises:
            UnknownOrderError: the prepayment does not exist.
        """
        query = f"SELECT {_PREPAYMENT_COLUMNS} FROM prepayments WHERE prepay_id = ? OR code = ?"  # noqa: S608 (constants)
        for row in self._store.rows(query, (name, name)):
            return Prepayment(*row)
        raise UnknownOrderError(f"the gateway has no prepayment {name}")

    def latest(self, caller: str, number: str) -> Prepayment | None:
        """Return the latest prepayment of an order or combined order, or `None`."""
        query = (
            f"SELECT {_PREPAYMENT_COLUMNS} FROM prepayments WHERE caller = ? AND number = ? ORDER BY rowid DESC LIMIT 1"  # noqa: S608 (constants)
        )
        return next((Prepayment(*row) for row in self._store.rows(query, (caller, number))), None)
