"""A shell that runs the lines of a guide, and the files that a guide finds in its folder."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    load_pem_private_key,
    pkcs12,
)

_END = "--- end of the block ---"
LOCALES = {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}


class Shell:
    """One shell for a whole guide: variables and functions of a block are there in the next one."""

    def __init__(self, process: "subprocess.Popen[str]", complaints: IO[str]) -> None:
        self._process = process
        self._complaints = complaints

    def run(self, code: str) -> str:
        """Run a block and return what it prints.

        Raises:
            AssertionError: A command failed.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{{\n{code}\n}} < /dev/null\nprintf '%s\\n' '{_END}'\n")
        self._process.stdin.flush()
        lines: list[str] = []
        for line in self._process.stdout:
            lines.append(line)
            if line.endswith(f"{_END}\n"):  # perhaps after output without a line break
                return "".join(lines).removesuffix(f"{_END}\n")
        self._process.wait(timeout=30)
        self._complaints.seek(0)
        raise AssertionError(
            f"a command of this block failed:\n{code}\nIt printed:\n{''.join(lines)}{self._complaints.read()}"
        )


@contextmanager
def shell_of(language: str) -> Generator[Shell]:
    """Start a shell in the current folder, with this project's commands, in the language of the guide."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    with (
        TemporaryFile("w+", encoding="utf-8") as complaints,
        subprocess.Popen(
            ["/bin/sh", "-eu"],
            env={
                **environment,
                "LANG": LOCALES[language],
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            encoding="utf-8",
        ) as process,
    ):
        yield Shell(process, complaints)
        process.communicate(timeout=30)


def write_merchant_files(environment: Mapping[str, str], folder: Path) -> None:
    """Write the files of a merchant: those of WeChat Pay's certificate tool, and the public key from the merchant platform."""
    mchid, pem = environment["WECHATPAY_MCHID"], environment["WECHATPAY_MERCHANT_PRIVATE_KEY"]
    certificate, container = _certificate_files(mchid, pem, environment["WECHATPAY_MERCHANT_SERIAL_NO"])
    (folder / "apiclient_key.pem").write_text(pem, encoding="utf-8")
    (folder / "apiclient_cert.pem").write_bytes(certificate)
    (folder / "apiclient_cert.p12").write_bytes(container)
    (folder / "pub_key.pem").write_text(environment["WECHATPAY_PUBLIC_KEY"], encoding="utf-8")


@cache
def _certificate_files(mchid: str, pem: str, serial_no: str) -> tuple[bytes, bytes]:
    """Return a merchant's certificate as PEM, and with its key as PKCS #12."""
    key = load_pem_private_key(pem.encode(), password=None)
    assert isinstance(key, RSAPrivateKey)
    certificate = _certificate(key, mchid, int(serial_no, 16))
    encryption = BestAvailableEncryption(mchid.encode())
    container = pkcs12.serialize_key_and_certificates(b"apiclient", key, certificate, None, encryption)
    return certificate.public_bytes(Encoding.PEM), container


def _certificate(key: RSAPrivateKey, mchid: str, serial_no: int) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, mchid)])
    yesterday = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), serial_no, yesterday, yesterday + dt.timedelta(days=1825)
    )
    return builder.sign(key, hashes.SHA256())
