"""`wechatpay operations`: every operation as data."""

import json

import jsonschema

from cli.conftest import Run

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


def test_every_operation_has_every_key(run: Run) -> None:
    result = run("operations", "--json")

    assert {tuple(entry) for entry in json.loads(result.stdout)} == {tuple(KEYS)}


def test_an_operation_is_listed_with_all_details(run: Run) -> None:
    operations = {entry["operation"]: entry for entry in json.loads(run("operations", "--json").stdout)}

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


def test_both_error_tables_of_the_page_are_listed(run: Run) -> None:
    operations = {entry["operation"]: entry for entry in json.loads(run("operations", "--json").stdout)}

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


def test_replies_are_json_schema(run: Run) -> None:
    operations = {entry["operation"]: entry for entry in json.loads(run("operations", "--json").stdout)}
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


def test_the_body_of_an_upload_lists_the_arguments_of_call(run: Run) -> None:
    operations = {entry["operation"]: entry for entry in json.loads(run("operations", "--json").stdout)}

    body = operations["common.media.upload_image"]["body"]
    jsonschema.Draft202012Validator.check_schema(body)
    assert (list(body["properties"]), body["required"]) == (["file", "filename"], ["file"])
