"""Steps that set objects and lists: only with the form that the replies have."""

from typing import Any

import pytest

from wechatpay_gateway.server import RunningGateway

ORDER = {"transaction_id": "4200000404201909069117582536", "out_trade_no": "order-1", "amount": 5900}


@pytest.mark.parametrize(
    ("orders", "reason"),
    [
        ([{"transaction_id": "1"}], r"orders\[0\]\.out_trade_no is missing; it must be string"),
        ([ORDER, {**ORDER, "amount": "5900"}], r'orders\[1\]\.amount must be integer, not "5900"'),
        ([{**ORDER, "amount": True}], r"orders\[0\]\.amount must be integer, not true"),
        ([{**ORDER, "total": 1}], r"orders\[0\] has no field total; expected some of transaction_id, out_trade_no"),
        (["order-1"], r'orders\[0\] must be object, not "order-1"'),
    ],
)
def test_a_complaint_with_a_malformed_order_is_not_added(
    gateway: RunningGateway, orders: list[Any], reason: str
) -> None:
    before = len(list(gateway.complaints.records()))
    with pytest.raises(ValueError, match=reason):
        gateway.complaints.add(orders=orders)
    assert len(list(gateway.complaints.records())) == before


def test_a_step_with_a_malformed_object_leaves_the_record_as_it_was(gateway: RunningGateway) -> None:
    number = next(iter(gateway.parking_lot_applications.records())).fields["parking_lot_audit_no"]
    state = gateway.parking_lot_applications.get(number).state
    with pytest.raises(ValueError, match=r"comment has no field reason; expected some of fields, recommendation"):
        gateway.parking_lot_applications.reject(number, {"reason": "模糊"})
    assert gateway.parking_lot_applications.get(number).state == state


def test_a_value_that_no_page_lists_can_be_set(gateway: RunningGateway) -> None:
    number = gateway.complaints.add(images=[{"media_type": "NEW_VALUE", "media_url": []}]).complaint_id
    (image,) = gateway.complaints.get(number).fields["complaint_media_list"]
    assert image["media_type"] == "NEW_VALUE"
