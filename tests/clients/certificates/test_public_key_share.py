"""While a merchant moves to the public key, an option sets the share of calls that name it; both kinds of keys verify."""

import asyncio
import io
from typing import Any

import pytest

from support import platform
from support.both import Both, Opened
from support.catalog import CATALOG
from support.world import APPLYMENT, CANCEL, HOUR, LIST, World
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime.errors import BadRequest, CertificateError, ConfigurationError
from wechatpay_runtime.operation.description import Operation, Route

STORES = {"product_coupon_id": "1000000013", "stock_id": "1000000013001", "page_size": 2}
LIST_STORES = "brand_own.product_coupon_stocks.list_associated_stores"
SUBMIT = "onboarding.subject_confirmation.submit_applyment"
PUBLIC_KEY, CERTIFICATE = "public key", "certificate"


def with_share(world: World, opened: Opened, share: float, **settings: Any) -> Both:
    """Open a client that has the public key and can fetch certificates."""
    return world.client(opened, world.gateway.environment, public_key_share=share, **settings)


def kinds_named(world: World, operation: str = CANCEL) -> list[str]:
    """Return the kind of key that each request for an operation named."""
    requests = (exchange.request for exchange in world.gateway.requests if exchange.operation == operation)
    serials = [request.header_values(b"wechatpay-serial")[0] for request in requests]
    return [PUBLIC_KEY if serial.startswith(b"PUB_KEY_ID_") else CERTIFICATE for serial in serials]


@pytest.mark.parametrize(("share", "kind"), [(1, PUBLIC_KEY), (0, CERTIFICATE), (0.0, CERTIFICATE)])
def test_all_calls_name_one_kind_of_key(world: World, opened: Opened, share: float, kind: str) -> None:
    client = with_share(world, opened, share)
    for _ in range(5):
        client.call(CANCEL, **APPLYMENT)

    assert kinds_named(world) == [kind] * 5


def test_calls_that_name_certificates_fetch_them_first(world: World, opened: Opened) -> None:
    client = with_share(world, opened, 0)

    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]


def test_a_share_between_0_and_1_names_both_kinds(world: World, opened: Opened) -> None:
    client = with_share(world, opened, 0.5)
    for _ in range(60):
        client.call(CANCEL, **APPLYMENT)

    assert set(kinds_named(world)) == {PUBLIC_KEY, CERTIFICATE}


@pytest.mark.parametrize(
    ("draw", "kind"), [(0.0, PUBLIC_KEY), (0.29, PUBLIC_KEY), (0.3, CERTIFICATE), (0.99, CERTIFICATE)]
)
def test_the_kind_of_key_is_decided_per_call(draw: float, kind: str) -> None:
    settings: Any = {**platform.settings(), "apiv3_key": "0" * 32, "public_key_share": 0.3}
    session = evolve(make_session(settings), draw=lambda: draw)
    operation: Operation[None] = Operation(name="o", method="GET", routes=(Route("/v3/o"),))

    assert session.calling(operation).key_ring.relies_on_certificates is (kind == CERTIFICATE)


def test_all_requests_of_a_download_name_one_kind_of_key(world: World, opened: Opened) -> None:
    client = with_share(world, opened, 0.5)
    for _ in range(20):
        client.call("payments.bills.download_trade_bill", bill_date="2019-06-11", to=io.BytesIO())

    bills, files = kinds_named(world, "payments.bills.get_trade_bill"), kinds_named(world, "billdownload.file")
    assert (len(files), files) == (20, bills)


def test_client_download_names_the_kind_of_key_of_the_share(world: World, opened: Opened) -> None:
    client = with_share(world, opened, 0)
    address = client.request("GET", "/v3/bill/tradebill?bill_date=2019-06-11").model["download_url"]

    client.fetch(address, to=io.BytesIO())

    assert kinds_named(world, "billdownload.file") == [CERTIFICATE]


def test_fields_are_encrypted_for_the_certificate_that_a_call_names(world: World, opened: Opened) -> None:
    (example,) = next(entry["examples"] for entry in CATALOG if entry["operation"] == SUBMIT)[:1]
    with_share(world, opened, 0).call_by_name(SUBMIT, example["given"])

    exchange = world.gateway.requests.last
    assert exchange.verdict.is_accepted
    assert kinds_named(world, SUBMIT) == [CERTIFICATE]
    assert exchange.arguments is not None
    assert exchange.arguments["contact_info"] == example["given"]["contact_info"]


@pytest.mark.parametrize(("share", "kind"), [(0, CERTIFICATE), (0.5, PUBLIC_KEY), (1, PUBLIC_KEY)])
def test_texts_encrypted_with_seal_are_for_the_kind_of_key_of_the_share(
    world: World, opened: Opened, share: float, kind: str
) -> None:
    client = with_share(world, opened, share)
    sealed = [client.seal("13800138000") for _ in range(10)]
    body = {"echo_message": "sealed", "encrypted_echo_message": sealed[0]}

    assert client.request("POST", "/v3/security/echo", json=body).status == 200

    assert {PUBLIC_KEY if each.serial.startswith("PUB_KEY_ID_") else CERTIFICATE for each in sealed} == {kind}
    assert kinds_named(world, "common.platform_security.echo") == [kind]


def test_replies_signed_with_the_public_key_verify_although_calls_name_certificates(
    world: World, opened: Opened
) -> None:
    client = with_share(world, opened, 0)
    headers = world.gateway.merchants.default.signer_for(world.gateway.environment["WECHATPAY_PUBLIC_KEY_ID"]).headers(
        int(world.clock.now()), "n", b"{}"
    )

    client.verify({name.decode().lower(): value.decode() for name, value in headers}, b"{}")


def test_replies_signed_with_a_certificate_verify_although_calls_name_the_public_key(
    world: World, opened: Opened
) -> None:
    client = with_share(world, opened, 0.5)
    client.refresh_certificates()

    client.verify(world.notification(), b"{}")


def test_certificates_that_calls_name_are_renewed_in_time(world: World, opened: Opened) -> None:
    client = with_share(world, opened, 0)
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(12 * HOUR)

    client.call(CANCEL, **APPLYMENT)
    client.wait_for_background()

    assert world.downloads == 2


def test_a_withdrawn_certificate_that_calls_name_is_replaced(world: World, opened: Opened) -> None:
    (example,) = next(entry["examples"] for entry in CATALOG if entry["operation"] == SUBMIT)[:1]
    client = with_share(world, opened, 0)
    client.refresh_certificates()
    world.gateway.rotate_certificate()
    world.gateway.retire_certificates()
    with pytest.raises(BadRequest, match="make the call again"):
        client.call_by_name(SUBMIT, example["given"])

    client.call_by_name(SUBMIT, example["given"])

    assert kinds_named(world, SUBMIT) == [CERTIFICATE] * 2


def test_calls_of_a_brand_always_name_its_public_key(world: World, opened: Opened) -> None:
    with_share(world, opened, 0).call(LIST_STORES, **STORES)

    assert (kinds_named(world, LIST_STORES), world.downloads) == ([PUBLIC_KEY], 0)


def test_the_error_of_a_merchant_without_certificates_says_to_omit_the_option(world: World, opened: Opened) -> None:
    client = world.client(
        opened,
        world.gateway.merchants.add("1900000109", like=world.gateway.merchants.default.mchid),
        public_key_share=0,
    )

    with pytest.raises(CertificateError, match=r"no platform certificates.*remove public_key_share.*Nothing was sent"):
        client.call(CANCEL, **APPLYMENT)


def test_with_options_changes_the_share_and_back(world: World) -> None:
    with Client.from_env(world.gateway.environment, clock=world.clock, public_key_share=0) as client:
        client.call(CANCEL, APPLYMENT)
        client.with_options(public_key_share=1).call(CANCEL, APPLYMENT)
        client.with_options(public_key_share=1).with_options(public_key_share=0).call(CANCEL, APPLYMENT)

    assert (kinds_named(world), world.downloads) == ([CERTIFICATE, PUBLIC_KEY, CERTIFICATE], 1)


def test_with_options_of_an_async_client_changes_the_share_and_back(world: World) -> None:
    async def there_and_back() -> None:
        async with AsyncClient.from_env(world.gateway.environment, clock=world.clock) as client:
            await client.call(CANCEL, APPLYMENT)
            await client.with_options(public_key_share=0).call(CANCEL, APPLYMENT)

    asyncio.run(there_and_back())
    assert (kinds_named(world), world.downloads) == ([PUBLIC_KEY, CERTIFICATE], 1)


BOTH_KINDS: dict[str, Any] = {**platform.settings(), "apiv3_key": "0" * 32}
WITHOUT_PUBLIC_KEY = {name: value for name, value in BOTH_KINDS.items() if not name.startswith("public_key")}
BRAND_ALONE: dict[str, Any] = {
    **platform.brand_settings(),
    **{name: value for name, value in BOTH_KINDS.items() if name.startswith(("public_key", "apiv3"))},
}


@pytest.mark.parametrize(
    "settings", [platform.settings(), WITHOUT_PUBLIC_KEY, BRAND_ALONE], ids=["no APIv3 key", "no public key", "a brand"]
)
def test_the_error_of_a_client_without_both_kinds_of_keys_names_them(settings: dict[str, Any]) -> None:
    with_share: dict[str, Any] = {**settings, "public_key_share": 0.5}
    words = r"^public_key_share is 0\.5, which requires both kinds of keys: public_key"
    with pytest.raises(ConfigurationError, match=words):
        Client(**with_share)
    with Client(**settings) as client, pytest.raises(ConfigurationError, match="requires both kinds of keys"):
        client.with_options(public_key_share=0.5)


@pytest.mark.parametrize("share", [-0.1, 1.1, "1", True, float("nan"), None])
def test_a_share_is_a_number_from_0_to_1(share: Any) -> None:
    settings: dict[str, Any] = {**BOTH_KINDS, "public_key_share": share}
    with pytest.raises(ConfigurationError, match="must be a number from 0 to 1"):
        Client(**settings)


def test_a_share_of_1_needs_no_certificates() -> None:
    settings: dict[str, Any] = {**platform.settings(), "public_key_share": 1}
    with Client(**settings) as client:
        client.with_options(public_key_share=1)
