"""The parameters of the pages of a pay score order are named, signed and encoded as the official pages document."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest

from support.apiv2_signature import KEY, parameters_of, signature_of
from wechatpay_runtime._crypto.v2_signing import V2Signer
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.services.service_order_pages import (
    ServiceOrderInvocation,
    confirmation_of,
    numbers_of,
    sign_details,
)

PACKAGE = "AAQTnZoAAAABAAAAAAD8m2b8VRdZ2kVdKmHNZiAAAABcwQVtru-5k9MmEOZJ_Pv"
DETAILS = {
    "mch_id": "1230000109",
    "service_id": "88888888000011",
    "out_order_no": "1234323JKHDFE1243252",
    "timestamp": "1530097563",
    "nonce_str": "zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2",
    "sign_type": "HMAC-SHA256",
}
"""The values in the samples of merchant pages 4012587980, 4012587983 and 4012587984."""
EXTRA_INFO = '{"miniProgramType": 0}'


class Order:
    """The reply that created an order."""

    def __init__(self, package: str | None = PACKAGE) -> None:
        self.package = package
        self.out_order_no = DETAILS["out_order_no"]
        self.service_id = DETAILS["service_id"]
        self.state = "DOING"


def details(out_order_no: str = DETAILS["out_order_no"]) -> ServiceOrderInvocation:
    return sign_details(
        V2Signer(KEY.encode()),
        mchid="1230000109",
        service_id="88888888000011",
        out_order_no=out_order_no,
        timestamp=1530097563,
        nonce="zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2",
    )


def test_a_confirmation_is_opened_with_its_package_alone() -> None:
    invocation = confirmation_of(PACKAGE)

    assert invocation.to_dict() == {"businessType": "wxpayScoreUse", "queryString": f"package={PACKAGE}"}
    assert invocation.to_mini_program_dict() == {"businessType": "wxpayScoreUse", "extraData": {"package": PACKAGE}}
    assert invocation.to_app_dict() == {
        "businessType": "wxpayScoreUse",
        "query": f"package={PACKAGE}",
        "extInfo": EXTRA_INFO,
    }


def test_a_mini_program_gets_the_official_keys_of_the_details() -> None:
    assert details().to_mini_program_dict() == {
        "businessType": "wxpayScoreDetail",
        "extraData": {**DETAILS, "sign": signature_of(DETAILS)},
    }


@pytest.mark.parametrize(
    ("name", "of"),
    [("queryString", ServiceOrderInvocation.to_dict), ("query", ServiceOrderInvocation.to_app_dict)],
    ids=["web page", "app"],
)
def test_a_web_page_and_an_app_get_the_official_query(
    name: str, of: Callable[[ServiceOrderInvocation], dict[str, str]]
) -> None:
    expected = "&".join(f"{key}={value}" for key, value in DETAILS.items())

    found = of(details())

    assert (found["businessType"], found[name]) == (
        "wxpayScoreDetail",
        f"{expected}&sign={signature_of(DETAILS)}",
    )


@pytest.mark.parametrize("number", ["a|b", "a*b", "a_b-c"])
def test_the_signature_is_of_the_values_before_they_are_encoded(number: str) -> None:
    found = parameters_of(details(number).to_dict()["queryString"])

    assert found["out_order_no"] == number
    assert found["sign"] == signature_of(found)


def test_a_query_leads_back_to_its_values() -> None:
    query = details("a|b").to_app_dict()["query"]

    assert parse_qs(query)["out_order_no"] == ["a|b"]


def test_neither_signature_nor_package_is_in_a_repr() -> None:
    shown = repr(details()) + repr(confirmation_of(PACKAGE))

    assert PACKAGE not in shown
    assert signature_of(DETAILS) not in shown


@pytest.mark.parametrize("order", [Order(), "1234323JKHDFE1243252"], ids=["reply", "number"])
def test_the_numbers_are_those_of_the_reply_or_the_arguments(order: object) -> None:
    service_id = "" if isinstance(order, Order) else "88888888000011"

    assert numbers_of(order, service_id) == ("1234323JKHDFE1243252", "88888888000011")


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (lambda: confirmation_of(Order(None)), "no package, because its state is DOING"),
        (lambda: confirmation_of(5), "order must be the reply that created an order, or its package, got int"),
        (lambda: confirmation_of(""), "package is not valid"),
        (lambda: numbers_of("1234", ""), r"service_id is missing.*pass service_id=.* as well"),
        (lambda: numbers_of(5, "1"), "order must be the reply that created an order, or its out_order_no, got int"),
        (lambda: numbers_of("a b", "1"), "out_order_no is not valid"),
        (lambda: numbers_of("a", "b\n"), "service_id is not valid"),
        (lambda: numbers_of(Order(), "999"), "service_id is '999', but the order has '88888888000011'"),
    ],
    ids=["state", "type", "empty", "no service", "no order", "blank", "line break", "other service"],
)
def test_what_opens_no_page_is_refused(check: Callable[[], Any], words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        check()
