"""The gateway refuses a captured request in which one header is replaced by one that is valid elsewhere."""

import http.client
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest

from support.time import FakeClock
from wechatpay_clients import ApiError, Client
from wechatpay_gateway.server import RunningGateway

CANCEL, REVOKE = (
    "onboarding.subject_confirmation.cancel_applyment",
    "onboarding.merchant_alteration.revoke_name_alteration",
)
APPLY_ID = "20220617143306000013906025001"
Headers = dict[str, str]


def captured(
    gateway: RunningGateway,
    operation: str,
    arguments: dict[str, object],
    environment: Mapping[str, str] | None = None,
    **settings: Any,
) -> Headers:
    """Return the headers of a genuine request, whether it succeeded or not."""
    with Client.from_env(environment or gateway.environment, **settings) as client, suppress(ApiError):
        client.call(operation, arguments)
    return {name.decode(): value.decode() for name, value in gateway.requests[-1].request.headers}


def status_of(gateway: RunningGateway, headers: Headers) -> int:
    """Return the gateway's status for a revoke call with these headers."""
    connection = http.client.HTTPConnection(urlsplit(gateway.base_url).netloc, timeout=5)
    try:
        connection.putrequest(
            "POST",
            f"/v3/mchalterapply/merchantnamealterapplyment/{APPLY_ID}/revoke",
            skip_host=True,
            skip_accept_encoding=True,
        )
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse().status
    finally:
        connection.close()


def of_another_call(gateway: RunningGateway) -> Headers:
    return {"authorization": captured(gateway, CANCEL, {"applyment_id": 20000011111})["authorization"]}


def of_another_object(gateway: RunningGateway) -> Headers:
    return {"authorization": captured(gateway, REVOKE, {"apply_id": "1"})["authorization"]}


def of_another_merchant(gateway: RunningGateway) -> Headers:
    other = gateway.merchants.add("1900000109")
    return {"authorization": captured(gateway, CANCEL, {"applyment_id": 1}, environment=other)["authorization"]}


def of_a_brand(gateway: RunningGateway) -> Headers:
    with Client.from_env(gateway.environment) as client, suppress(ApiError):
        client.request("POST", f"/v3/mchalterapply/merchantnamealterapplyment/{APPLY_ID}/revoke", scheme="brand")
    (authorization,) = gateway.requests[-1].request.header_values(b"authorization")
    return {"authorization": authorization.decode()}


def of_a_brand_with_the_merchants_scheme(gateway: RunningGateway) -> Headers:
    genuine = captured(gateway, REVOKE, {"apply_id": APPLY_ID})["authorization"]
    signature = of_a_brand(gateway)["authorization"].partition("signature=")[2]
    return {"authorization": f"{genuine.partition('signature=')[0]}signature={signature}"}


def of_six_minutes_ago(gateway: RunningGateway) -> Headers:
    clock = FakeClock(time.time() - 360)
    return {"authorization": captured(gateway, REVOKE, {"apply_id": APPLY_ID}, clock=clock)["authorization"]}


def type_of_an_upload(gateway: RunningGateway) -> Headers:
    return {"content-type": "multipart/form-data; boundary=x"}


def host_of_a_shop(gateway: RunningGateway) -> Headers:
    return {"host": "shop.example"}


def type_of_a_page(gateway: RunningGateway) -> Headers:
    return {"accept": "text/html"}


def test_the_captured_request_itself_is_accepted(wechatpay_gateway: RunningGateway) -> None:
    headers = captured(wechatpay_gateway, REVOKE, {"apply_id": APPLY_ID})

    assert status_of(wechatpay_gateway, headers) == 200


@pytest.mark.parametrize(
    ("swap", "status"),
    [
        (of_another_call, 401),
        (of_another_object, 401),
        (of_another_merchant, 401),
        (of_a_brand, 401),
        (of_a_brand_with_the_merchants_scheme, 401),
        (of_six_minutes_ago, 401),
        (type_of_an_upload, 400),
        (host_of_a_shop, 400),
        (type_of_a_page, 400),
    ],
)
def test_a_header_that_is_valid_elsewhere_is_refused(
    wechatpay_gateway: RunningGateway, swap: Callable[[RunningGateway], Headers], status: int
) -> None:
    headers = captured(wechatpay_gateway, REVOKE, {"apply_id": APPLY_ID})

    assert status_of(wechatpay_gateway, {**headers, **swap(wechatpay_gateway)}) == status
