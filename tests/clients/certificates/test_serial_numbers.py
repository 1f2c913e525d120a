"""A serial number is text: it is sent as WeChat Pay wrote it, including a leading zero."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from support.both import Both, Opened
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.parties.keys import new_serial_no
from wechatpay_gateway.parties.platform_certificates import PlatformCertificates, make_certificate, new_serial_number
from wechatpay_gateway.server import RunningGateway, running

SERIAL = "0A57F09EFDC096DE15EBE81A47057A7232F1B8E1"
ECHO = "common.platform_security.echo"
TEXT = "张三"


@pytest.fixture(scope="module")
def zero() -> Iterator[RunningGateway]:
    """A gateway whose platform certificate has a serial number that starts with 0."""
    starts_at = datetime.now(UTC) - timedelta(days=1)
    certificate = make_certificate(starts_at, serial_number=int(SERIAL, 16))
    gateway = Gateway(has_published_keys=True)
    gateway.merchants.default.certificates = PlatformCertificates(time.time, listed=(certificate,))
    with running(gateway=gateway) as served:
        yield served
    gateway.close()


@pytest.fixture
def certified(opened: Opened, zero: RunningGateway) -> Both:
    """A client that uses that certificate."""
    return opened(zero.certificate_environment, strict=True)


def test_a_request_names_a_certificate_by_the_serial_as_written(certified: Both, zero: RunningGateway) -> None:
    certified.call(ECHO, echo_message="hello", encrypted_echo_message=TEXT)

    assert zero.requests.last.request.header_values(b"wechatpay-serial") == [SERIAL.encode()]


def test_a_text_encrypted_for_a_certificate_is_decrypted_by_its_key(certified: Both, zero: RunningGateway) -> None:
    certified.call(ECHO, echo_message="hello", encrypted_echo_message=TEXT)

    arguments = zero.requests.last.arguments
    assert arguments is not None
    assert arguments["encrypted_echo_message"] == TEXT


def test_an_encrypted_text_has_the_serial_as_written(certified: Both) -> None:
    assert certified.seal(TEXT).serial == SERIAL


@pytest.mark.parametrize("text", [SERIAL, SERIAL.lstrip("0"), SERIAL.lower()])
def test_a_signature_may_name_a_certificate_with_or_without_its_zero(
    certified: Both, zero: RunningGateway, text: str
) -> None:
    certified.refresh_certificates()
    signer = zero.merchants.default.signer_for(SERIAL)
    headers = {name.decode().lower(): value.decode() for name, value in signer.headers(int(time.time()), "n", b"{}")}

    certified.verify(headers | {"wechatpay-serial": text}, b"{}")


def test_the_gateway_accepts_only_the_serial_as_written(certified: Both, zero: RunningGateway) -> None:
    certified.refresh_certificates()
    merchant = zero.merchants.default
    assert (merchant.key_named(SERIAL) is None, merchant.key_named(SERIAL.lstrip("0")) is None) == (False, True)


def test_a_serial_number_of_the_gateway_never_starts_with_a_zero() -> None:
    texts = [f"{new_serial_number():040X}" for _ in range(500)] + [new_serial_no() for _ in range(500)]
    assert {len(text) for text in texts} == {40}
    assert not [text for text in texts if text.startswith("0")]
