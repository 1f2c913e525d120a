"""Partnerships for coupon stocks."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

ROOT = "/v3/marketing/partnerships"
PARTNER = {"type": "APPID", "appid": "wx4e1916a585d1f4e9"}
OTHER = {"type": "MERCHANT", "merchant_id": "2480029552"}
STOCK = {"business_type": "FAVOR_STOCK", "stock_id": "98065001"}
INVALID = (400, "INVALID_REQUEST")


def build(merchant: Merchant, number: str = "key-1", **changes: Any) -> Answer:
    body = json.dumps({"partner": PARTNER, "authorized_data": STOCK, **changes}).encode()
    return merchant.call(f"{ROOT}/build", body, changed={"Idempotency-Key": number})


def listed(merchant: Merchant, **arguments: Any) -> Answer:
    given = {"authorized_data": json.dumps(STOCK), **arguments}
    query = "&".join(f"{name}={quote(str(value))}" for name, value in given.items())
    return merchant.call(f"{ROOT}?{query}", method="GET")


def done(answer: Answer) -> dict[str, Any]:
    assert answer.status == 200, answer.body.decode()
    fields: dict[str, Any] = answer.json()
    return fields


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.code


@pytest.fixture
def other(gateway: RunningGateway) -> Merchant:
    return Merchant.from_env(gateway.merchants.add("1900000109"))


def test_a_partnership_is_established_and_listed(merchant: Merchant) -> None:
    built = done(build(merchant))
    assert (built["partner"], built["authorized_data"], built["state"]) == (PARTNER, STOCK, "ESTABLISHED")
    found = done(listed(merchant))
    shown = {name: value for name, value in built.items() if name != "state"}
    assert (found["data"], found["total_count"]) == ([shown], 1)


def test_the_same_request_is_one_partnership(merchant: Merchant) -> None:
    assert done(build(merchant)) == done(build(merchant))
    assert refused(build(merchant, partner=OTHER)) == INVALID
    assert done(listed(merchant))["total_count"] == 1


def test_a_partnership_that_exists_is_refused_with_another_number(merchant: Merchant) -> None:
    done(build(merchant))
    assert refused(build(merchant, "key-2")) == INVALID
    assert done(build(merchant, "key-2", partner=OTHER))["partner"] == OTHER


def test_a_list_without_partnerships_is_an_error(merchant: Merchant, other: Merchant) -> None:
    assert refused(listed(merchant)) == INVALID
    done(build(merchant))
    assert refused(listed(merchant, partner=json.dumps(OTHER))) == INVALID
    assert refused(listed(other)) == INVALID


def test_partnerships_are_listed_page_by_page(merchant: Merchant) -> None:
    partners = [{"type": "APPID", "appid": f"wx{at}"} for at in range(5)]
    for at, partner in enumerate(partners):
        done(build(merchant, f"key-{at}", partner=partner))
    pages = [done(listed(merchant, limit=2, offset=offset)) for offset in range(3)]
    assert [each["partner"] for page in pages for each in page["data"]] == partners[::-1]
    assert [page.get("total_count") for page in pages] == [5, None, None]
    only = done(listed(merchant, partner=json.dumps(partners[2])))
    assert [each["partner"] for each in only["data"]] == [partners[2]]


def test_an_ended_partnership_can_be_established_again(merchant: Merchant, gateway: RunningGateway) -> None:
    done(build(merchant))
    ended = gateway.partnerships.terminate("key-1")
    assert ended.state == "TERMINATED"
    assert "terminate_time" in done(listed(merchant))["data"][0]
    with pytest.raises(WrongStateError):
        gateway.partnerships.terminate("key-1")

    assert done(build(merchant, "key-2"))["state"] == "ESTABLISHED"
    found = done(listed(merchant))
    assert (found["total_count"], "terminate_time" in found["data"][0]) == (1, False)
    assert gateway.partnerships.get("key-2").state == "ESTABLISHED"


def test_a_number_of_several_merchants_needs_the_merchant(
    merchant: Merchant, other: Merchant, gateway: RunningGateway
) -> None:
    done(build(merchant))
    done(build(other))
    with pytest.raises(LookupError, match="2 partnerships with the number key-1"):
        gateway.partnerships.get("key-1")
    assert gateway.partnerships.get("key-1", "1900000109").owner == "1900000109"
