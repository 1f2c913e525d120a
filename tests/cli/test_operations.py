"""`wechatpay operations`: every operation as data."""

import json
from typing import Any

import jsonschema
import pytest

from cli.conftest import Run
from support.catalog import ENTRIES
from support.command import run_command
from wechatpay_cli.columns import columns_of
from wechatpay_cli.entries import paragraphs_of

KEYS = [
    "operation",
    "method",
    "paths",
    "title",
    "docs",
    "updated",
    "checked",
    "roles",
    "parameters",
    "body",
    "replies",
    "errors",
    "rate",
    "deprecated",
]


@pytest.fixture(scope="module")
def operations() -> dict[str, dict[str, Any]]:
    """All operations as the command prints them, by name."""
    printed = run_command("operations", "--json", environment={}).stdout
    return {entry["operation"]: entry for entry in json.loads(printed)}


def test_every_operation_has_every_key(operations: dict[str, dict[str, Any]]) -> None:
    assert {tuple(entry) for entry in operations.values()} == {tuple(KEYS)}
    assert operations.keys() == ENTRIES.keys()


def test_an_operation_is_listed_with_all_details(operations: dict[str, dict[str, Any]]) -> None:
    cancel = operations["onboarding.subject_confirmation.cancel_applyment"]
    assert (cancel["method"], cancel["paths"], cancel["roles"], cancel["updated"], cancel["replies"]) == (
        "POST",
        ["/v3/apply4subject/applyment/{business_code}/cancel", "/v3/apply4subject/applyment/{applyment_id}/cancel"],
        ["channel_partner", "bank_institution", "payment_institution"],
        "2024-12-04",
        {"204": None},
    )
    assert [(p["name"], p["in"], p["type"], p["required"]) for p in cancel["parameters"]] == [
        ("business_code", "path", "string", False),
        ("applyment_id", "path", "integer", False),
    ]


def test_both_error_tables_of_the_page_are_listed(operations: dict[str, dict[str, Any]]) -> None:
    assert [
        (row["status"], row["code"]) for row in operations["onboarding.subject_confirmation.cancel_applyment"]["errors"]
    ] == [
        (500, "SYSTEM_ERROR"),
        (400, "INVALID_REQUEST"),
        (403, "NO_AUTH"),
        (400, "PARAM_ERROR"),
        (400, "INVALID_REQUEST"),
        (401, "SIGN_ERROR"),
        (500, "SYSTEM_ERROR"),
    ]


def test_replies_are_json_schema(operations: dict[str, dict[str, Any]]) -> None:
    schema = operations["onboarding.merchant_alteration.revoke_name_alteration"]["replies"]["200"]

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"apply_id": "1", "state": "APPLYMENT_STATE_CANCELED"}, schema)


def test_the_table_has_one_line_per_path(run_process: Run) -> None:
    lines = run_process("operations").stdout.splitlines()

    cancel = [
        line.split()[1:3] for line in lines if line.startswith("onboarding.subject_confirmation.cancel_applyment ")
    ]
    assert cancel == [
        ["POST", "/v3/apply4subject/applyment/{business_code}/cancel"],
        ["POST", "/v3/apply4subject/applyment/{applyment_id}/cancel"],
    ]


def test_the_list_needs_no_settings(run: Run) -> None:
    assert run("operations", WECHATPAY_MCHID="", WECHATPAY_PUBLIC_KEY="").returncode == 0


def test_the_help_lists_every_command(run: Run) -> None:
    help_text = run("--help").stdout

    assert all(command in help_text for command in ("operations", "call", "gateway"))


def test_the_body_of_an_upload_lists_the_arguments_of_call(operations: dict[str, dict[str, Any]]) -> None:
    body = operations["common.media.upload_image"]["body"]
    jsonschema.Draft202012Validator.check_schema(body)
    assert (list(body["properties"]), body["required"]) == (["file", "filename"], ["file"])


def test_one_operation_is_shown_with_arguments_errors_and_an_example(run: Run) -> None:
    shown = run("operations", "payments.refunds.create_refund").stdout

    assert shown.startswith(
        "payments.refunds.create_refund  Create a refund · 退款申请\n  POST /v3/refund/domestic/refunds\n"
        "  https://pay.weixin.qq.com/doc/v3/merchant/4012791862  "
    )
    assert "\n  amount.from.0.account*" in shown
    assert "\n  403 NOT_ENOUGH\n" in shown
    assert "\nwechatpay call payments.refunds.create_refund transaction_id=" in shown
    assert "\n    result = client.payments.refunds.create_refund(\n" in shown


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("退款", "payments.refunds.create_refund"),
        ("A Refund", "payments.refunds.create_refund"),
        ("create_abnormal", "ecommerce.refunds.create_abnormal_refund"),
    ],
)
def test_operations_are_found_by_name_or_title(run: Run, wanted: str, found: str) -> None:
    assert f"{found}  POST " in run("operations", wanted).stdout


def test_an_operation_is_found_by_the_method_that_downloads_its_file(run: Run) -> None:
    shown = run("operations", "payments.bills.download_trade_bill").stdout

    assert shown.startswith("payments.bills.get_trade_bill  ")
    assert "payments.bills.download_trade_bill downloads the file, with to=FILE." in shown


def test_the_details_are_chinese_in_a_chinese_shell(run: Run) -> None:
    shown = run("operations", "payments.refunds.create_refund", WECHATPAY_LANGUAGE="zh").stdout

    assert shown.startswith("payments.refunds.create_refund  退款申请 · Create a refund\n")
    assert "字符串、不超过 32 个字符  商户订单号\n" in shown


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("create_refnd", "did you mean payments.refunds.create_refund"),
        ("支付宝", "`wechatpay operations` lists all of them"),
        ("../../x.y.z", "lists all of them"),
        ("nothing.like.this", "lists all of them"),
    ],
)
def test_an_unknown_operation_is_refused_with_suggestions(run: Run, name: str, hint: str) -> None:
    result = run("operations", name)

    assert (result.returncode, result.stdout) == (2, "")
    assert hint in result.stderr


def test_the_json_of_one_operation_is_a_list_of_one(run: Run) -> None:
    (entry,) = json.loads(run("operations", "payments.refunds.create_refund", "--json").stdout)

    assert (list(entry), entry["operation"]) == (KEYS, "payments.refunds.create_refund")


def test_no_line_of_the_details_is_wider_than_the_terminal(run: Run) -> None:
    shown = run("operations", "payments.transactions.prepay_native", COLUMNS="60", WECHATPAY_LANGUAGE="zh").stdout

    texts = [line for line in shown[: shown.index("\n命令示例")].splitlines() if line.startswith("      ")]
    assert [line for line in texts if columns_of(line) > 62] == []  # a full stop may follow the last character


@pytest.mark.parametrize("operation", ["payments.refunds.create_refund", "common.media.upload_image"])
def test_the_text_is_that_of_the_spec(operation: str) -> None:
    entry = ENTRIES[operation]

    assert " ".join(paragraphs_of(entry)).split() == entry["doc"].split()
