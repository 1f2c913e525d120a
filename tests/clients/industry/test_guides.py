"""Guides of stores, from the registration on, through both clients and the gateway."""

from typing import Any

import pytest

from support.both import Both
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError, ServerError

GUIDES = "industry.smart_guide"
GUIDE = {
    "corpid": "corp-1",
    "store_id": 77,
    "userid": "robert",
    "name": "李明",
    "mobile": "13900000000",
    "qr_code": "https://open.work.weixin.qq.com/wwopen/userQRCode?vcode=xxx",
    "avatar": "https://wx.qlogo.cn/mmopen/0",
}


def register(client: Both, **changes: Any) -> str:
    guide_id: str = client.call(f"{GUIDES}.create_guide", **{**GUIDE, **changes}).guide_id
    return guide_id


def guides(client: Both, **conditions: Any) -> list[tuple[str, str, str]]:
    page = client.call(f"{GUIDES}.list_guides", store_id=77, **conditions)
    return [(each.guide_id, each.name, each.mobile) for each in page.data or ()]


def test_a_registered_guide_is_listed_with_its_decrypted_name_and_number(client: Both) -> None:
    guide_id = register(client)

    assert guides(client) == [(guide_id, "李明", "13900000000")]


@pytest.mark.parametrize("condition", [{"userid": "anna"}, {"mobile": "13900000001"}])
def test_a_single_guide_is_found_by_each_condition(client: Both, condition: dict[str, str]) -> None:
    register(client)
    anna = register(client, userid="anna", name="安娜", mobile="13900000001")

    assert guides(client, **condition) == [(anna, "安娜", "13900000001")]


def test_an_update_changes_only_what_it_contains(client: Both) -> None:
    guide_id = register(client)

    client.call(f"{GUIDES}.update_guide", guide_id=guide_id, mobile="13900000009")
    client.call(f"{GUIDES}.assign_guide", guide_id=guide_id, out_trade_no="20150806125346")

    assert guides(client) == [(guide_id, "李明", "13900000009")]


@pytest.mark.parametrize("changes", [{}, {"name": "王五"}], ids=["same_data", "other_data"])
def test_a_guide_is_not_registered_twice(client: Both, changes: dict[str, str]) -> None:
    register(client)

    with pytest.raises(ApiError, match="userid已被使用") as refusal:
        register(client, **changes)
    assert (refusal.value.status, refusal.value.code) == (400, "PARAM_ERROR")


def test_settling_a_registration_lists_the_guide(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("system_error")

    with pytest.raises(ServerError) as error:
        register(client)
    assert not client.settle(error.value).data
    guide_id = register(client)
    assert [each.guide_id for each in client.settle(error.value).data] == [guide_id]
