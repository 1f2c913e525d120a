"""The serial number can be omitted if the certificate of the private key is available."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from support import platform
from support.key_files import DAY, NAME, certificate_of
from support.platform import key, private_pem
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime.errors import ConfigurationError

SERIAL_NO = "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567"
PEM = certificate_of(key("merchant"), int(SERIAL_NO, 16)).public_bytes(Encoding.PEM).decode()
KEY = private_pem("merchant")
Source = Callable[[Path], Any]


def beside(folder: Path) -> Path:
    (folder / "apiclient_key.pem").write_text(KEY)
    (folder / "apiclient_cert.pem").write_text(PEM)
    return folder / "apiclient_key.pem"


def in_one_file(folder: Path) -> Path:
    (folder / "both.pem").write_text(KEY + PEM)
    return folder / "both.pem"


SOURCES: dict[str, Source] = {
    "path": beside,
    "path as text": lambda folder: str(beside(folder)),
    "path in quotes": lambda folder: f'"{beside(folder)}" ',
    "one file": in_one_file,
    "one text": lambda _: KEY + PEM,
    "one text, certificate first": lambda _: PEM + KEY,
    "bytes": lambda _: (PEM + KEY).encode(),
    "one line": lambda _: (KEY + PEM).replace("\n", "\\n"),
}


def serial_nos(client: Client | AsyncClient) -> list[str]:
    session = vars(client)["_driver"].session
    return [identity.signer.serial_no for identity in session.identities]


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("serial_no", [None, "", "absent"])
def test_the_serial_number_is_read_from_the_certificate(
    kind: type[Client | AsyncClient], source: str, serial_no: str | None, tmp_path: Path
) -> None:
    settings: Any = {**platform.settings(), "merchant_private_key": SOURCES[source](tmp_path)}
    settings["merchant_serial_no"] = serial_no
    if serial_no == "absent":
        del settings["merchant_serial_no"]

    assert serial_nos(kind(**settings)) == [SERIAL_NO]


def test_environment_variables_need_no_serial_number_beside_a_certificate(tmp_path: Path) -> None:
    environment = {**platform.environment(), "WECHATPAY_MERCHANT_PRIVATE_KEY": str(beside(tmp_path))}
    del environment["WECHATPAY_MERCHANT_SERIAL_NO"]

    assert serial_nos(Client.from_env(environment)) == [SERIAL_NO]


def test_a_brand_needs_no_serial_number_beside_a_certificate(tmp_path: Path) -> None:
    settings: Any = {
        **platform.settings(),
        "merchant_private_key": KEY + PEM,
        "brand_id": platform.BRAND_ID,
        "brand_private_key": beside(tmp_path),
    }
    del settings["merchant_serial_no"]

    assert serial_nos(Client(**settings)) == [SERIAL_NO, SERIAL_NO]


def test_a_configured_serial_number_takes_precedence_over_the_certificate(tmp_path: Path) -> None:
    settings: Any = {**platform.settings(), "merchant_private_key": beside(tmp_path)}

    assert serial_nos(Client(**settings)) == [platform.SERIAL_NO]


def test_the_certificate_that_expires_last_is_used_if_several_match_the_key() -> None:
    later = x509.CertificateBuilder(NAME, NAME, key("merchant").public_key(), 9, DAY, DAY + dt.timedelta(days=9999))
    pem = later.sign(key("merchant"), hashes.SHA256()).public_bytes(Encoding.PEM).decode()
    settings: Any = {**platform.settings(), "merchant_private_key": KEY + PEM + pem + PEM, "merchant_serial_no": ""}

    assert serial_nos(Client(**settings)) == [f"{9:040X}"]


def refusal_of(source: Any) -> str:
    settings: Any = {**platform.settings(), "merchant_private_key": source}
    del settings["merchant_serial_no"]
    with pytest.raises(ConfigurationError) as caught:
        Client(**settings)
    return str(caught.value)


def test_a_certificate_of_another_key_beside_the_key_is_reported(tmp_path: Path) -> None:
    (tmp_path / "apiclient_cert.pem").write_text(PEM)
    (tmp_path / "apiclient_key.pem").write_text(private_pem("other"))

    assert refusal_of(tmp_path / "apiclient_key.pem").startswith(
        "merchant_serial_no (WECHATPAY_MERCHANT_SERIAL_NO) is missing, and the certificate next to merchant_private_key "
        "(WECHATPAY_MERCHANT_PRIVATE_KEY) does not belong to that key."
    )


def test_a_certificate_of_another_key_in_the_same_text_is_reported() -> None:
    assert "belongs to a different private key" in refusal_of(private_pem("other") + PEM)


WITHOUT: dict[str, Source] = {
    "text": lambda _: KEY,
    "no file": lambda folder: folder / "apiclient_key.pem",
    "nowhere": lambda _: "/nowhere/apiclient_key.pem",
    "bytes": lambda _: b"x",
}


@pytest.mark.parametrize("source", WITHOUT)
def test_without_a_certificate_the_serial_number_is_missing(source: str, tmp_path: Path) -> None:
    message = refusal_of(WITHOUT[source](tmp_path))

    assert message.startswith("Missing: merchant_serial_no (WECHATPAY_MERCHANT_SERIAL_NO). ")
    assert (
        "can omit the serial number if apiclient_cert.pem is in the same directory as the private key file" in message
    )


def test_an_unreadable_certificate_is_reported(tmp_path: Path) -> None:
    beside(tmp_path)
    (tmp_path / "apiclient_cert.pem").write_text("not a certificate")

    assert "does not belong to that key" in refusal_of(os.fspath(tmp_path / "apiclient_key.pem"))
