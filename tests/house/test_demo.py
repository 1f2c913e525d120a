"""The demo shows both seed calls, a payment and a refund with their notifications, and no secret."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "examples" / "demo.py"
TIMEOUT_SECONDS = 60
SHOWN_CHARACTERS = 12


@pytest.fixture(scope="module")
def output() -> str:
    """The output of the demo, which has succeeded."""
    command = [sys.executable, str(DEMO)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "> POST /v3/apply4subject/applyment/1900013511_10000/cancel?applyment_id=20000011111 HTTP/1.1",
        "> POST /v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke HTTP/1.1",
        "> POST /v3/pay/transactions/native HTTP/1.1",
        "> POST /v3/refund/domestic/refunds HTTP/1.1",
    ],
    ids=["cancel", "revoke", "prepay", "refund"],
)
def test_the_demo_shows_the_request_line_of_each_page(output: str, line: str) -> None:
    assert line in output.splitlines()


def test_the_demo_shows_the_status_of_each_reply(output: str) -> None:
    assert re.findall(r"^< (\d{3})$", output, re.MULTILINE) == [
        *("204", "200", "400"),
        *("200", "200"),  # the order, and the shop's acknowledgement
        *("200", "200"),  # the refund, and the shop's acknowledgement
    ]


def test_the_demo_shows_both_deliveries(output: str) -> None:
    assert output.count("\n> POST /wechatpay/notifications HTTP/1.1\n") == 2
    assert re.findall(r'"event_type":"([A-Z.]+)"', output) == ["TRANSACTION.SUCCESS", "REFUND.SUCCESS"]


@pytest.mark.parametrize("fact", ['"trade_state": "SUCCESS"', '"refund_status": "SUCCESS"'])
def test_the_demo_decrypts_both_notifications(output: str, fact: str) -> None:
    assert fact in " ".join(output.split())


def test_ciphertext_is_abbreviated(output: str) -> None:
    ciphertexts = re.findall(r'"ciphertext":"([^"]*)"', output)

    assert [(len(text), text[-1]) for text in ciphertexts] == [(SHOWN_CHARACTERS + 1, "…")] * 2


def test_the_demo_shows_the_body_of_the_reply(output: str) -> None:
    assert '< {"apply_id":"20220617143306000013906025001","state":"APPLYMENT_STATE_CANCELED"}' in output.splitlines()


def test_the_demo_reports_each_verification(output: str) -> None:
    claims = re.findall(r"^The (?:gateway|client) verified the signature of the \w+", output, re.MULTILINE)

    assert [claim.rpartition(" ")[2] for claim in claims] == [
        "request",
        "reply",
        "request",
        "reply",
        "request",
        "refusal",
        "request",
        "reply",
        "notification",
        "request",
        "reply",
        "notification",
    ]


def test_the_demo_shows_a_refusal_with_its_remedy(output: str) -> None:
    output_text = " ".join(output.split())

    assert "raised BadRequest: 400 INVALID_REQUEST" in output_text
    assert "Meaning: The request is invalid. What to do: Read the message and correct the request." in output_text


def test_every_signature_is_abbreviated(output: str) -> None:
    signatures = re.findall(r'(?:signature="|(?i:wechatpay-signature): )([^"\n]*)', output)

    assert [(len(text), text[-1]) for text in signatures] == [(SHOWN_CHARACTERS + 1, "…")] * 12


def test_nothing_in_the_demo_is_as_long_as_a_signature_or_a_key(output: str) -> None:
    longest_path = len("/v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke")

    assert max(len(run) for run in re.findall(r"[A-Za-z0-9+/=]+", output)) == longest_path


def test_no_apiv3_key_is_shown(output: str) -> None:
    words = re.findall(r"\b[A-Za-z0-9]{32}\b", output)

    assert [word for word in words if not re.fullmatch("[0-9a-f]{32}", word)] == []


def test_the_demo_fits_100_columns(output: str) -> None:
    assert [line for line in output.splitlines() if len(line) > 100] == []
