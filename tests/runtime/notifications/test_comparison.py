"""A payment is compared with the merchant's own record."""

from typing import Any

import pytest

from support.sample_notifications import PAID
from wechatpay_clients.payments.transactions.transaction_success import CombineTransaction, Transaction
from wechatpay_runtime.errors import InvalidArgument, PaymentMismatch, UnexpectedReply
from wechatpay_runtime.notifications import require_same

TRANSACTION = Transaction.from_wire(PAID)
SAME: dict[str, Any] = {
    "out_trade_no": "1217752501201407033233368018",
    "amount": {"total": 100, "currency": "CNY"},
    "mchid": "1900000001",
    "appid": "wxd678efh567hg6787",
    "trade_state": "SUCCESS",
    "attach": None,
}


def test_a_matching_payment_passes() -> None:
    require_same(TRANSACTION, **SAME)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (
            {"out_trade_no": "2"},
            "out_trade_no",
            "^out_trade_no is '1217752501201407033233368018', expected '2'",
        ),
        ({"amount": {"total": 99}}, "amount.total", "^amount.total is 100, expected 99"),
        ({"amount": {"total": "100"}}, "amount.total", "^amount.total is 100, expected '100'"),
        ({"amount": {"total": True}}, "amount.total", "^amount.total is 100, expected True"),
        ({"amount": {"total": 100, "currency": "HKD"}}, "amount.currency", "^amount.currency is 'CNY'"),
        ({"mchid": "1"}, "mchid", "^mchid is '1900000001'"),
        ({"appid": "wx1"}, "appid", "^appid is 'wxd678efh567hg6787'"),
        ({"attach": "gift"}, "attach", "^attach is absent, expected 'gift'"),
        ({"amount": 100}, "amount", "^amount is TransactionAmount"),
        ({"mchid": None}, "mchid", "expected None"),
    ],
)
def test_a_difference_is_named(change: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(PaymentMismatch, match=words) as caught:
        require_same(TRANSACTION, **{**SAME, **change})

    assert caught.value.field == field


def test_one_does_not_equal_true() -> None:
    one = Transaction.from_wire({**PAID, "amount": {**PAID["amount"], "total": 1}})
    with pytest.raises(PaymentMismatch):
        require_same(one, amount={"total": True})


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ({}, "nothing to compare"),
        ({"out_trade_number": "1"}, r"Transaction has no field 'out_trade_number' \(did you mean 'out_trade_no'\?\)"),
        ({"amount": {"totl": 1}}, r"TransactionAmount has no field 'totl' \(did you mean 'total'\?\)"),
        ({"amount": {"total": 100.0}}, "amount.total must not be compared with a float"),
    ],
)
def test_a_wrong_comparison_is_refused(expected: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        require_same(TRANSACTION, **expected)


def test_comparing_an_unreadable_field_raises() -> None:
    with pytest.raises(UnexpectedReply):
        require_same(Transaction.from_wire({**PAID, "amount": "all"}), amount={"total": 100})


def test_a_sub_order_of_a_combined_payment_can_be_compared() -> None:
    order = {"mchid": "1", "out_trade_no": "A", "amount": {"total_amount": 10, "currency": "CNY"}}
    combined = CombineTransaction.from_wire({"combine_out_trade_no": "C", "sub_orders": [order]})

    require_same(combined.sub_orders[0], out_trade_no="A", amount={"total_amount": 10})
