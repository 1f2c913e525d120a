"""Settings are checked before anything is sent, and secrets in them are never printed."""

import logging
from base64 import b64encode
from typing import Any

import pytest

from support import platform
from support.platform import MCHID, SERIAL_NO
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._base.oaep import oaep
from wechatpay_runtime._session.identities import variable
from wechatpay_runtime._settings.environment import from_environment
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.operation.description import Operation, Route


def environment(**changes: str) -> dict[str, str]:
    variables = {variable(name): value for name, value in platform.settings().items()}
    return {**variables, **{variable(name): value for name, value in changes.items()}}


def session(**changes: Any) -> Any:
    settings: Any = {**platform.settings(), **changes}
    return make_session(settings)


def test_the_environment_is_enough() -> None:
    with Client.from_env(environment()) as client:
        assert repr(client) == (
            f"Client(mchid='{MCHID}', origins=Origins(https://api.mch.weixin.qq.com, https://api2.mch.weixin.qq.com))"
        )


def test_the_async_client_reads_the_same_variables() -> None:
    assert repr(AsyncClient.from_env(environment())).startswith(f"AsyncClient(mchid='{MCHID}'")


def test_an_override_has_priority_over_the_environment() -> None:
    with Client.from_env(environment(base_url="http://127.0.0.1:1"), base_url="http://127.0.0.1:2") as client:
        assert "http://127.0.0.1:2" in repr(client)


def test_an_empty_variable_counts_as_absent() -> None:
    assert "base_url" not in from_environment(environment(base_url=" "))


def test_the_error_lists_all_missing_settings() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Client.from_env({"WECHATPAY_MCHID": MCHID})

    assert str(caught.value).startswith(
        "Missing: merchant_serial_no (WECHATPAY_MERCHANT_SERIAL_NO), "
        "merchant_private_key (WECHATPAY_MERCHANT_PRIVATE_KEY), public_key (WECHATPAY_PUBLIC_KEY) with "
        "public_key_id (WECHATPAY_PUBLIC_KEY_ID), or, for a merchant with platform certificates, apiv3_key "
        "(WECHATPAY_APIV3_KEY). You can find all of them on the merchant platform"
    )


BRAND = platform.brand_settings()
INCOMPLETE: list[tuple[dict[str, Any], list[str]]] = [
    ({"brand_id": "1"}, ["brand_serial_no", "brand_private_key", "public_key", "public_key_id"]),
    (BRAND, ["public_key", "public_key_id"]),
    ({**BRAND, "brand_public_key": "x"}, ["brand_public_key_id"]),
    ({**BRAND, "brand_public_key_id": "x"}, ["brand_public_key"]),
    ({**platform.settings(), "brand_private_key": "x"}, ["brand_id", "brand_serial_no"]),
    ({**platform.settings(), "brand_public_key_id": "x"}, [*BRAND, "brand_public_key"]),
    (
        {**BRAND, "mchid": "1"},
        ["merchant_serial_no", "merchant_private_key", "public_key", "public_key_id"],
    ),
]


@pytest.mark.parametrize(("settings", "missing"), INCOMPLETE)
def test_an_incomplete_identity_is_refused(settings: dict[str, Any], missing: list[str]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make_session(settings)

    listed = ", ".join(f"{name} ({variable(name)})" for name in missing)
    assert str(caught.value).startswith(f"Missing: {listed}. ")


def test_the_error_for_a_brand_names_the_brand_platform() -> None:
    with pytest.raises(
        ConfigurationError, match="You can find the brand's settings on the brand platform: 品牌经营平台"
    ):
        make_session({"brand_id": "1"})


def test_a_session_has_the_identities_of_merchant_and_brand() -> None:
    identities = session(**BRAND).identities

    assert [(each.name, each.value, each.scheme) for each in identities] == [
        ("mchid", MCHID, "WECHATPAY2-SHA256-RSA2048"),
        ("brand_id", "120344", "WECHATPAY-BRAND-SHA256-RSA2048"),
    ]


OF_A_BRAND: Operation[None] = Operation(name="o", method="GET", routes=(Route("/brand/o"),), scheme="brand")
OF_A_MERCHANT: Operation[None] = Operation(name="o", method="GET", routes=(Route("/v3/o"),))


def test_a_session_signs_with_the_identity_of_the_operation() -> None:
    both = session(**BRAND)
    as_brand = both.signing(OF_A_BRAND)

    assert (as_brand.identity.value, as_brand.signing(OF_A_BRAND) is as_brand) == ("120344", True)
    assert as_brand.signing(OF_A_MERCHANT).identity.value == MCHID


def test_a_merchant_signs_with_the_same_session() -> None:
    alone = session()

    assert alone.signing(OF_A_MERCHANT) is alone


def test_a_brand_public_key_is_used_for_the_brand_only() -> None:
    own = {"brand_public_key": platform.public_pem("brand platform"), "brand_public_key_id": "PUB_KEY_ID_02"}
    both = session(**BRAND, **own)

    assert (both.key_ring.preferred(0), both.signing(OF_A_BRAND).key_ring.preferred(0)) == (
        platform.PUBLIC_KEY_ID,
        "PUB_KEY_ID_02",
    )
    assert both.signing(OF_A_BRAND).key_ring.find(platform.PUBLIC_KEY_ID, 0) is None


def test_a_field_of_a_brand_is_decrypted_with_its_key() -> None:
    sealed = b64encode(platform.key("brand").public_key().encrypt(b"name", oaep())).decode()

    assert session(**BRAND).signing(OF_A_BRAND).cipher.open(sealed) == "name"


def without_public_key(**changes: Any) -> Any:
    settings: Any = {**platform.settings(), "apiv3_key": "0123456789abcdef0123456789abcdef", **changes}
    del settings["public_key"], settings["public_key_id"]
    return make_session(settings)


def test_an_apiv3_key_can_replace_the_public_key() -> None:
    assert without_public_key().key_ring.relies_on_certificates


def test_the_error_names_both_public_key_and_apiv3_key() -> None:
    with pytest.raises(
        ConfigurationError,
        match=r"Missing: public_key .* with public_key_id .*, or, for a merchant with platform certificates, apiv3_key",
    ):
        without_public_key(apiv3_key="")


@pytest.mark.parametrize("name", ["public_key", "public_key_id"])
def test_a_public_key_requires_its_id(name: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"Missing: {name} \(WECHATPAY_{name.upper()}\)\. You can find"):
        session(**{name: "", "apiv3_key": "0123456789abcdef0123456789abcdef"})


BOTH_WAYS = (
    "public_key (WECHATPAY_PUBLIC_KEY) with public_key_id (WECHATPAY_PUBLIC_KEY_ID), or, for a merchant with platform "
    "certificates, apiv3_key (WECHATPAY_APIV3_KEY)"
)
OF_THE_BRAND = (
    "brand_public_key (WECHATPAY_BRAND_PUBLIC_KEY) with brand_public_key_id (WECHATPAY_BRAND_PUBLIC_KEY_ID), because "
    "brands have no platform certificates"
)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (BRAND, OF_THE_BRAND),
        ({**BRAND, "brand_public_key": "x"}, "brand_public_key_id (WECHATPAY_BRAND_PUBLIC_KEY_ID)"),
        ({**BRAND, "brand_public_key": "x", "brand_public_key_id": "y", "apiv3_key": ""}, BOTH_WAYS),
    ],
)
def test_the_error_names_the_keys_that_a_brand_needs(change: dict[str, Any], missing: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        without_public_key(**change)

    assert str(caught.value).startswith(f"Missing: {missing}. You can find all of them on the merchant platform")


def test_a_brand_uses_its_public_key_if_the_merchant_has_certificates() -> None:
    own = {"brand_public_key": platform.public_pem("brand platform"), "brand_public_key_id": "PUB_KEY_ID_02"}
    brand = without_public_key(**BRAND, **own).signing(OF_A_BRAND)

    assert (brand.renewal, brand.key_ring.preferred(0)) == (None, "PUB_KEY_ID_02")


def test_switching_identities_keeps_the_renewal() -> None:
    own = {"brand_public_key": platform.public_pem("brand platform"), "brand_public_key_id": "PUB_KEY_ID_02"}
    merchant = without_public_key(**BRAND, **own)

    assert merchant.signing(OF_A_BRAND).signing(OF_A_MERCHANT).renewal is merchant.renewal


def test_a_public_key_without_an_apiv3_key_fetches_no_certificates() -> None:
    assert session().renewal is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {**BRAND, "brand_id": "wx1"},
            r"brand_id \(WECHATPAY_BRAND_ID\) looks like an app ID \(appid\), not a brand",
        ),
        ({**BRAND, "brand_id": 120344}, r"brand_id \(WECHATPAY_BRAND_ID\) must be a string, got int"),
        ({**BRAND, "brand_serial_no": "xyz"}, "Expected the serial number of the brand API certificate.*品牌经营平台"),
        (
            {**BRAND, "brand_private_key": platform.public_pem("brand")},
            r"brand_private_key \(WECHATPAY_BRAND_PRIVATE_KEY\).*Expected the brand API private key.*品牌经营平台",
        ),
        (
            {"other_public_keys": {"AB": platform.public_pem("wechatpay")}},
            "An ID in other_public_keys is the serial number of a certificate",
        ),
        ({"other_public_keys": {"PUB_KEY_ID_02": "x"}}, "other_public_keys PUB_KEY_ID_02 "),
        ({"other_public_keys": {1: "x"}}, "other_public_keys must have strings as keys, got int"),
        ({"other_public_keys": "x"}, "other_public_keys must be a mapping of IDs to keys, got str"),
        (
            {"certificates_store": "certificates.json"},
            r"certificates_store must be an object .*CertificatesFile\(path\), got str",
        ),
        ({"mchid": "wx123"}, r"mchid \(WECHATPAY_MCHID\)"),
        ({"merchant_serial_no": "xyz"}, r"merchant_serial_no \(WECHATPAY_MERCHANT_SERIAL_NO\)"),
        (
            {"merchant_private_key": platform.public_pem("merchant")},
            r"merchant_private_key \(WECHATPAY_MERCHANT_PRIVATE_KEY\)",
        ),
        ({"public_key": platform.private_pem("merchant")}, r"public_key \(WECHATPAY_PUBLIC_KEY\)"),
        ({"public_key_id": SERIAL_NO}, r"public_key_id \(WECHATPAY_PUBLIC_KEY_ID\)"),
        ({"apiv3_key": "short"}, r"apiv3_key \(WECHATPAY_APIV3_KEY\)"),
        ({"apiv2_key": "short"}, r"apiv2_key \(WECHATPAY_APIV2_KEY\) is 5 bytes long; an APIv2 key has 32"),
        ({"apiv2_key": platform.private_pem("merchant")}, "contains PEM text, not the APIv2 key"),
        ({"base_url": "http://example.com"}, "uses plain HTTP, which is only allowed to the local machine"),
        ({"timeut": 1}, r"There is no setting 'timeut' \(did you mean 'timeout'\?\)"),
        ({"base_urll": ""}, r"There is no setting 'base_urll' \(did you mean 'base_url'\?\)"),
        ({"timeout": float("inf")}, "timeout must be a number of seconds"),
        ({"timeout": True}, "timeout must be a number of seconds"),
        ({"max_reply_bytes": 1.5}, "max_reply_bytes must be an integer greater than 0, got 1.5"),
        ({"strict": "yes"}, "strict must be True or False"),
        ({"mchid": 1900000001}, r"mchid \(WECHATPAY_MCHID\) must be a string, got int"),
        ({"proxy": "127.0.0.1:3128"}, r"proxy \(WECHATPAY_PROXY\) is not a valid URL"),
        (
            {"proxy": "http://127.0.0.1:3128", "base_url": "http://10.0.0.1", "allow_plain_http": True},
            r"is only used for HTTPS, but base_url \(WECHATPAY_BASE_URL\) uses plain HTTP",
        ),
        ({"timeout": 0}, "timeout must be a number of seconds greater than 0"),
        ({"max_attempts": -1}, "max_attempts must be an integer greater than 0"),
        ({"connect_timeout": "5"}, "connect_timeout must be a number of seconds greater than 0"),
    ],
)
def test_a_wrong_setting_is_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        session(**change)


@pytest.mark.parametrize(("owner", "position"), [("merchant", 0), ("brand", 1)])
def test_a_signer_provides_its_serial_number(owner: str, position: int) -> None:
    class Remote:
        serial_no = SERIAL_NO
        algorithm = "SHA256-RSA2048"

        def sign(self, message: bytes) -> bytes:
            return message

    settings = {**platform.settings(), **BRAND}
    del settings[f"{owner}_serial_no"]
    result = make_session({**settings, f"{owner}_private_key": Remote()})

    assert result.identities[position].signer.serial_no == SERIAL_NO


def test_a_host_that_is_not_wechat_pays_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    session(base_url="http://127.0.0.1:1201")
    session(base_url="http://127.0.0.1:1201")

    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, "http://127.0.0.1:1201 is not WeChat Pay's own address.")
    ]


def test_wechat_pays_own_hosts_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    session()

    assert not caplog.records


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_a_missing_ca_file_is_named(kind: type[Client | AsyncClient]) -> None:
    settings: Any = {**platform.settings(), "ca_file": "/nowhere.pem"}

    with pytest.raises(ConfigurationError, match=r"/nowhere\.pem"):
        kind(**settings)


def test_a_misspelt_option_is_named() -> None:
    wrong: Any = {"max_attempt": 1}
    with (
        Client.from_env(environment()) as client,
        pytest.raises(ConfigurationError, match=r"Unknown option 'max_attempt' \(did you mean 'max_attempts'\?\)"),
    ):
        client.with_options(**wrong)


def test_the_proxy_hint_names_the_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")

    assert session().proxy_hint.startswith("HTTPS_PROXY is set, but this library does not use it")
    assert session(proxy="http://127.0.0.1:3128").proxy_hint == ""


def test_the_repr_of_a_session_has_no_secret() -> None:
    both = session(apiv3_key="0123456789abcdef0123456789abcdef", **BRAND)

    assert "PRIVATE KEY" not in repr(both)
    assert "0123456789abcdef" not in repr(both)
