"""A client signs each call with the identity of its scheme, and reports an identity that is not configured."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest

from support import platform
from support.both import Opened
from support.server import answer, scripted
from wechatpay_clients import AsyncClient, Client
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import (
    ApiError,
    BadRequest,
    BadSignature,
    ConfigurationError,
    InvalidArgument,
    RateLimited,
    SignatureRefused,
    VerificationError,
)

STORES = "brand_own.product_coupon_stocks.list_associated_stores"
CANCEL = "onboarding.subject_confirmation.cancel_applyment"
NUMBERS: dict[str, Any] = {"product_coupon_id": "1000000013", "stock_id": "1000000013001"}
TARGET = "/brand/marketing/product-coupon/product-coupons/1000000013/stocks/1000000013001/associated-stores"
BRAND = ("WECHATPAY_BRAND_ID", "WECHATPAY_BRAND_SERIAL_NO", "WECHATPAY_BRAND_PRIVATE_KEY")
MERCHANT = ("WECHATPAY_MCHID", "WECHATPAY_MERCHANT_SERIAL_NO", "WECHATPAY_MERCHANT_PRIVATE_KEY")


def without(environment: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in names}


def signed_as(gateway: RunningGateway) -> str:
    (authorization,) = gateway.requests[-1].request.header_values(b"authorization")
    return authorization.decode().partition(",")[0].partition("=")[0]


@pytest.mark.parametrize(
    ("operation", "arguments", "scheme"),
    [
        (STORES, NUMBERS, "WECHATPAY-BRAND-SHA256-RSA2048 brand_id"),
        (CANCEL, {"business_code": "1900013511_10000"}, "WECHATPAY2-SHA256-RSA2048 mchid"),
    ],
)
def test_a_client_with_both_identities_signs_with_that_of_the_operation(
    opened: Opened, wechatpay_gateway: RunningGateway, operation: str, arguments: dict[str, Any], scheme: str
) -> None:
    opened(wechatpay_gateway.environment).call(operation, **arguments)
    assert signed_as(wechatpay_gateway) == scheme


def test_a_client_with_only_a_brand_can_call(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    client = opened(without(wechatpay_gateway.environment, MERCHANT), strict=True)
    assert client.call(STORES, **NUMBERS).total_count == 3


LACKING = [
    (BRAND, STORES, NUMBERS, "brand", "brand_id (WECHATPAY_BRAND_ID), brand_serial_no (WECHATPAY_BRAND_SERIAL_NO)"),
    (MERCHANT, CANCEL, {"business_code": "1"}, "merchant", "mchid (WECHATPAY_MCHID), merchant_serial_no"),
]


@pytest.mark.parametrize(("lacking", "operation", "arguments", "who", "settings"), LACKING)
def test_a_call_whose_identity_is_missing_fails_before_it_is_sent(
    opened: Opened,
    wechatpay_gateway: RunningGateway,
    lacking: tuple[str, ...],
    operation: str,
    arguments: dict[str, Any],
    who: str,
    settings: str,
) -> None:
    client = opened(without(wechatpay_gateway.environment, lacking))
    with pytest.raises(ConfigurationError) as caught:
        client.call(operation, **arguments)
    assert str(caught.value).startswith(
        f"{operation} must be signed by a {who}, but this client has no {who} identity. Set {settings}"
    )
    assert str(caught.value).endswith("Nothing was sent.")
    assert len(wechatpay_gateway.requests) == 0


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_iteration_whose_identity_is_missing_fails_before_its_first_request(
    kind: type[Client | AsyncClient],
) -> None:
    client = kind.from_env(platform.environment())
    with pytest.raises(ConfigurationError, match="must be signed by a brand"):
        client.brand_own.product_coupon_stocks.iter_associated_stores(**NUMBERS)


@pytest.mark.parametrize(
    ("target", "scheme", "expected"),
    [
        (TARGET, None, "WECHATPAY-BRAND-SHA256-RSA2048 brand_id"),
        (TARGET, "merchant", "WECHATPAY2-SHA256-RSA2048 mchid"),
        ("/v3/brand/x", None, "WECHATPAY2-SHA256-RSA2048 mchid"),
        ("/v3/brand/x", "brand", "WECHATPAY-BRAND-SHA256-RSA2048 brand_id"),
        ("/brandx", None, "WECHATPAY2-SHA256-RSA2048 mchid"),
    ],
)
def test_request_chooses_the_identity_by_path_or_by_scheme(
    opened: Opened, wechatpay_gateway: RunningGateway, target: str, scheme: str | None, expected: str
) -> None:
    client = opened(wechatpay_gateway.environment)
    with suppress(ApiError):  # the gateway's reply does not matter here
        client.request("GET", target, scheme=scheme)
    assert signed_as(wechatpay_gateway) == expected


def test_request_refuses_an_unknown_scheme(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(InvalidArgument, match="scheme must be one of merchant, brand, got 'brands'"):
        opened(wechatpay_gateway.environment).request("GET", TARGET, scheme="brands")


def test_a_brand_call_with_a_merchants_signature_is_refused(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(SignatureRefused):
        opened(wechatpay_gateway.environment).request("GET", TARGET, scheme="merchant")


def test_replies_to_a_brand_with_its_own_public_key_are_verified_with_it(
    opened: Opened, wechatpay_gateway: RunningGateway
) -> None:
    client = opened(wechatpay_gateway.environment | wechatpay_gateway.brands.add("120345"))
    client.call(CANCEL, business_code="1900013511_10000")
    assert client.call(STORES, **NUMBERS).total_count == 3


def test_a_client_with_only_a_brand_accepts_either_name_for_its_public_key(
    opened: Opened, wechatpay_gateway: RunningGateway
) -> None:
    alone = without(wechatpay_gateway.environment, MERCHANT) | wechatpay_gateway.brands.add("120345")
    client = opened(without(alone, ("WECHATPAY_PUBLIC_KEY", "WECHATPAY_PUBLIC_KEY_ID")))
    assert client.call(STORES, **NUMBERS).total_count == 3


def test_the_merchants_public_key_does_not_verify_replies_to_a_brand_with_its_own(
    opened: Opened, wechatpay_gateway: RunningGateway
) -> None:
    merchant_settings = wechatpay_gateway.brands.add("120345")
    wrong = without(merchant_settings, ("WECHATPAY_BRAND_PUBLIC_KEY", "WECHATPAY_BRAND_PUBLIC_KEY_ID"))
    with pytest.raises(BadRequest, match="Wechatpay-Serial"):
        opened(wechatpay_gateway.environment | wrong).call(STORES, **NUMBERS)


@pytest.mark.parametrize("kind", ["bad_signature", "missing_signature", "stale_clock", "unknown_serial", "probe"])
def test_a_forged_reply_to_a_brand_is_refused(opened: Opened, wechatpay_gateway: RunningGateway, kind: str) -> None:
    wechatpay_gateway.faults.add(kind)
    with pytest.raises(VerificationError):
        opened(wechatpay_gateway.environment).call(STORES, **NUMBERS)


def test_a_reply_signed_for_a_merchant_is_refused_by_a_brand(opened: Opened) -> None:
    settings = {**platform.environment(), **{f"WECHATPAY_{k.upper()}": v for k, v in platform.brand_settings().items()}}

    def as_merchant(_: bytes) -> bytes:
        headers = {
            **platform.signature_headers(b"{}"),
            "wechatpay-signature-type": "WECHATPAY2-SHA256-RSA2048",
        }
        return answer(b"{}", headers="".join(f"{name}: {value}\r\n" for name, value in headers.items()))

    with scripted(as_merchant) as server:
        client = opened(settings, base_url=server.origin)
        client.clock.set(platform.NOW)
        with pytest.raises(BadSignature, match="expected WECHATPAY-BRAND-SHA256-RSA2048"):
            client.call(STORES, **NUMBERS)


@pytest.mark.parametrize("page_size", [1, 2, 3, None])
def test_the_sync_client_iterates_over_a_list_of_a_brand(
    wechatpay_gateway: RunningGateway, page_size: int | None
) -> None:
    with Client.from_env(wechatpay_gateway.environment) as client:
        stores = client.brand_own.product_coupon_stocks.iter_associated_stores(**NUMBERS, page_size=page_size)
        assert [store.store_id for store in stores] == ["100000001", "100000002", "100000003"]
    assert len(wechatpay_gateway.requests) == {1: 3, 2: 2}.get(page_size or 0, 1)


@pytest.mark.parametrize("page_size", [1, 2, 3, None])
def test_the_async_client_iterates_over_a_list_of_a_brand(
    wechatpay_gateway: RunningGateway, page_size: int | None
) -> None:
    async def store_ids() -> list[str | None]:
        async with AsyncClient.from_env(wechatpay_gateway.environment) as client:
            stores = client.brand_own.product_coupon_stocks.iter_associated_stores(**NUMBERS, page_size=page_size)
            return [store.store_id async for store in stores]

    assert asyncio.run(store_ids()) == ["100000001", "100000002", "100000003"]


def test_an_iteration_uses_the_options_of_its_client(wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("rate_limit")
    with Client.from_env(wechatpay_gateway.environment) as client:
        patient = client.with_options(max_attempts=1)
        with pytest.raises(RateLimited):
            list(patient.brand_own.product_coupon_stocks.iter_associated_stores(**NUMBERS))
    assert len(wechatpay_gateway.requests) == 1


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_with_response_on_an_iteration_names_the_list_operation(kind: type[Client | AsyncClient]) -> None:
    client: Any = kind.from_env(platform.environment())
    with pytest.raises(TypeError, match=r"iter_associated_stores can make several calls\. Use with_response on list_"):
        client.with_response(client.brand_own.product_coupon_stocks.iter_associated_stores)


def test_an_iteration_cannot_be_called_by_name(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(InvalidArgument, match=rf"is not an operation\. Call {STORES} instead, one page at a time"):
        opened(wechatpay_gateway.environment).call_by_name(
            "brand_own.product_coupon_stocks.iter_associated_stores", NUMBERS
        )


def test_the_repr_of_a_client_has_both_numbers_and_no_key() -> None:
    settings: Any = {**platform.settings(), **platform.brand_settings()}
    client = Client(**settings)
    assert repr(client).startswith("Client(mchid='1900000001', brand_id='120344', origins=")
