"""The arguments of `wechatpay call` as words: each has the type that the official page documents."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from support.catalog import ENTRIES
from support.rows import check_rows
from wechatpay_cli.arguments import names_to_pass, read_words
from wechatpay_cli.examples import arguments_of, command_line
from wechatpay_cli.exits import BadUsage
from wechatpay_cli.fields import all_fields, fields_of

REFUND = "payments.refunds.create_refund"
NATIVE = "payments.transactions.prepay_native"
PARTNERSHIPS = "marketing.partnerships.list_partnerships"


def read(operation: str, *words: str, start: dict[str, Any] | None = None) -> dict[str, Any]:
    return read_words(words, fields_of(ENTRIES[operation]), operation, start or {})


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        (["out_trade_no=1"], {"out_trade_no": "1"}),
        (["reason=a=b:=c"], {"reason": "a=b:=c"}),
        (["reason="], {"reason": ""}),
        (["amount.total=100", "amount.currency=CNY"], {"amount": {"total": 100, "currency": "CNY"}}),
        (["amount.from.0.amount=1"], {"amount": {"from": [{"amount": 1}]}}),
        (
            ["amount.from.1.amount=2", "amount.from.0.amount=1"],
            {"amount": {"from": [{"amount": 1}, {"amount": 2}]}},
        ),
        (['amount:={"total": 1}'], {"amount": {"total": 1}}),
        (['amount={"total": 1}'], {"amount": {"total": 1}}),
        (['amount.from=[{"amount": 1}]'], {"amount": {"from": [{"amount": 1}]}}),
        (['reason:="@a"'], {"reason": "@a"}),
        (["reason:=null"], {"reason": None}),
    ],
)
def test_a_word_has_the_type_of_its_field(words: list[str], arguments: dict[str, Any]) -> None:
    assert read(REFUND, *words) == arguments


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_a_boolean_is_true_or_false(text: str, value: bool) -> None:  # noqa: FBT001 - a table
    assert read(NATIVE, f"support_fapiao={text}") == {"support_fapiao": value}


def test_json_inside_a_string_is_passed_by_its_fields() -> None:
    assert read(PARTNERSHIPS, "partner.type=APPID", "limit=5") == {"partner": {"type": "APPID"}, "limit": 5}


def test_words_replace_only_their_part_of_other_arguments() -> None:
    start = {"amount": {"total": 1, "from": [{"amount": 1}, {"amount": 2}]}}

    changed = read(REFUND, "amount.from.1.amount=3", start=start)

    assert changed == {"amount": {"total": 1, "from": [{"amount": 1}, {"amount": 3}]}}
    assert start["amount"] == {"total": 1, "from": [{"amount": 1}, {"amount": 2}]}


def test_the_text_of_a_file_is_passed_without_its_last_line_break(tmp_path: Path) -> None:
    file = tmp_path / "reason.txt"
    file.write_text("one\ntwo\n", encoding="utf-8")

    assert read(REFUND, f"reason=@{file}") == {"reason": "one\ntwo"}


def test_the_json_of_a_file_is_passed(tmp_path: Path) -> None:
    file = tmp_path / "amount.json"
    file.write_text('{"total": 5}', encoding="utf-8")

    assert read(REFUND, f"amount:=@{file}") == {"amount": {"total": 5}}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["out_trad_no=1"],
            "'out_trad_no' is not an argument of payments.refunds.create_refund; did you mean out_trade_no",
        ),
        (
            ["amount.totl=1"],
            "'amount.totl' is not an argument of payments.refunds.create_refund; did you mean amount.total",
        ),
        (["amount.total=1.5"], "amount.total must be an integer, such as 12, got '1.5'"),
        (["amount.total:=true"], "amount.total must be an integer, such as 12, got bool"),
        (["amount=1"], 'amount must be an object, such as {"a": 1}: pass its fields, such as amount.refund=…'),
        (["goods_detail=1"], "pass its fields, such as goods_detail.0.merchant_goods_id=…, or goods_detail:=JSON"),
        (["amount:=[]"], 'amount must be an object, such as {"a": 1}, got list'),
        (["amount:={"], "amount is not JSON: Expecting property name"),
        (["amount.total:=NaN"], "NaN is not a JSON number"),
        (["goods_detail.x=1"], "goods_detail is a list: expected a number after it, such as goods_detail.0"),
        (["amount.from.1.amount=1"], "amount.from.1.amount is given, but amount.from.0 is missing"),
        (["out_trade_no.x=1"], 'out_trade_no has no fields: it must be a string, such as "a"'),
        (["amount.total=1", "amount:={}"], "amount.total is inside a field that has a value of its own"),
        (["reason=a", "reason=b"], "reason is given twice"),
        (["reason"], "'reason' is neither NAME=VALUE nor NAME:=JSON"),
        (["reason=@/nowhere"], "/nowhere cannot be read: No such file or directory"),
    ],
)
def test_a_wrong_word_is_refused_with_what_was_expected(words: list[str], message: str) -> None:
    with pytest.raises(BadUsage) as caught:
        read(REFUND, *words)

    assert message in str(caught.value)


def test_a_wrong_value_with_secrets_is_not_repeated() -> None:
    with pytest.raises(BadUsage) as caught:
        read(REFUND, 'amount:={"name": "张三"')

    assert "张三" not in str(caught.value)


def test_the_example_of_every_operation_is_read_back() -> None:
    def is_same(entry: dict[str, Any]) -> None:
        _, _, operation, *words = shlex.split(command_line(entry))
        own = [word for word in words if word != "to=received"]

        assert read(operation, *own) == arguments_of(entry)

    check_rows(ENTRIES, is_same)


def test_a_shell_can_complete_every_argument() -> None:
    assert [name for name in names_to_pass(all_fields(fields_of(ENTRIES[REFUND]))) if name.startswith("amount")] == [
        "amount.refund=",
        "amount.from.0.account=",
        "amount.from.0.amount=",
        "amount.total=",
        "amount.currency=",
    ]


def test_a_dry_run_prints_the_request_without_keys(run: Run) -> None:
    words = ["out_trade_no=a1", "out_refund_no=r1", "amount.refund=1", "amount.total=1", "amount.currency=CNY"]

    result = run("call", REFUND, *words, "--dry-run", WECHATPAY_MERCHANT_PRIVATE_KEY="")

    first, _, body = result.stdout.partition("\n")
    assert (result.returncode, first) == (0, "POST /v3/refund/domestic/refunds")
    assert json.loads(body) == {
        "out_trade_no": "a1",
        "out_refund_no": "r1",
        "amount": {"refund": 1, "total": 1, "currency": "CNY"},
    }


@pytest.mark.parametrize(
    "words",
    [
        ("--dry-run", "payments.refunds.query_refund", "out_refund_no=r1", "sub_mchid=1900000109"),
        ("payments.refunds.query_refund", "--dry-run", "out_refund_no=r1", "sub_mchid=1900000109"),
        ("payments.refunds.query_refund", "out_refund_no=r1", "--dry-run", "sub_mchid=1900000109"),
    ],
)
def test_options_and_arguments_have_any_order(run: Run, words: tuple[str, ...]) -> None:
    assert run("call", *words).stdout == "GET /v3/refund/domestic/refunds/r1?sub_mchid=1900000109\n"


@pytest.mark.parametrize("words", [("call", REFUND, "--dry-run", "a=1", "--unknown"), ("operations", "a", "b")])
def test_what_is_left_over_is_refused(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words, WECHATPAY_LANGUAGE="zh")

    assert (result.returncode, result.stdout) == (2, "")
    assert "unrecognized" not in result.stderr
    assert words[-1] in result.stderr


def test_a_dry_run_has_the_own_number(run: Run) -> None:
    result = run("call", "payments.transactions.query_order_by_out_trade_no", "out_trade_no=a1", "--dry-run")

    assert result.stdout == "GET /v3/pay/transactions/out-trade-no/a1?mchid=1900000001\n"


def test_a_dry_run_masks_what_is_encrypted(run: Run) -> None:
    _, *words = shlex.split(command_line(ENTRIES["transfers.merchant_transfer.create_transfer"]))
    others = [word for word in words if not word.startswith("user_name")]

    result = run(*others, "user_name=张三", "--dry-run")

    assert ('"user_name": "<encrypted>"' in result.stdout, "张三" in result.stdout) == (True, False)


def test_a_dry_run_checks_the_arguments(run: Run) -> None:
    result = run("call", REFUND, "out_trade_no=a1", "--dry-run")

    assert (result.returncode, result.stdout) == (2, "")
    assert "payments.refunds.create_refund requires out_refund_no" in result.stderr
