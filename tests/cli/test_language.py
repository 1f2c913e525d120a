"""The command prints in the language of WECHATPAY_LANGUAGE, else of the shell's locale, else in English."""

import json
import re
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

    assert (done.returncode, "wechatpay call：错误：缺少参数：OPERATION\n" in done.stderr) == (2, True)


def test_a_wrong_setting_is_refused_in_chinese(run: Run) -> None:
    done = run("call", "x.y.z", "--json", "-", stdin="{}", WECHATPAY_MCHID="", **CHINESE_SHELL)

    assert done.stderr.startswith("wechatpay call: 缺少配置：mchid (WECHATPAY_MCHID)。")


def test_the_families_and_steps_of_a_gateway_are_chinese(run: Run) -> None:
    listed = run("gateway", "do", **CHINESE_SHELL).stdout
    steps = run("gateway", "do", "refunds", **CHINESE_SHELL).stdout

    assert "refunds                          退款单\n" in listed or re.search(
        r"^refunds +退款单$", listed, re.MULTILINE
    )
    assert steps.startswith("退款单\n状态：PROCESSING、")
    assert (
        "\nsucceed out_refund_no=… [mchid=…]\n  资金退回付款用户。\n  从 PROCESSING 到 SUCCESS，由 银行 执行\n" in steps
    )


def test_the_kinds_of_faults_are_chinese(run: Run) -> None:
    done = run("gateway", "fault", **CHINESE_SHELL)

    assert "no_auth\n  403 NO_AUTH，接口未执行。\n" in done.stdout


def test_a_refusal_of_the_gateway_is_chinese(run: Run) -> None:
    done = run("gateway", "do", "refunds", "succeed", "out_refund_no=no", **CHINESE_SHELL)

    assert (done.returncode, done.stderr) == (1, "被拒绝：网关中没有退款单 no\n")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ("--host", "nowhere"),
            "'nowhere' 不是 IP 地址；请用 127.0.0.1，或用 0.0.0.0 接受其他机器的连接（例如在容器中）",
        ),
        (("--port", "0", "--env", "/no/such/file"), "/no/such/file 无法写入：目录 /no/such 不存在"),
        (("--port", "0", "--state", "/no/such/file"), "状态文件 /no/such/file 无法打开：文件或目录不存在"),
    ],
)
def test_a_gateway_that_cannot_start_says_so_in_chinese(arguments: tuple[str, ...], error: str, run: Run) -> None:
    done = run("gateway", *arguments, **CHINESE_SHELL)

    assert (done.returncode, done.stderr) == (2, f"wechatpay gateway: {error}\n")


@pytest.mark.parametrize(("language", "title"), [("zh", "查询单笔退款"), ("en", "Query a refund")])
def test_operations_have_titles_in_the_language_of_the_shell(language: str, title: str, run: Run) -> None:
    done = run("operations", WECHATPAY_LANGUAGE=language)

    assert re.search(rf"^payments\.refunds\.query_refund\S*  GET \S+  {title}", done.stdout, re.MULTILINE)
