"""`wechatpay call`: any operation from a shell."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from cli.conftest import Run
from support.files import sample_file
from wechatpay_gateway.server import RunningGateway

CANCEL = "onboarding.subject_confirmation.cancel_applyment"
REVOKE = "onboarding.merchant_alteration.revoke_name_alteration"
BILLS, DOWNLOAD = "payments.bills.get_trade_bill", "payments.bills.download_trade_bill"
BILL = '{"bill_date": "2019-06-11"}'
UPLOAD = "common.media.upload_image"
APPLY_ID = "20220617143306000013906025001"


def test_the_decoded_result_is_printed_as_json(run_process: Run) -> None:
    result = run_process("call", REVOKE, "--json", "-", stdin=json.dumps({"apply_id": APPLY_ID}))

    assert (result.returncode, json.loads(result.stdout)) == (
        0,
        {"apply_id": APPLY_ID, "state": "APPLYMENT_STATE_CANCELED"},
    )


def test_an_empty_reply_is_printed_as_null(run: Run) -> None:
    result = run("call", CANCEL, "--json", "-", stdin='{"business_code": "1900013511_10000"}')

    assert (result.returncode, result.stdout) == (0, "null\n")


@pytest.mark.parametrize("number", ["20000011111", '"20000011111"'], ids=["a number", "a string"])
def test_an_integer_may_be_passed_as_a_string(run: Run, wechatpay_gateway: RunningGateway, number: str) -> None:
    result = run("call", CANCEL, "--json", "-", stdin=f'{{"applyment_id": {number}}}')

    assert result.returncode == 0
    assert wechatpay_gateway.requests[-1].request.target == b"/v3/apply4subject/applyment/20000011111/cancel"


def test_the_arguments_may_be_in_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "arguments.json"
    file.write_text("\ufeff" + json.dumps({"apply_id": APPLY_ID}), encoding="utf-8")

    assert run("call", REVOKE, "--json", str(file)).returncode == 0


def test_a_refusal_is_printed_to_standard_error(run: Run) -> None:
    result = run("call", CANCEL, "--json", "-", stdin='{"business_code": "nobody"}')

    assert (result.returncode, result.stdout) == (1, "")
    assert "BadRequest: 400 INVALID_REQUEST" in result.stderr
    assert "Read the message and correct the request." in result.stderr


def test_an_open_outcome_exits_1(run: Run, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("cut_after")

    result = run("call", REVOKE, "--json", "-", stdin=json.dumps({"apply_id": APPLY_ID}))

    assert (result.returncode, result.stdout) == (1, "")
    assert "OutcomeUnknown" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["call"], "", "OPERATION"),
        (["call", CANCEL], "", "requires business_code or applyment_id"),
        (["unknown"], "", "unknown"),
        (["call", "onboarding.subject_confirmation.cancel", "--json", "-"], "{}", "did you mean 'cancel_applyment'"),
        (["call", "onboarding.subject_confirmation", "--json", "-"], "{}", "expected group.service.operation"),
        (["call", "close", "--json", "-"], "{}", "no operation 'close'"),
        (["call", "_driver.session.identity", "--json", "-"], "{}", "the client has no '_driver'"),
        (["call", CANCEL, "--json", "-"], "{}", "requires business_code or applyment_id"),
        (["call", REVOKE, "--json", "-"], "{}", "revoke_name_alteration requires apply_id"),
        (["call", CANCEL, "--json", "-"], '{"busines_code": "1"}', "did you mean 'business_code'"),
        (["call", CANCEL, "--json", "-"], '{"applyment_id": "x"}', "applyment_id must be an integer"),
        (["call", CANCEL, "--json", "-"], '{"applyment_id": 1.5}', "applyment_id must be an integer"),
        (["call", CANCEL, "--json", "-"], "[1]", "must be a JSON object of arguments"),
        (["call", CANCEL, "--json", "-"], "{", "standard input is not JSON"),
        (["call", CANCEL, "--json", "-"], '{"applyment_id": NaN}', "NaN is not a JSON number"),
        (["call", UPLOAD, "--json", "-"], "{}", "upload_image requires file"),
        (
            ["call", DOWNLOAD, "--json", "-"],
            BILL,
            "returns a file: pass to=PATH (--output on the command line)",
        ),
        (["call", BILLS, "--json", "-", "--output", "/nowhere/x"], BILL, "cannot be written"),
        (["call", CANCEL, "--json", "-", "--output", "x"], '{"applyment_id": 1}', "does not return a file"),
        (["call", UPLOAD, "--json", "-"], '{"file": "/nowhere/a.png"}', "'/nowhere/a.png' cannot be read"),
        (["call", CANCEL, "--json", "/nowhere.json"], "", "/nowhere.json cannot be read"),
        (["call", BILLS, "bill_date=2019-06-11", "to=a", "--output", "b"], "", "to is given twice"),
        (["call", "payments.refunds.create_refnd", "a=1"], "", "did you mean payments.refunds.create_refund?"),
    ],
)
def test_bad_usage_exits_2_and_sends_nothing(
    run: Run, wechatpay_gateway: RunningGateway, arguments: list[str], stdin: str, message: str
) -> None:
    result = run(*arguments, stdin=stdin)

    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert not wechatpay_gateway.requests


def test_the_result_is_utf8_in_every_locale(run_process: Run, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("changed_reply", changes={"state": "已撤销"})

    result = run_process(
        "call",
        REVOKE,
        "--json",
        "-",
        stdin=json.dumps({"apply_id": APPLY_ID}),
        PYTHONIOENCODING="cp1252",
        PYTHONUTF8="0",
    )

    assert (result.returncode, json.loads(result.stdout)["state"]) == (0, "已撤销")


def test_a_missing_setting_exits_2(run: Run) -> None:
    result = run("call", CANCEL, "--json", "-", stdin='{"applyment_id": 1}', WECHATPAY_PUBLIC_KEY="")

    assert result.returncode == 2
    assert "Missing: public_key (WECHATPAY_PUBLIC_KEY)" in result.stderr


def test_a_file_to_upload_is_passed_by_path(run: Run, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    path = sample_file(tmp_path, "a.png")

    result = run("call", UPLOAD, "--json", "-", stdin=json.dumps({"file": str(path)}))

    (upload,) = wechatpay_gateway.uploads
    assert (result.returncode, json.loads(result.stdout)) == (0, {"media_id": upload.media_id})


@pytest.mark.parametrize("operation", [BILLS, DOWNLOAD])
def test_a_download_is_saved_to_the_output(run: Run, tmp_path: Path, operation: str) -> None:
    path = tmp_path / "bill.csv"

    result = run("call", operation, "--json", "-", "--output", str(path), stdin=BILL)

    assert result.returncode == 0
    assert json.loads(result.stdout) == {
        "path": str(path),
        "size": path.stat().st_size,
        "sha256": sha256(path.read_bytes()).hexdigest(),
    }


def test_the_file_of_a_download_may_be_an_argument(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bill.csv"

    result = run("call", DOWNLOAD, "bill_date=2019-06-11", f"to={path}")

    assert (result.returncode, json.loads(result.stdout)["size"], result.stderr) == (0, path.stat().st_size, "")


def test_arguments_replace_those_of_the_file(run: Run, wechatpay_gateway: RunningGateway) -> None:
    result = run("call", CANCEL, "--json", "-", "applyment_id=20000011111", stdin='{"applyment_id": 1}')

    assert result.returncode == 0
    assert wechatpay_gateway.requests[-1].request.target == b"/v3/apply4subject/applyment/20000011111/cancel"


def test_without_output_the_download_url_is_printed(run: Run) -> None:
    result = run("call", BILLS, "--json", "-", stdin=BILL)

    assert "download_url" in json.loads(result.stdout)


def test_a_corrupt_download_leaves_no_file(run: Run, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    wechatpay_gateway.faults.add("corrupt_file")

    result = run("call", BILLS, "--json", "-", "--output", str(tmp_path / "bill.csv"), stdin=BILL)

    assert (result.returncode, result.stdout, list(tmp_path.iterdir())) == (1, "", [])
    assert "CorruptDownload" in result.stderr
