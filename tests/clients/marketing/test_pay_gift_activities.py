"""Pay gift activities through the clients, over HTTP."""

import pytest

from support.both import Both
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway

SERVICE = "marketing.pay_gift_activities"
MORE_THAN_A_THOUSAND = 1_005


@pytest.fixture
def activities(wechatpay_gateway: RunningGateway) -> list[str]:
    """The IDs of many activities, newest first."""
    machine = wechatpay_gateway.pay_gift_activities
    return [machine.add("回馈").activity_id for _ in range(MORE_THAN_A_THOUSAND)][::-1]


def test_a_list_of_many_pages_has_each_activity_once(wechatpay_client: Client, activities: list[str]) -> None:
    listed = wechatpay_client.marketing.pay_gift_activities.iter_activities(limit=100)
    assert [each.activity_id for each in listed] == activities


def test_a_refused_merchant_has_a_reason(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = wechatpay_gateway.pay_gift_activities.add("回馈").activity_id
    wechatpay_gateway.pay_gift_activities.refuse_merchant("1900000201", "非同品牌")
    reply = client.call(
        f"{SERVICE}.add_activity_merchants",
        activity_id=number,
        merchant_id_list=["1900000201", "1900000202"],
        add_request_no="1",
    )
    assert [(each.mchid, each.invalid_reason) for each in reply.invalid_merchant_id_list] == [
        ("1900000201", "非同品牌")
    ]
