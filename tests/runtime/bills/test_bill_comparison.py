"""A trade bill is compared with records, in both directions."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from support.bills import REFUND, trade_row
from wechatpay_runtime._base.messages import speaking
from wechatpay_runtime.bills import TradeBillRow
from wechatpay_runtime.bills.comparison import Difference, Record, compare_trade_bill
from wechatpay_runtime.errors import InvalidArgument

ORDER, REFUND_NUMBER = "outtradeno001", "refundno001"
NO_REFUND = {"退款金额": "0.00", "申请退款金额": "0.00", "商户退款单号": "0", "订单金额": "9.76"}
PAYMENT_ROW = trade_row(REFUND, **NO_REFUND, 手续费="0.05")
PRECISE_ROW = trade_row(REFUND, **NO_REFUND, 手续费="0.05635")
REFUND_ROW = trade_row(REFUND, 交易状态="REFUND", 应结订单金额="0.00", 订单金额="0.00", 手续费="-0.04")
REVERSAL_ROW = trade_row(REFUND, 交易状态="REVOKED", 商户退款单号="0", 订单金额="0.00")
NEW_ROW = trade_row(REFUND, 交易状态="SPLIT", 商户退款单号="0")
PAYMENT = Record(number=ORDER, amount_fen=976)


def refund(number: str = ORDER, amount_fen: int = 666, **rest: Any) -> Record:
    return Record(number=number, amount_fen=amount_fen, kind="refund", refund_number=REFUND_NUMBER, **rest)


def reversal(amount_fen: int = 666) -> Record:
    return Record(number=ORDER, amount_fen=amount_fen, kind="reversal")


def payment(**changes: Any) -> Record:
    return evolve(PAYMENT, **changes)


def short(difference: Difference) -> tuple[object, ...]:
    return difference.kind, difference.record_kind, difference.expected, difference.received


@pytest.mark.parametrize(
    ("rows", "records", "found"),
    [
        pytest.param([], [], [], id="nothing"),
        pytest.param(
            [PAYMENT_ROW, REFUND_ROW, REVERSAL_ROW], [reversal(), refund(), PAYMENT], [], id="equal in another order"
        ),
        pytest.param([PAYMENT_ROW], [], [("missing_in_records", "payment", None, 976)], id="unknown payment"),
        pytest.param([REFUND_ROW], [PAYMENT], [
            ("missing_in_records", "refund", None, 666),
            ("missing_in_bill", "payment", 976, None),
        ], id="both directions"),
        pytest.param([REVERSAL_ROW], [], [("missing_in_records", "reversal", None, 666)], id="unknown reversal"),
        pytest.param([NEW_ROW], [], [("missing_in_records", "SPLIT", None, 666)], id="row of a new type"),
        pytest.param([PAYMENT_ROW] * 2, [PAYMENT], [("missing_in_records", "payment", None, 976)], id="row twice"),
        pytest.param([], [refund()], [("missing_in_bill", "refund", 666, None)], id="refund not in the bill"),
        pytest.param([], [payment(is_expected=False)], [], id="open order not in the bill"),
        pytest.param(
            [PAYMENT_ROW], [payment(is_expected=False)], [("state", "payment", None, "SUCCESS")], id="open order paid"
        ),
        pytest.param([PAYMENT_ROW], [payment(amount_fen=975)], [("amount", "payment", 975, 976)], id="amount"),
        pytest.param([REFUND_ROW], [refund(amount_fen=976)], [("amount", "refund", 976, 666)], id="amount of a refund"),
        pytest.param([REVERSAL_ROW], [reversal(976)], [("amount", "reversal", 976, 666)], id="amount of a reversal"),
        pytest.param([REFUND_ROW], [refund("book-2")], [("order", "refund", "book-2", ORDER)], id="another order"),
        pytest.param([PAYMENT_ROW], [payment(rate=Decimal("0.006"))], [], id="fee rounded"),
        pytest.param([PAYMENT_ROW], [payment(rate=Decimal("0.0069"))], [("fee", "payment", 6, 5)], id="fee"),
        pytest.param([PRECISE_ROW], [payment(rate=Decimal("0.006"))], [], id="fee with five decimal places"),
        pytest.param([PRECISE_ROW], [payment(rate=Decimal("0.00748"))], [("fee", "payment", 7, 6)], id="precise fee"),
        pytest.param([REFUND_ROW], [refund(rate=Decimal("0.006"))], [], id="fee of a refund"),
        pytest.param([REFUND_ROW], [refund(rate=Decimal("0.002"))], [("fee", "refund", -1, -4)], id="other returned fee"),
    ],
)  # fmt: skip
def test_each_difference_is_found(
    rows: list[TradeBillRow], records: list[Record], found: list[tuple[object, ...]]
) -> None:
    assert [short(each) for each in compare_trade_bill(rows, records)] == found


def test_a_difference_has_the_numbers_to_look_it_up() -> None:
    (found,) = compare_trade_bill([REFUND_ROW], [refund(amount_fen=1)])

    assert (found.number, found.refund_number) == (ORDER, REFUND_NUMBER)
    assert found.transaction_id == "4200000008201712143733500001"


@pytest.mark.parametrize(
    ("row", "record", "english", "chinese"),
    [
        (PAYMENT_ROW, None, "payment {0}: 976 fen in the bill, missing in the records", "支付 {0}：账单中为 976 分，记录中没有"),
        (NEW_ROW, None, "row SPLIT of {0}: 666 fen in the bill, missing in the records", "订单 {0} 的 SPLIT 行：账单中为 666 分，记录中没有"),
        (None, refund(), "refund {1} of {0}: 666 fen in the records, missing in the bill", "订单 {0} 的退款 {1}：记录中为 666 分，账单中没有"),
        (PAYMENT_ROW, payment(is_expected=False), "payment {0}: SUCCESS in the bill, not done in the records", "支付 {0}：账单中为 SUCCESS，记录中未完成"),
        (REFUND_ROW, refund("book-2"), "refund {1} of {0}: belongs to order book-2 in the records", "订单 {0} 的退款 {1}：记录中属于订单 book-2"),
        (REVERSAL_ROW, reversal(1), "reversal of {0}: 1 fen in the records, 666 fen in the bill", "订单 {0} 的撤销：记录中为 1 分，账单中为 666 分"),
        (PAYMENT_ROW, payment(rate=Decimal("0.01")), "payment {0}: a fee of 9 fen was expected, 5 fen in the bill", "支付 {0}：手续费应为 9 分，账单中为 5 分"),
    ],
    ids=["missing in records", "new type", "missing in bill", "state", "order", "amount", "fee"],
)  # fmt: skip
def test_a_difference_is_a_sentence_in_both_languages(
    row: TradeBillRow | None, record: Record | None, english: str, chinese: str
) -> None:
    (found,) = compare_trade_bill([row] if row else [], [record] if record else [])
    with speaking("en"):
        in_english = str(found)
    with speaking("zh"):
        in_chinese = str(found)

    assert (in_english, in_chinese) == (english.format(ORDER, REFUND_NUMBER), chinese.format(ORDER, REFUND_NUMBER))


def test_a_difference_is_one_line_without_control_characters() -> None:
    difference = Difference(kind="order", record_kind="\x1b[2J", number="a\nb", expected="c\x1b[31m", received="d")

    assert str(difference) == "row  [2J of a b: belongs to order c [31m in the records"


def test_a_row_is_compared_before_the_next_one_is_read() -> None:
    def rows() -> Iterator[TradeBillRow]:
        yield PAYMENT_ROW
        raise AssertionError("the second row was read")

    assert next(compare_trade_bill(rows(), [])).kind == "missing_in_records"


def test_two_records_of_one_payment_are_refused_at_the_call() -> None:
    with pytest.raises(InvalidArgument, match=f"two records of the payment {ORDER}"):
        compare_trade_bill([], [PAYMENT, PAYMENT])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": "transfer"}, "must be one of payment, refund, reversal, got 'transfer'"),
        ({"amount_fen": "59.00"}, "amount_fen of a record must be of type int, got str"),
        ({"rate": 0.006}, "rate of a record must be of type Decimal, got float"),
        ({"kind": "refund"}, f"{ORDER} must have refund_number"),
        ({"refund_number": REFUND_NUMBER}, f"{ORDER} must have refund_number if, and only if, its kind is refund"),
    ],
    ids=["kind", "amount", "rate", "refund without number", "payment with number"],
)
def test_a_record_that_no_bill_can_have_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidArgument, match=said):
        payment(**wrong)
