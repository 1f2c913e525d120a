"""Rules of orders that specs express and the gateway checks for every operation: choices, limits, enums."""

from collections.abc import Callable
from typing import Any

import pytest

from gateway.merchant_side import Merchant
from gateway.orders import GOODS, IP, SUB_APPID, combined, direct, partner, place, refusal_of

Make = Callable[..., tuple[str, dict[str, Any]]]
SINGLE = [pytest.param(direct, id="direct"), pytest.param(partner, id="partner")]
EVERY = [*SINGLE, pytest.param(combined, id="combined")]
PAYERS = [
    pytest.param(partner, {"payer": {}}, "/payer/sp_openid", id="partner"),
    pytest.param(combined, {"combine_payer_info": {}}, "/combine_payer_info/openid", id="combined"),
]


@pytest.mark.parametrize(("make", "changes", "field"), PAYERS)
def test_a_payer_without_an_openid_is_refused(
    merchant: Merchant, make: Make, changes: dict[str, Any], field: str
) -> None:
    answer = merchant.call_json(*make(merchant, "jsapi", **changes))
    assert refusal_of(answer) == (400, "PARAM_ERROR", field)


def test_a_payer_may_have_both_openids(merchant: Merchant) -> None:
    payer = {"sp_openid": "oPartner", "sub_openid": "oSub"}
    place(merchant, partner(merchant, "jsapi", sub_appid=SUB_APPID, payer=payer))


@pytest.mark.parametrize("make", EVERY)
def test_an_h5_page_of_an_unknown_kind_is_refused(merchant: Merchant, make: Make) -> None:
    scene = {"payer_client_ip": IP, "device_id": "1", "h5_info": {"type": "Windows"}}
    answer = merchant.call_json(*make(merchant, "h5", scene_info=scene))
    assert refusal_of(answer) == (400, "PARAM_ERROR", "/scene_info/h5_info/type")


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("kind", ["Wap", "iOS", "Android"])
def test_an_h5_page_of_a_known_kind_is_accepted(merchant: Merchant, make: Make, kind: str) -> None:
    scene = {"payer_client_ip": IP, "device_id": "1", "h5_info": {"type": kind}}
    place(merchant, make(merchant, "h5", scene_info=scene))


@pytest.mark.parametrize("kind", ["jsapi", "app", "h5", "native", "codepay"])
@pytest.mark.parametrize("make", SINGLE)
def test_an_empty_list_of_goods_is_refused(merchant: Merchant, make: Make, kind: str) -> None:
    answer = merchant.call_json(*make(merchant, kind, detail={"goods_detail": []}))
    assert refusal_of(answer) == (400, "PARAM_ERROR", "/detail/goods_detail")


@pytest.mark.parametrize("kind", ["jsapi", "app", "h5", "native", "codepay"])
@pytest.mark.parametrize("make", SINGLE)
def test_a_list_of_one_good_is_accepted(merchant: Merchant, make: Make, kind: str) -> None:
    place(merchant, make(merchant, kind, detail={"goods_detail": [GOODS]}))


@pytest.mark.parametrize("kind", ["jsapi", "app", "h5", "native"])
@pytest.mark.parametrize(("fen", "status"), [(500_000, 200), (500_001, 400)])
def test_a_subsidy_is_at_most_5000_yuan(merchant: Merchant, kind: str, fen: int, status: int) -> None:
    settlement = {"profit_sharing": True, "subsidy_amount": fen}
    assert merchant.call_json(*partner(merchant, kind, settle_info=settlement)).status == status


@pytest.mark.parametrize(("fen", "status"), [(500_000, 200), (500_001, 400)])
def test_a_subsidy_of_a_combined_order_is_at_most_5000_yuan(merchant: Merchant, fen: int, status: int) -> None:
    settlement = {"profit_sharing": True, "subsidy_amount": fen}
    assert merchant.call_json(*combined(merchant, part={"settle_info": settlement})).status == status
