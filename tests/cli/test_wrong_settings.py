"""A wrong setting, file or argument ends in an error message without a traceback and without the value."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from io import BytesIO, StringIO
from pathlib import Path

import pytest

import wechatpay_clients
import wechatpay_runtime
from support import apiv2_signature, platform, sample_notifications
from wechatpay_cli.main import main
from wechatpay_runtime._session.identities import variable
from wechatpay_runtime._settings.environment import KNOWN_VARIABLES

CANCEL = "onboarding.subject_confirmation.cancel_applyment"
RIGHT = {
    **platform.settings(),
    "apiv3_key": sample_notifications.APIV3_KEY,
    "apiv2_key": apiv2_signature.KEY,
    "base_url": "http://127.0.0.1:9",
    **platform.brand_settings(),
    "brand_public_key": platform.public_pem("brand platform"),
    "brand_public_key_id": "PUB_KEY_ID_02",
}
ENVIRONMENT = {variable(name): value for name, value in RIGHT.items()}
SECRET = "kept0secret0by0its0owner0"
VALUES = {
    "words": f"{SECRET} it is",
    "half a character": f"{SECRET}\udc80",
    "line breaks": f"{SECRET}\r\n{SECRET}",
    "brackets": f"http://[{SECRET}",
    "login": f"ftp://{SECRET}:{SECRET}@127.0.0.1",
    "key in the wrong place": platform.private_pem("misplaced"),
    "list": f"{SECRET},{SECRET}",
}
PRIVATE_LINE = platform.private_pem("misplaced").splitlines()[2]
OTHERS_PRIVATE_KEYS = {"WECHATPAY_MERCHANT_PRIVATE_KEY", "WECHATPAY_BRAND_PRIVATE_KEY"}


def run(
    arguments: Sequence[str],
    changes: Mapping[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int, str]:
    for name in [name for name in os.environ if name.startswith("WECHATPAY_")]:
        monkeypatch.delenv(name)
    for name, value in {**ENVIRONMENT, **changes}.items():
        monkeypatch.setenv(name, value)
    try:
        code = main(arguments)
    except SystemExit as stop:  # argparse exits when its own checks fail
        code = int(str(stop.code))
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.mark.parametrize("label", VALUES)
@pytest.mark.parametrize("name", KNOWN_VARIABLES)
def test_the_error_names_a_wrong_variable_and_hides_its_value(
    name: str, label: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if name in OTHERS_PRIVATE_KEYS and label == "key in the wrong place":
        return  # a key of another merchant cannot be recognized as wrong
    file = str(tmp_path / "arguments.json")
    Path(file).write_text('{"applyment_id": 1}')
    commands = (
        (1, ["doctor", "--online"]),
        (2, ["call", CANCEL, "--json", file]),
        (2, ["notify", "open", "--headers", file, "--body", file]),
    )
    for expected, arguments in commands:
        code, printed = run(arguments, {name: VALUES[label]}, monkeypatch, capsys)

        assert (code, name in printed, "Traceback" in printed) == (expected, True, False)
        assert SECRET.casefold() not in printed.casefold()
        assert PRIVATE_LINE not in printed


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"applyment_id": ' + "[" * 2000 + "]" * 2000 + "}",
        '{"applyment_id": ' + "9" * 5000 + "}",
        '{"applyment_id": "' + "9" * 5000 + '"}',
        '{"applyment_id": 1e999}',
        '{"business_code": "\\ud800"}',
        '{"self": 1}',
        '{"": 1}',
        '{"to": 1}',
        "\udc80",
        "",
    ],
    ids=range(12),
)
def test_wrong_arguments_are_bad_usage(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "arguments.json"
    file.write_bytes(text.encode(errors="surrogateescape"))

    code, printed = run(["call", CANCEL, "--json", str(file)], {}, monkeypatch, capsys)

    assert code == 2
    assert printed.startswith("wechatpay call: ")
    assert len(printed) < 1000


@pytest.mark.parametrize("file", ["/nowhere/a", "/", "a\0b", "", "/nowhere/\udc80"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["call", CANCEL, "--json", "FILE"],
        ["notify", "open", "--headers", "FILE", "--body", "FILE"],
        ["qr", "weixin://wxpay/bizpayurl?pr=1", "--png", "FILE"],
        ["gateway", "--port", "0", "--env", "FILE"],
        ["gateway", "--port", "0", "--state", "FILE"],
    ],
    ids=["call", "notify", "qr", "gateway --env", "gateway --state"],
)
def test_a_file_that_cannot_be_used_is_bad_usage(
    arguments: list[str], file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments_with_file = [file if each == "FILE" else each for each in arguments]

    code, printed = run(arguments_with_file, {}, monkeypatch, capsys)

    assert code == 2
    assert "wechatpay " in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize("port", ["-1", "65536", "99999999999999999999"])
def test_an_impossible_port_is_bad_usage(
    port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed = run(["gateway", "--port", port], {}, monkeypatch, capsys)

    assert (code, "port" in printed) == (2, True)


@pytest.mark.parametrize("content", [b"not a database" * 100, b""], ids=["other content", "empty"])
def test_an_unusable_state_file_is_bad_usage(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gateway.sqlite"
    file.write_bytes(content)
    (tmp_path / "gateway.sqlite-keys").write_text("a file in place of a folder")

    code, printed = run(["gateway", "--port", "0", "--state", str(file)], {}, monkeypatch, capsys)

    assert (code, printed.startswith("wechatpay gateway: ")) == (2, True)


def test_the_doctor_reports_an_unusable_certificate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed = run(["doctor", "--json", "--certificate", "a\0b"], {}, monkeypatch, capsys)

    (check_of_certificate,) = (
        check for check in json.loads(printed) if check["check"] == "certificate and private key"
    )
    assert (code, check_of_certificate["state"]) == (1, "failed")


def test_closed_standard_input_is_bad_usage() -> None:
    result = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m wechatpay_cli call {CANCEL} --json - <&-'],
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )

    assert (result.returncode, result.stderr) == (2, "wechatpay call: standard input cannot be read: it is closed\n")


def test_the_version_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = run(["--version"], {}, monkeypatch, capsys)

    assert (code, printed) == (0, f"wechatpay-clients {wechatpay_clients.__version__}\n")
    assert wechatpay_clients.__version__ == wechatpay_runtime.__version__ == version("wechatpay-clients")


@pytest.mark.parametrize(
    ("trouble", "code", "start"),
    [
        (KeyboardInterrupt(), 130, ""),
        (LookupError(SECRET), 70, "wechatpay call: internal error: LookupError in "),
    ],
    ids=["interrupted", "an internal error"],
)
def test_any_other_exception_ends_without_a_traceback(
    trouble: BaseException,
    code: int,
    start: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Odd(StringIO):
        @property
        def buffer(self) -> BytesIO:
            raise trouble

    monkeypatch.setattr(sys, "stdin", Odd())

    assert main(["call", CANCEL, "--json", "-"]) == code
    printed = capsys.readouterr()
    assert (printed.out, printed.err.startswith(start), SECRET in printed.err) == ("", True, False)
    assert printed.err.count("\n") <= 1
