"""The keys of WeChat Pay that a merchant uses are selected at the start, and no request changes them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gateway.merchant_side import CANCEL, Merchant
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.parties.keys import TrustMode
from wechatpay_gateway.server import RunningGateway, running

LIST = "/v3/certificates"
NAMES_NOTHING: dict[str, str | None] = {"Wechatpay-Serial": None}


def test_the_default_merchant_has_only_the_public_key(gateway: RunningGateway) -> None:
    assert gateway.merchants.default.mode is TrustMode.PUBLIC_KEY


@pytest.mark.parametrize("serial", ["", None, "its own"])
def test_the_default_merchant_has_no_list_of_certificates(merchant: Merchant, serial: str | None) -> None:
    named = merchant.public_key_id if serial == "its own" else serial
    answer = merchant.call(LIST, method="GET", changed={"Wechatpay-Serial": named})
    assert (answer.status, answer.code) == (404, "RESOURCE_NOT_EXISTS")
    assert answer.json()["message"].startswith("无可用的平台证书")
    assert merchant.is_signed(answer)


@pytest.mark.parametrize("asks", [0, 1, 3])
def test_fetching_certificates_does_not_change_the_signer(
    gateway: RunningGateway, merchant: Merchant, asks: int
) -> None:
    for _ in range(asks):
        merchant.call(LIST, method="GET", changed=NAMES_NOTHING)
    assert merchant.is_signed(merchant.call(CANCEL, changed=NAMES_NOTHING))
    assert gateway.merchants.default.signer.key_id == merchant.public_key_id


def test_the_environment_with_certificates_is_an_error_if_there_are_none(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match=r"start the gateway with trust='both' or 'certificates'"):
        _ = gateway.certificate_environment


@pytest.fixture(params=["certificates", "both"])
def certified(request: pytest.FixtureRequest) -> Iterator[RunningGateway]:
    with running(trust=request.param, has_published_keys=True) as gateway:
        yield gateway


def with_any_key(gateway: RunningGateway) -> Merchant:
    """Return the merchant of a gateway, with a public key that is not used."""
    brand = gateway.brands.default.environment(names_public_key=True)
    key = {name.replace("BRAND_", ""): value for name, value in brand.items() if "PUBLIC_KEY" in name}
    return Merchant.from_env(key | gateway.environment)


def test_the_first_reply_to_a_request_that_names_no_key_is_signed_with_the_certificate(
    certified: RunningGateway,
) -> None:
    answer = with_any_key(certified).call(CANCEL, changed=NAMES_NOTHING)
    assert answer.headers["wechatpay-serial"] == certified.merchants.certificates().signing.serial_no


def test_the_first_request_can_list_certificates(certified: RunningGateway) -> None:
    assert with_any_key(certified).call(LIST, method="GET", changed={"Wechatpay-Serial": ""}).status == 200


def test_the_environment_of_a_merchant_with_certificates_has_no_public_key() -> None:
    with closing(Gateway(trust="certificates", has_published_keys=True)) as gateway:
        assert "WECHATPAY_PUBLIC_KEY" not in gateway.environment


@pytest.mark.parametrize("name", ["public-key", "public_key", TrustMode.PUBLIC_KEY])
def test_a_mode_can_be_written_with_a_hyphen_or_an_underscore(name: str) -> None:
    assert TrustMode(name) is TrustMode.PUBLIC_KEY


def test_each_start_selects_the_mode_of_the_default_merchant(tmp_path: Path) -> None:
    state = tmp_path / "gateway.sqlite"
    found: list[tuple[TrustMode, bool]] = []
    for trust in ("both", "public-key", "certificates"):
        gateway = Gateway(state=state, trust=trust, has_published_keys=True)
        merchant = gateway.merchants.default
        found.append((merchant.mode, merchant.certificates is not None))
        gateway.close()
    assert found == [(TrustMode.BOTH, True), (TrustMode.PUBLIC_KEY, False), (TrustMode.CERTIFICATES, True)]


def test_certificates_are_kept_during_a_start_without_them(tmp_path: Path) -> None:
    state = tmp_path / "gateway.sqlite"
    serials: list[str] = []
    for trust in ("both", "public-key", "both"):
        gateway = Gateway(state=state, trust=trust, has_published_keys=True)
        if trust == "both":
            serials.append(gateway.merchants.certificates().signing.serial_no)
        gateway.close()
    assert serials[0] == serials[1]


def test_the_published_keys_work_with_every_mode(tmp_path: Path) -> None:
    gateway = Gateway(has_published_keys=True, trust="certificates", state=tmp_path / "gateway.sqlite")
    assert gateway.merchants.default.certificates is not None
    gateway.close()


TRUSTING = """
def test_it(wechatpay_gateway):
    assert wechatpay_gateway.merchants.default.mode == "both"
    assert "WECHATPAY_PUBLIC_KEY" not in wechatpay_gateway.certificate_environment
"""


def test_the_pytest_plugin_has_a_setting_for_the_mode(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\nwechatpay_trust = both\n")
    (tmp_path / "test_it.py").write_text(TRUSTING)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stdout
