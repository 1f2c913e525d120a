"""Compare a trade bill with your own records, in both directions.

    with open("bill.csv", "rb") as lines:
        for difference in compare_trade_bill(read_trade_bill(lines), records):
            print(difference)

Official page of the bill: https://pay.weixin.qq.com/doc/v3/merchant/4013071246
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeAlias

from attrs import asdict, frozen

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import Message, fragment, phrase
from wechatpay_runtime.bills.trade import TradeBillRow
from wechatpay_runtime.errors import InvalidArgument

__all__ = ["Difference", "DifferenceKind", "Record", "RecordKind", "compare_trade_bill"]

RecordKind: TypeAlias = Literal["payment", "refund", "reversal"]
"""Kind of a record: a payment, a refund, or the reversal of a payment code order, which gives the money back."""

DifferenceKind: TypeAlias = Literal[
    "missing_in_records", "missing_in_bill", "state", "order", "amount", "fee", "day", "repeated"
]
"""Kind of a difference. `state`: the bill has what is not expected in it. `order`: a refund belongs to another order.
`day` and `repeated` (more than once on a side) are found by `wechatpay_runtime.reconciliation` only."""

_KINDS = {"SUCCESS": "payment", "REFUND": "refund", "REVOKED": "reversal"}
_SENTENCES: dict[DifferenceKind, Message] = {
    "missing_in_records": fragment("{what}: {received} fen in the bill, missing in the records"),
    "missing_in_bill": fragment("{what}: {expected} fen in the records, missing in the bill"),
    "state": fragment("{what}: {received} in the bill, not done in the records"),
    "order": fragment("{what}: belongs to order {expected} in the records"),
    "amount": fragment("{what}: {expected} fen in the records, {received} fen in the bill"),
    "fee": fragment("{what}: a fee of {expected} fen was expected, {received} fen in the bill"),
    "day": fragment("{what}: on {received} in the bill, on {expected} in the records"),
    "repeated": fragment("{what}: {received} times in the bill, {expected} times in the records"),
}
_LARGEST_ROUNDING_FEN = 1
_FEN_OF_A_YUAN = 100
_Key: TypeAlias = tuple[str, str]


@frozen(kw_only=True)
class Record:
    """A payment, refund or reversal in your records."""

    number: str
    """Your number of the order, `out_trade_no`."""
    amount_fen: int
    """Amount of the order, or of the refund that was requested, including coupons, in fen."""
    kind: RecordKind = "payment"
    """`payment` by default."""
    refund_number: str | None = None
    """Your number of the refund, `out_refund_no`."""
    is_expected: bool = True
    """Whether the bill must have it. Pass `False` for an order that is not paid in your records."""
    rate: Decimal | None = None
    """Fee rate of your contract, such as `Decimal("0.006")`. By default, the fee is not compared."""

    def __attrs_post_init__(self) -> None:
        """Refuse a record that could not be compared with any bill."""
        _require("amount_fen", self.amount_fen, int)
        if self.rate is not None:
            _require("rate", self.rate, Decimal)
        if self.kind not in _KINDS.values():
            kinds = ", ".join(_KINDS.values())
            raise InvalidArgument(
                phrase("The kind of a record must be one of {kinds}, got {kind!r}.", kinds=kinds, kind=self.kind)
            )
        if (self.kind == "refund") != bool(self.refund_number):
            raise InvalidArgument(
                phrase(
                    "The record of {number} must have refund_number if, and only if, its kind is refund.",
                    number=self.number,
                )
            )


def _require(name: str, value: object, expected: type) -> None:
    if not isinstance(value, expected):
        raise InvalidArgument(
            phrase(
                "{name} of a record must be of type {expected}, got {type}.",
                name=name,
                expected=expected.__name__,
                type=type(value).__name__,
            )
        )


@frozen(kw_only=True)
class Difference:
    """A difference between a trade bill and your records. `str` returns it as a sentence for people."""

    kind: DifferenceKind
    """Kind of the difference."""
    record_kind: str
    """`payment`, `refund` or `reversal`; for a row of a type that is not known, its `trade_state`."""
    number: str
    """Your number of the order, `out_trade_no`; of a refund, that of the bill if it is in the bill."""
    refund_number: str | None = None
    """Your number of the refund, `out_refund_no`; `None` if it is not about a refund."""
    transaction_id: str | None = None
    """WeChat Pay's number of the payment; `None` if the bill does not have it."""
    expected: int | str | None = None
    """Value of your records: an amount in fen, or the number of an order; `None` if nothing is expected."""
    received: int | str | None = None
    """Value of the bill; `None` if it has nothing."""

    @property
    def message(self) -> Message:
        """The difference as a sentence in the current language."""
        return _SENTENCES[self.kind].filled(
            what=_named(self), expected=_shown(self.expected), received=_shown(self.received)
        )

    def to_dict(self) -> dict[str, int | str | None]:
        """Return the attributes and the `message`, such as for JSON."""
        return {**asdict(self), "message": str(self)}

    def __str__(self) -> str:
        """Return the sentence."""
        return self.message


def compare_trade_bill(rows: Iterable[TradeBillRow], records: Iterable[Record]) -> Iterator[Difference]:
    """Compare each row of a bill with your records, then your records with the bill.

    Records are in memory, rows are not; each row takes constant time.

    Args:
        rows: The bill of one merchant and one day, from `read_trade_bill`. Empty if there is no bill (`NO_STATEMENT_EXIST`).
        records: What your records have for this day, in Beijing time: payments by the time of payment, refunds by the time
            of the request. Add the orders of the day that are not paid with `is_expected=False`, so that a payment
            of which you do not know is a difference of kind `state`.

    Returns:
        The differences: those of the rows in the order of the bill, then records that the bill does not have. `refund_status`
        is not compared: query the refund.

    Raises:
        InvalidArgument: Two records are of the same payment, refund or reversal.
        DamagedBill: While iterating, from `read_trade_bill`.
    """
    return _differences(rows, _by_key(records))


def _differences(rows: Iterable[TradeBillRow], left: dict[_Key, Record]) -> Iterator[Difference]:
    for row in rows:
        kind = _KINDS.get(row.trade_state, row.trade_state)
        refund_number = row.out_refund_no if kind == "refund" else None
        yield from _of_row(row, kind, refund_number, left.pop((kind, refund_number or row.out_trade_no), None))
    for record in left.values():
        if record.is_expected:
            yield Difference(
                kind="missing_in_bill",
                record_kind=record.kind,
                number=record.number,
                refund_number=record.refund_number,
                expected=record.amount_fen,
            )


def _by_key(records: Iterable[Record]) -> dict[_Key, Record]:
    found: dict[_Key, Record] = {}
    for record in records:
        key = (record.kind, record.refund_number or record.number)
        if key in found:
            raise InvalidArgument(phrase("There are two records of the {kind} {number}.", kind=key[0], number=key[1]))
        found[key] = record
    return found


def _of_row(row: TradeBillRow, kind: str, refund_number: str | None, record: Record | None) -> Iterator[Difference]:
    amount_fen = row.total_fen if kind == "payment" else row.refund_fen

    def difference(what: DifferenceKind, expected: int | str | None, received: int | str | None) -> Difference:
        return Difference(
            kind=what,
            record_kind=kind,
            number=row.out_trade_no,
            refund_number=refund_number,
            transaction_id=row.transaction_id,
            expected=expected,
            received=received,
        )

    if record is None:
        yield difference("missing_in_records", None, amount_fen)
        return
    if not record.is_expected:
        yield difference("state", None, row.trade_state)
    if record.number != row.out_trade_no:
        yield difference("order", record.number, row.out_trade_no)
    if record.amount_fen != amount_fen:
        yield difference("amount", record.amount_fen, amount_fen)
    if record.rate is not None:
        exact = record.rate * (row.settlement_total_fen - (row.settlement_refund_fen or 0))
        fee = row.fee * _FEN_OF_A_YUAN  # can have fractions of a fen
        if abs(fee - exact) > _LARGEST_ROUNDING_FEN:
            yield difference("fee", _whole(exact), _whole(fee))


def _whole(fen: Decimal) -> int:
    return int(fen.to_integral_value(ROUND_HALF_UP))


def _shown(value: int | str | None) -> int | str | None:
    return one_line(value) if isinstance(value, str) else value


def _named(difference: Difference) -> Message:
    """Return the name of what a difference is about."""
    number = _shown(difference.number)
    if difference.record_kind == "payment":
        return phrase("payment {number}", number=number)
    if difference.record_kind == "refund":
        return phrase("refund {refund} of {number}", refund=_shown(difference.refund_number), number=number)
    if difference.record_kind == "reversal":
        return phrase("reversal of {number}", number=number)
    return phrase("row {state} of {number}", state=_shown(difference.record_kind), number=number)
