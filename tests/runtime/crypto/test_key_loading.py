"""A key loads from every common form."""

import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization

from support import platform
from support.key_files import SETTING, body, pem, sample
from wechatpay_runtime._crypto.key_files import KeySource
from wechatpay_runtime._crypto.keys import load_private_key, load_public_key

ANY_WRAPPING: list[tuple[str, Callable[[str], str]]] = [
    ("as it is", str),
    ("byte order mark", lambda pem_text: "\ufeff" + pem_text),
    ("windows line ends", lambda pem_text: pem_text.replace("\n", "\r\n")),
    ("old mac line ends", lambda pem_text: pem_text.replace("\n", "\r")),
    ("blanks around", lambda pem_text: f"\n\t  {pem_text}  \n\n"),
    ("indented lines", lambda pem_text: textwrap.indent(pem_text, "    ")),
    ("literal backslash n", lambda pem_text: pem_text.replace("\n", "\\n")),
    ("literal backslash r and n", lambda pem_text: pem_text.replace("\n", "\\r\\n")),
    ("doubly escaped backslash n", lambda pem_text: pem_text.replace("\n", "\\\\n")),
    ("one line with blanks", lambda pem_text: pem_text.replace("\n", " ")),
    ("one line with nothing between", lambda pem_text: pem_text.replace("\n", "")),
    ("double quotes", lambda pem_text: f'"{pem_text}"'),
    ("single quotes and literal backslash n", lambda pem_text: "'" + pem_text.replace("\n", "\\n") + "'"),
    ("body alone", body),
    ("body alone in lines", lambda pem_text: "\n".join(pem_text.splitlines()[1:-1])),
    ("body alone with quotes", lambda pem_text: f'"{body(pem_text)}"'),
    ("a comment before it", lambda pem_text: f"Bag Attributes\n    friendlyName: 商户\n{pem_text}"),
]
wrapped = pytest.mark.parametrize("wrap", [row[1] for row in ANY_WRAPPING], ids=[row[0] for row in ANY_WRAPPING])


@wrapped
@pytest.mark.parametrize("form", ["pkcs8", "pkcs1"])
def test_a_private_key_loads_from_text_in_any_wrapping(form: str, wrap: Callable[[str], str]) -> None:
    key = load_private_key(wrap(sample(form).decode()), setting=SETTING)
    assert key.private_numbers() == platform.key("merchant").private_numbers()


@wrapped
@pytest.mark.parametrize("form", ["spki", "public pkcs1"])
def test_a_public_key_loads_from_text_in_any_wrapping(form: str, wrap: Callable[[str], str]) -> None:
    key = load_public_key(wrap(sample(form).decode()), setting=SETTING)
    assert key.public_numbers() == platform.key("merchant").public_key().public_numbers()


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_private_key_loads_from_bytes_of_text_in_any_encoding(encoding: str) -> None:
    assert load_private_key(sample("pkcs8").decode().encode(encoding), setting=SETTING).key_size == 2048


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_private_key_loads_from_a_file_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "apiclient_key.pem"
    file.write_bytes(sample("pkcs8").decode().encode(encoding))
    assert load_private_key(file, setting=SETTING).key_size == 2048


@pytest.mark.parametrize("form", ["pkcs8 der", "pkcs1 der"])
def test_a_private_key_loads_from_der(form: str) -> None:
    assert load_private_key(sample(form), setting=SETTING).key_size == 2048


@pytest.mark.parametrize("form", ["spki der", "public pkcs1 der"])
def test_a_public_key_loads_from_der(form: str) -> None:
    assert load_public_key(sample(form), setting=SETTING).key_size == 2048


@pytest.mark.parametrize("label", ["PRIVATE KEY", "RSA PRIVATE KEY", "RSAPRIVATEKEY"])
@pytest.mark.parametrize("form", ["pkcs8 der", "pkcs1 der"])
def test_the_label_of_a_private_key_is_ignored(form: str, label: str) -> None:
    assert load_private_key(pem(label, sample(form)), setting=SETTING).key_size == 2048


@pytest.mark.parametrize("label", ["PUBLIC KEY", "RSA PUBLIC KEY"])
@pytest.mark.parametrize("form", ["spki der", "public pkcs1 der"])
def test_the_label_of_a_public_key_is_ignored(form: str, label: str) -> None:
    assert load_public_key(pem(label, sample(form)), setting=SETTING).key_size == 2048


def quoted(path: Path) -> str:
    return f'"{path}"'


def with_blanks(path: Path) -> str:
    return f" {path}\n"


@pytest.mark.parametrize("pass_as", [str, quoted, with_blanks, Path])
def test_a_path_may_be_text_with_quotes_or_blanks_or_a_path_object(
    tmp_path: Path, pass_as: Callable[[Path], KeySource]
) -> None:
    file = tmp_path / "merchant key"
    file.write_bytes(sample("pkcs8"))
    assert load_private_key(pass_as(file), setting=SETTING).key_size == 2048


def test_a_path_may_start_with_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "apiclient_key.pem").write_bytes(sample("pkcs8"))
    assert load_private_key("~/apiclient_key.pem", setting=SETTING).key_size == 2048


def test_importing_the_loader_does_not_import_cryptography() -> None:
    program = "import sys, wechatpay_runtime._crypto.keys; print('cryptography' in sys.modules)"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert finished.stdout == "False\n"


def test_a_good_private_key_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    options_of_calls: list[object] = []
    parse = serialization.load_der_private_key

    def counted(*args: Any, **options: Any) -> object:
        options_of_calls.append(options)
        return parse(*args, **options)

    monkeypatch.setattr(serialization, "load_der_private_key", counted)
    load_private_key(sample("pkcs8"), setting=SETTING)
    assert options_of_calls == [{"password": None, "unsafe_skip_rsa_key_validation": True}]
