"""The public half of the client's own key is refused as a WeChat Pay public key: no signature of WeChat Pay would match it."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from support import platform
from support.platform import SERIAL_NO
from support.server import answer, scripted
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._session.identities import variable
from wechatpay_runtime.errors import ConfigurationError, NotFound

OTHER_ID = "PUB_KEY_ID_0000000000000000000000000000000002"
MERCHANTS, BRANDS = platform.public_pem("merchant"), platform.public_pem("brand")
BOTH: dict[str, Any] = {**platform.settings(), **platform.brand_settings()}
BRAND_ONLY: dict[str, Any] = {
    **platform.brand_settings(),
    "public_key": platform.public_pem("wechatpay"),
    "public_key_id": platform.PUBLIC_KEY_ID,
}
OWN_KEYS: dict[str, tuple[dict[str, Any], str]] = {
    "public_key": ({**platform.settings(), "public_key": MERCHANTS}, r"public_key \(WECHATPAY_PUBLIC_KEY\)"),
    "public_key with the key of the brand": ({**BOTH, "public_key": BRANDS}, r"public_key \(WECHATPAY_PUBLIC_KEY\)"),
    "public_key of a brand without a merchant": (
        {**BRAND_ONLY, "public_key": BRANDS},
        r"public_key \(WECHATPAY_PUBLIC_KEY\)",
    ),
    "brand_public_key": (
        {**BOTH, "brand_public_key": BRANDS, "brand_public_key_id": OTHER_ID},
        r"brand_public_key \(WECHATPAY_BRAND_PUBLIC_KEY\)",
    ),
    "brand_public_key with the key of the merchant": (
        {**BOTH, "brand_public_key": MERCHANTS, "brand_public_key_id": OTHER_ID},
        r"brand_public_key \(WECHATPAY_BRAND_PUBLIC_KEY\)",
    ),
    "other_public_keys": (
        {**platform.settings(), "other_public_keys": {OTHER_ID: MERCHANTS}},
        rf"other_public_keys {OTHER_ID}",
    ),
}
COMPLAINT = "is the public half of your own private key, .*Expected the WeChat Pay public key, pub_key.pem"


@pytest.mark.parametrize("place", OWN_KEYS)
@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_own_key_in_place_of_wechat_pays_is_refused_when_the_client_is_created(
    kind: type[Client | AsyncClient], place: str
) -> None:
    settings, name = OWN_KEYS[place]

    with pytest.raises(ConfigurationError, match=f"^{name} {COMPLAINT}"):
        kind(**settings)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_own_key_from_the_environment_is_refused(kind: type[Client | AsyncClient]) -> None:
    settings, _ = OWN_KEYS["public_key"]

    with pytest.raises(ConfigurationError, match=COMPLAINT):
        kind.from_env({variable(name): value for name, value in settings.items()})


class Remote:
    """A signer without access to its public key, like a KMS."""

    serial_no = SERIAL_NO
    algorithm = "SHA256-RSA2048"

    def sign(self, message: bytes) -> bytes:
        return platform.key("merchant").sign(message, PKCS1v15(), SHA256())


def remote(origin: str, **changes: Any) -> Client:
    settings: dict[str, Any] = {**platform.settings(), "merchant_private_key": Remote(), "base_url": origin, **changes}
    return Client(**settings)


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"public_key": MERCHANTS}, "public_key"),
        ({"other_public_keys": {OTHER_ID: MERCHANTS}}, "other_public_keys"),
    ],
    ids=["public_key", "other_public_keys"],
)
def test_the_own_key_of_a_remote_signer_is_refused_before_anything_is_sent(settings: Any, name: str) -> None:
    with (
        scripted(lambda _: answer()) as server,
        remote(server.origin, **settings) as own,
    ):
        for _ in range(2):
            with pytest.raises(ConfigurationError, match=rf"^{name} .*is the public half of your own private key"):
                own.request("GET", "/v3/certificates")

    assert server.requests == []


def test_a_remote_signer_works_with_the_right_public_key() -> None:
    with (
        scripted(lambda _: answer(status="404 Not Found")) as server,
        remote(server.origin) as client,
    ):
        for _ in range(2):
            with pytest.raises(NotFound):
                client.request("GET", "/v3/certificates")

    assert len(server.requests) == 2
