"""`wechatpay doctor`: every common mistake is found and reported with its cure; no secret is printed."""

import datetime as dt
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from gateway.merchant_side import CANCEL, Merchant
from support import key_files, platform
from support.key_files import APIV3_KEY, certificate_of
from support.platform import MCHID, SERIAL_NO, key, private_pem, public_pem
from support.time import FakeClock
from wechatpay_cli.doctor_checks import Check
from wechatpay_cli.doctor_offline import check_settings
from wechatpay_cli.doctor_online import check_online
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.clock import SystemClock

Run = Callable[..., CompletedProcess[str]]
NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC).timestamp()
VALID = {**platform.environment(), "WECHATPAY_APIV3_KEY": APIV3_KEY}
SIGNING, VERIFYING, ENCRYPTION = "signature of requests", "verification of replies", "encrypted fields"
CLOCK = "clock of WeChat Pay"
CERTIFICATE = "certificate and private key"
PLATFORM = "商户平台 → 账户中心 → API安全"


def check_named(checks: list[Check], name: str) -> Check:
    """Return the last check with this name: online checks follow those of the settings."""
    return [check for check in checks if check.check == name][-1]


def offline(
    changes: Mapping[str, str] | None = None, *, certificate: str | None = None, now: float = NOW
) -> list[Check]:
    return check_settings({**VALID, **(changes or {})}, certificate=certificate, now=now)


def failures(checks: list[Check]) -> set[str]:
    return {check.check for check in checks if check.state == "failed"}


def test_valid_settings_pass() -> None:
    assert failures(offline()) == set()


MISTAKES = [
    ("WECHATPAY_MCHID", "", "is empty", "商户平台 → 账户中心 → 商户信息"),
    ("WECHATPAY_MCHID", "wxd678efh567hg6787", "an app ID", "商户号"),
    ("WECHATPAY_MERCHANT_SERIAL_NO", platform.PUBLIC_KEY_ID, "is the ID of WeChat Pay's public key", PLATFORM),
    ("WECHATPAY_MERCHANT_SERIAL_NO", MCHID, "looks like a merchant number", PLATFORM),
    (
        "WECHATPAY_MERCHANT_PRIVATE_KEY",
        "/nowhere/apiclient_key.pem",
        "is the path of a file that does not exist",
        "working directory",
    ),
    ("WECHATPAY_MERCHANT_PRIVATE_KEY", public_pem("merchant"), "not a private key", "apiclient_key.pem"),
    ("WECHATPAY_APIV3_KEY", "tooshort", "is 8 bytes long", "APIv3 key, 32 letters and digits"),
    ("WECHATPAY_APIV2_KEY", "tooshort", "is 8 bytes long", "APIv2 key, 32 letters and digits"),
    ("WECHATPAY_APIV3_KEY", SERIAL_NO, "looks like the serial number of a certificate", PLATFORM),
    ("WECHATPAY_PUBLIC_KEY", private_pem("merchant"), "not a public key", "pub_key.pem"),
    ("WECHATPAY_PUBLIC_KEY", public_pem("merchant"), "the public half of your own private key", "pub_key.pem"),
    ("WECHATPAY_PUBLIC_KEY", "", "is empty", "pub_key.pem"),
    ("WECHATPAY_PUBLIC_KEY_ID", SERIAL_NO, "the serial number of a certificate", "PUB_KEY_ID_"),
    ("WECHATPAY_PUBLIC_KEY_ID", "", "is empty", "PUB_KEY_ID_"),
]


@pytest.mark.parametrize(("variable", "value", "found", "cure"), MISTAKES)
def test_a_wrong_setting_is_found_with_its_cure(variable: str, value: str, found: str, cure: str) -> None:
    checks = offline({variable: value})

    assert failures(checks) == {variable}
    assert found in check_named(checks, variable).found
    assert cure in check_named(checks, variable).cure


@pytest.mark.parametrize(
    ("variable", "value", "found"),
    [
        ("WECHATPAY_BASE_URL", "http://shop.example", "plain HTTP"),
        ("WECHATPAY_PROXY", "shop.example", "is not a valid URL"),
    ],
)
def test_errors_of_the_settings_as_a_whole_are_found(variable: str, value: str, found: str) -> None:
    checks = offline({variable: value})

    assert failures(checks) == {"settings together"}
    assert found in check_named(checks, "settings together").found


def test_all_mistakes_are_reported_in_one_run() -> None:
    wrong = {"WECHATPAY_MCHID": "x", "WECHATPAY_MERCHANT_SERIAL_NO": "", "WECHATPAY_APIV3_KEY": "x"}

    assert failures(offline(wrong)) == set(wrong)


@pytest.mark.parametrize("now", [0.0, 5e9])
def test_an_impossible_clock_is_found(now: float) -> None:
    clock = check_named(offline(now=now), "clock")

    assert (clock.state, "NTP" in clock.cure) == ("failed", True)


def test_an_unknown_variable_is_reported_with_the_nearest_name() -> None:
    check = check_named(offline({"WECHATPAY_MCH_ID": "1"}), "WECHATPAY_MCH_ID")

    assert (check.state, "did you mean 'WECHATPAY_MCHID'" in check.found) == ("skipped", True)


@pytest.mark.parametrize("brand", [{}, {"WECHATPAY_MCHID": "", "WECHATPAY_MERCHANT_PRIVATE_KEY": ""}])
def test_a_brand_is_checked(brand: dict[str, str]) -> None:
    settings = {f"WECHATPAY_{name.upper()}": value for name, value in platform.brand_settings().items()}
    alone = {**settings, "WECHATPAY_MERCHANT_SERIAL_NO": "", **brand} if brand else settings

    assert failures(offline(alone)) == set()
    assert failures(offline({**alone, "WECHATPAY_BRAND_SERIAL_NO": ""})) == {"WECHATPAY_BRAND_SERIAL_NO"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a key and its certificate, as WeChat Pay's tool writes them."""
    (tmp_path / "apiclient_key.pem").write_text(private_pem("merchant"), encoding="utf-8")
    certificate = certificate_of(key("merchant"), int(SERIAL_NO, 16))
    (tmp_path / "apiclient_cert.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    return tmp_path


def with_key_file(folder: Path, **changes: str) -> dict[str, str]:
    """Settings of the merchant named in the folder's certificate."""
    return {
        "WECHATPAY_MCHID": "1900013511",
        "WECHATPAY_MERCHANT_PRIVATE_KEY": str(folder / "apiclient_key.pem"),
        **changes,
    }


def test_the_certificate_beside_the_key_is_compared_with_it(folder: Path) -> None:
    assert check_named(offline(with_key_file(folder)), CERTIFICATE).state == "ok"


def test_the_serial_number_is_read_from_the_certificate_beside_the_key(folder: Path) -> None:
    checks = offline(with_key_file(folder, WECHATPAY_MERCHANT_SERIAL_NO=""))

    assert failures(checks) == set()
    assert check_named(checks, "WECHATPAY_MERCHANT_SERIAL_NO").found == (
        f"{SERIAL_NO}, read from the certificate beside the private key"
    )


def test_no_serial_number_is_read_from_the_certificate_of_another_key(folder: Path) -> None:
    (folder / "apiclient_key.pem").write_text(private_pem("other"), encoding="utf-8")
    checks = offline(with_key_file(folder, WECHATPAY_MERCHANT_SERIAL_NO=""))

    assert failures(checks) == {"WECHATPAY_MERCHANT_SERIAL_NO", CERTIFICATE}


def test_the_certificate_can_be_passed_by_path(folder: Path) -> None:
    certificate = str(folder / "apiclient_cert.pem")

    assert check_named(offline({"WECHATPAY_MCHID": "1900013511"}, certificate=certificate), CERTIFICATE).state == "ok"


@pytest.mark.parametrize(
    ("changes", "now", "found", "cure"),
    [
        ({"WECHATPAY_MERCHANT_SERIAL_NO": "0" * 39 + "1"}, NOW, "a different serial number is configured", PLATFORM),
        (
            {"WECHATPAY_MERCHANT_PRIVATE_KEY": private_pem("other")},
            NOW,
            "belongs to a different private key",
            "apiclient_cert",
        ),
        ({"WECHATPAY_MCHID": "1900000001"}, NOW, "belongs to merchant 1900013511", "商户信息"),
        ({}, NOW + 6 * 366 * 86400, "was valid until 2030-12-31", "申请新证书"),
    ],
)
def test_a_setting_that_does_not_match_the_certificate_is_found(
    folder: Path, changes: dict[str, str], now: float, found: str, cure: str
) -> None:
    certificate = str(folder / "apiclient_cert.pem")
    check = check_named(offline(with_key_file(folder, **changes), certificate=certificate, now=now), CERTIFICATE)

    assert (check.state, found in check.found, cure in check.cure) == ("failed", True, True)


@pytest.mark.parametrize(("days_before_end", "cure"), [(61, ""), (60, "申请新证书")])
def test_a_certificate_that_ends_soon_is_reported_with_how_to_renew_it(
    folder: Path, days_before_end: int, cure: str
) -> None:
    end = dt.datetime(2030, 12, 31, tzinfo=dt.UTC).timestamp()
    check = check_named(offline(with_key_file(folder), now=end - days_before_end * 86400), CERTIFICATE)

    assert (check.state, "valid until 2030-12-31" in check.found) == ("ok", True)
    assert cure in check.cure
    assert bool(cure) == bool(check.cure)


def test_without_a_certificate_the_comparison_is_skipped() -> None:
    assert check_named(offline(), CERTIFICATE).state == "skipped"


def test_a_secret_in_the_wrong_place_is_not_printed() -> None:
    secrets = ["0123456789abcdef0123456789abcdef", "01234567890123456789012345678901"]
    checks = offline({"WECHATPAY_MERCHANT_SERIAL_NO": secrets[0], "WECHATPAY_MCHID": secrets[1]})

    assert not any(secret.lower() in repr(checks).lower() for secret in secrets)


def online(gateway: RunningGateway, changes: Mapping[str, str] | None = None, *, ahead: float = 0) -> list[Check]:
    return check_online({**gateway.environment, **(changes or {})}, FakeClock(time.time() + ahead))


def with_both_kinds_of_keys(gateway: RunningGateway) -> dict[str, str]:
    """Return the settings of a merchant that has the public key and platform certificates."""
    return gateway.merchants.add("1900000111", "both", like=gateway.merchants.default.mchid)


def test_a_valid_merchant_passes_online(wechatpay_gateway: RunningGateway) -> None:
    checks = online(wechatpay_gateway, with_both_kinds_of_keys(wechatpay_gateway))

    assert {check.state for check in checks} == {"ok"}


def test_a_merchant_without_certificates_passes_online(wechatpay_gateway: RunningGateway) -> None:
    checks = online(wechatpay_gateway)

    assert {check.check for check in checks if check.state != "ok"} == {"WECHATPAY_APIV3_KEY"}
    assert check_named(checks, "WECHATPAY_APIV3_KEY").state == "skipped"


def test_fetching_certificates_online_changes_no_signature(wechatpay_gateway: RunningGateway) -> None:
    online(wechatpay_gateway)
    merchant = Merchant.from_env(wechatpay_gateway.environment)

    assert merchant.is_signed(merchant.call(CANCEL, changed={"Wechatpay-Serial": None}))


def test_platform_certificates_pass_online(wechatpay_gateway: RunningGateway) -> None:
    merchant = wechatpay_gateway.merchants.add("1900000110", "certificates")

    assert (
        failures(check_online({**merchant, "WECHATPAY_BASE_URL": wechatpay_gateway.base_url}, SystemClock())) == set()
    )


def test_the_wrong_key_for_platform_certificates_is_found(wechatpay_gateway: RunningGateway) -> None:
    merchant = wechatpay_gateway.merchants.add("1900000110", "certificates")
    address = {"WECHATPAY_BASE_URL": wechatpay_gateway.base_url}
    checks = check_online({**merchant, **address, "WECHATPAY_APIV3_KEY": APIV3_KEY}, SystemClock())

    assert failures(checks) == {VERIFYING}
    assert "设置APIv3密钥" in check_named(checks, VERIFYING).cure


@pytest.mark.parametrize(
    ("changes", "name", "cure"),
    [
        ({"WECHATPAY_MERCHANT_PRIVATE_KEY": private_pem("other")}, SIGNING, "管理证书"),
        ({"WECHATPAY_MERCHANT_SERIAL_NO": SERIAL_NO}, SIGNING, "管理证书"),
        ({"WECHATPAY_MCHID": "1900000099"}, SIGNING, "管理证书"),
        ({"WECHATPAY_PUBLIC_KEY": public_pem("wechatpay")}, VERIFYING, "微信支付公钥"),
        ({"WECHATPAY_PUBLIC_KEY_ID": key_files.PUBLIC_KEY_ID}, VERIFYING, "微信支付公钥"),
    ],
)
def test_a_setting_that_wechat_pay_refuses_is_found_with_its_cure(
    wechatpay_gateway: RunningGateway, changes: dict[str, str], name: str, cure: str
) -> None:
    checks = online(wechatpay_gateway, changes)

    assert failures(checks) == {name}
    assert cure in check_named(checks, name).cure


def test_the_cure_of_a_refused_signature_depends_on_its_cause(wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("sign_error", cause="certificate_expired")

    checks = online(wechatpay_gateway)

    assert "Apply for a new certificate" in check_named(checks, SIGNING).cure


def test_a_wrong_apiv3_key_beside_the_public_key_is_found(wechatpay_gateway: RunningGateway) -> None:
    checks = online(wechatpay_gateway, {**with_both_kinds_of_keys(wechatpay_gateway), "WECHATPAY_APIV3_KEY": APIV3_KEY})

    assert failures(checks) == {"WECHATPAY_APIV3_KEY"}
    assert "设置APIv3密钥" in check_named(checks, "WECHATPAY_APIV3_KEY").cure


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ("sign_error", SIGNING),
        ("no_auth", SIGNING),
        ("bad_signature", VERIFYING),
        ("missing_signature", VERIFYING),
        ("unknown_serial", VERIFYING),
        ("stale_clock", VERIFYING),
    ],
)
def test_a_fault_fails_the_check_that_it_affects(wechatpay_gateway: RunningGateway, fault: str, name: str) -> None:
    wechatpay_gateway.faults.add(fault)

    checks = online(wechatpay_gateway)

    assert failures(checks) == {name}
    assert check_named(checks, ENCRYPTION).state == "skipped"


def test_an_altered_encrypted_field_is_found(wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("changed_reply", operation="common.platform_security.echo", changes={})
    wechatpay_gateway.faults.add(
        "changed_reply", operation="common.platform_security.echo", changes={"encrypted_echo_message": "AAAA"}
    )

    assert failures(online(wechatpay_gateway)) == {ENCRYPTION}


@pytest.mark.parametrize(("ahead", "side"), [(400, "ahead of"), (-400, "behind")])
def test_the_difference_between_the_clocks_is_reported_in_seconds(
    wechatpay_gateway: RunningGateway, ahead: float, side: str
) -> None:
    checks = online(wechatpay_gateway, ahead=ahead)

    assert failures(checks) == {CLOCK}
    assert side in check_named(checks, CLOCK).found
    assert check_named(checks, SIGNING).state == "skipped"


def test_an_unreachable_host_is_reported(wechatpay_gateway: RunningGateway) -> None:
    address = "http://127.0.0.1:9"
    checks = online(wechatpay_gateway, {"WECHATPAY_BASE_URL": address})

    assert failures(checks) == {address}
    assert "DNS" in check_named(checks, address).cure


def test_the_command_prints_a_report_and_exits_0(run_process: Run) -> None:
    result = run_process("doctor", "--online")

    assert result.returncode == 0
    assert f"ok       {SIGNING}: WeChat Pay accepts it" in result.stdout


def test_a_failure_exits_1_and_names_its_cure(run: Run, wechatpay_gateway: RunningGateway) -> None:
    result = run("doctor", "--online", WECHATPAY_MERCHANT_SERIAL_NO="")

    assert result.returncode == 1
    assert "FAILED   WECHATPAY_MERCHANT_SERIAL_NO: " in result.stdout
    assert "\n         → Expected the serial number" in result.stdout
    assert "skipped  online: a check of the settings failed" in result.stdout
    assert len(wechatpay_gateway.requests) == 0


def test_the_report_can_be_printed_as_json(run: Run) -> None:
    result = run("doctor", "--json", WECHATPAY_APIV3_KEY="short")
    checks = {check["check"]: check for check in json.loads(result.stdout)}

    assert result.returncode == 1
    assert set(checks["WECHATPAY_APIV3_KEY"]) == {"check", "state", "found", "cure"}
    assert checks["WECHATPAY_APIV3_KEY"]["state"] == "failed"


def test_no_secret_is_printed(run: Run, wechatpay_gateway: RunningGateway) -> None:
    environment = wechatpay_gateway.environment
    result = run("doctor", "--online", "--json")
    secrets = [environment["WECHATPAY_APIV3_KEY"], *environment["WECHATPAY_MERCHANT_PRIVATE_KEY"].splitlines()[1:-1]]

    assert not any(secret in result.stdout + result.stderr for secret in secrets)
