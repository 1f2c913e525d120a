"""Rules of medical insurance orders that depend on several fields. Each case names a line of its page in Markdown.

https://pay.weixin.qq.com/doc/v3/partner/4018300080 and 4018300085
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from gateway.catalogs import Json
from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.server import running

CREATE, REPORT = "/v3/med-ins/orders", "/v3/med-ins/refunds/notify?mix_trade_no=1217752501201407033233368318"
OPERATIONS = load_catalog().operations
BOTH, REFUND = (
    dict(OPERATIONS[f"payments.medical_insurance.{name}"].examples[0].arguments)
    for name in ("create_order", "notify_refund")
)
NUMBERS = count(1)
INSURANCE = ("pay_order_id", "pay_auth_no", "geo_location", "med_ins_order_create_time")
FEES = ("med_ins_gov_fee", "med_ins_self_fee", "med_ins_other_fee", "med_ins_cash_fee")
MONEY = ("wechat_pay_cash_fee", "prepay_id")
DETAILS = ("cash_add_detail", "cash_reduce_detail")


def without(names: tuple[str, ...], **changes: Any) -> Json:
    return {name: value for name, value in BOTH.items() if name not in names} | changes


CASH = without((*INSURANCE, *FEES, *DETAILS), mix_pay_type="CASH_ONLY", total_fee=42_000)
ONLY = without((*MONEY, *DETAILS), mix_pay_type="INSURANCE_ONLY", med_ins_cash_fee=0, total_fee=150_000)
REDUCED = ONLY | {
    "med_ins_cash_fee": 50_000,
    "cash_reduce_detail": [{"cash_reduce_fee": 50_000, "cash_reduce_type": "DISCOUNT"}],
    "total_fee": 200_000,
}
# The sum with what is left to the user is only checked if something is left: partner/4020401288:57, 86.
NOTHING_LEFT = without(DETAILS, med_ins_cash_fee=0, total_fee=192_000)


@pytest.fixture(scope="module")
def partner() -> Iterator[Merchant]:
    with running(has_published_keys=True) as gateway:
        yield Merchant.from_env(gateway.environment)


def created(partner: Merchant, body: Json) -> Answer:
    payer = {name: text if name == "card_type" else partner.seal(text) for name, text in body["payer"].items()}
    own = {"payer": payer, "out_trade_no": f"M{next(NUMBERS)}"}
    return partner.call_json(CREATE, body | own, changed={"Wechatpay-Serial": partner.public_key_id})


@pytest.mark.parametrize(
    "body",
    [BOTH, CASH, ONLY, REDUCED, NOTHING_LEFT],
    ids=["both", "cash", "insurance", "reduced", "nothing left to the user"],
)
def test_an_order_whose_fields_fit_is_accepted(partner: Merchant, body: Json) -> None:
    answer = created(partner, body)

    assert answer.status == 200, refusal_of(answer)


RULE = (403, "RULE_LIMIT", "")
WRONG: list[tuple[int, Json, Json, tuple[int, str, str]]] = [
    (28, BOTH, {"mix_pay_type": "UNKNOWN_MIX_PAY_TYPE"}, (400, "PARAM_ERROR", "/mix_pay_type")),
    (29, BOTH, {"order_type": "UNKNOWN_ORDER_TYPE"}, (400, "PARAM_ERROR", "/order_type")),
    (
        142,
        BOTH,
        {"payer": BOTH["payer"] | {"card_type": "FOREIGNER_PASSPORT"}},
        (400, "PARAM_ERROR", "/payer/card_type"),
    ),
    *((152, CASH, {name: BOTH[name]}, RULE) for name in (*INSURANCE, *FEES)),
    *((153, ONLY, {name: BOTH[name]}, RULE) for name in MONEY),
    (154, BOTH, {"wechat_pay_cash_fee": 0}, RULE),
    (155, BOTH, {"med_ins_cash_fee": 50_001, "total_fee": 202_000}, RULE),
    (155, BOTH, {"cash_add_detail": []}, RULE),
    (155, ONLY, {"med_ins_cash_fee": 1}, RULE),
    (156, BOTH, {"total_fee": 202_001}, RULE),
    (156, CASH, {"total_fee": 1}, RULE),
    (159, CASH, {"wechat_pay_cash_fee": 0, "total_fee": 0}, RULE),
    (160, BOTH, dict.fromkeys(FEES, 0) | {"cash_add_detail": [], "cash_reduce_detail": [], "total_fee": 42_000}, RULE),
]


@pytest.mark.parametrize(("line", "body", "changes", "refusal"), WRONG)
def test_an_order_whose_fields_contradict_each_other_is_refused(
    partner: Merchant, line: int, body: Json, changes: Json, refusal: tuple[int, str, str]
) -> None:
    del line
    answer = created(partner, body | changes)

    assert refusal_of(answer) == refusal


@pytest.mark.parametrize(("total", "status"), [(REFUND["med_refund_total_fee"], 204), (1, 403)])
def test_the_total_of_a_refund_is_the_sum_of_its_parts(partner: Merchant, total: int, status: int) -> None:
    body = {name: value for name, value in REFUND.items() if name != "mix_trade_no"}

    assert partner.call_json(REPORT, body | {"med_refund_total_fee": total}).status == status
