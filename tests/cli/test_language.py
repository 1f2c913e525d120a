"""The command prints in the language of WECHATPAY_LANGUAGE, else of the shell's locale, else in English."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from support.platform import public_pem
from wechatpay_cli.language import language_of

Run = Callable[..., CompletedProcess[str]]
CHINESE_SHELL = {"WECHATPAY_LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}
ENGLISH_WORDS = ("usage", "options", "argument", "error", "required", "show", "exit")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"WECHATPAY_LANGUAGE": "en", "LANG": "zh_CN"}, "en"),
        ({"WECHATPAY_LANGUAGE": "zh", "LC_ALL": "C"}, "zh"),
    ],
)
def test_the_environment_chooses_the_language(environ: dict[str, str], language: str) -> None:
    assert language_of(environ) == language


def test_the_doctor_is_chinese_in_a_chinese_shell(run_process: Run) -> None:
    done = run_process("doctor", WECHATPAY_MCHID="wx1", **CHINESE_SHELL)

    assert (
        "失败     WECHATPAY_MCHID: mchid (WECHATPAY_MCHID) 看起来是 AppID，不是商户号\n         → 应为商户号"
        in done.stdout
    )


def test_the_online_checks_are_chinese(run: Run) -> None:
    done = run("doctor", "--online", **CHINESE_SHELL)

    assert "通过     应答验签: 应答由微信支付签名" in done.stdout


def test_a_cure_is_chinese(run: Run) -> None:
    done = run("doctor", "--online", WECHATPAY_PUBLIC_KEY=public_pem("brand"), **CHINESE_SHELL)

    assert "→ WECHATPAY_PUBLIC_KEY 和 WECHATPAY_PUBLIC_KEY_ID 必须与该商户" in done.stdout


def test_the_json_of_the_doctor_has_the_same_names_and_states(run: Run) -> None:
    chinese, english = (json.loads(run("doctor", "--json", WECHATPAY_LANGUAGE=each).stdout) for each in ("zh", "en"))

    assert [(each["check"], each["state"]) for each in chinese] == [(each["check"], each["state"]) for each in english]


@pytest.mark.parametrize(
    "command", [(), ("operations",), ("call",), ("notify", "open"), ("qr",), ("doctor",), ("gateway",)]
)
def test_the_help_has_no_english_text_of_argparse(command: tuple[str, ...], run: Run) -> None:
    done = run(*command, "--help", **CHINESE_SHELL)

    assert [word for word in ENGLISH_WORDS if f"{word} " in done.stdout.lower() or f"{word}:" in done.stdout] == []


def test_a_wrong_command_line_is_refused_in_chinese(run_process: Run) -> None:
    done = run_process("call", **CHINESE_SHELL)

    assert (done.returncode, "wechatpay call：错误：缺少参数：OPERATION, --json" in done.stderr) == (2, True)


def test_a_wrong_setting_is_refused_in_chinese(run: Run) -> None:
    done = run("call", "x.y.z", "--json", "-", stdin="{}", WECHATPAY_MCHID="", **CHINESE_SHELL)

    assert done.stderr.startswith("wechatpay call: 缺少配置：mchid (WECHATPAY_MCHID)。")
