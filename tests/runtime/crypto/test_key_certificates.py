"""Key, certificate and serial number are compared offline."""

import pytest

from support.key_files import SERIAL_NO, SERIAL_TEXT, SETTING, pem, sample
from support.platform import key
from wechatpay_runtime._crypto.keys import check_key_fits_certificate, load_private_key
from wechatpay_runtime.errors import ConfigurationError


def test_a_file_may_contain_certificate_and_key() -> None:
    bundle = sample("certificate") + sample("pkcs8")
    assert load_private_key(bundle, setting=SETTING, serial_no=SERIAL_TEXT).key_size == 2048


def test_a_wrong_serial_number_is_reported_offline_if_the_file_contains_the_certificate() -> None:
    with pytest.raises(
        ConfigurationError, match=f"serial number {SERIAL_TEXT}, but a different serial number is configured"
    ):
        load_private_key(sample("certificate") + sample("pkcs8"), setting=SETTING, serial_no="AB" * 20)


@pytest.mark.parametrize("serial_no", [None, SERIAL_TEXT, SERIAL_TEXT.lower(), SERIAL_TEXT.removeprefix("0")])
def test_a_certificate_is_accepted_with_its_key_and_serial_number(serial_no: str | None) -> None:
    check_key_fits_certificate(key("merchant"), sample("certificate"), serial_no, setting=SETTING)


@pytest.mark.parametrize(
    ("certificate", "serial_no", "start"),
    [
        (
            "other certificate",
            None,
            f"contains the certificate with serial number {7:040X}, which belongs to a different private key. ",
        ),
        ("certificate", "AB" * 20, f"contains the certificate with serial number {SERIAL_TEXT}, but a different "),
        ("pkcs8", None, "contains a private key, not a certificate. "),
        ("spki", None, "contains a public key, not a certificate. "),
        ("pkcs12", None, "contains a PKCS#12 file (.p12), not a certificate. "),
        ("request", None, "contains a certificate request (CSR). "),
    ],
)
def test_a_certificate_of_another_key_or_serial_number_is_refused(
    certificate: str, serial_no: str | None, start: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        check_key_fits_certificate(key("merchant"), sample(certificate), serial_no, setting=SETTING)
    assert str(caught.value).startswith(f"{SETTING} {start}")


@pytest.mark.parametrize(
    "version_and_serial_no",
    [
        pytest.param("a0030201020214" + "8a" * 20, id="negative"),
        pytest.param("a0030201030214" + SERIAL_TEXT, id="version 4"),
    ],
)
def test_a_certificate_of_an_impossible_version_or_serial_number_is_refused(version_and_serial_no: str) -> None:
    right = bytes.fromhex("a0030201020214") + SERIAL_NO.to_bytes(20)
    der = sample("certificate der").replace(right, bytes.fromhex(version_and_serial_no))
    with pytest.raises(ConfigurationError, match="contains a damaged certificate"):
        check_key_fits_certificate(key("merchant"), pem("CERTIFICATE", der), setting=SETTING)
