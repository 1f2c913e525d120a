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
def shown() -> str:
    """What the demo prints; it has succeeded."""
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
def test_the_demo_shows_the_request_line_of_each_page(shown: str, line: str) -> None:
    assert line in shown.splitlines()


def test_the_demo_shows_the_status_of_each_reply(shown: str) -> None:
    assert re.findall(r"^< (\d{3})$", shown, re.MULTILINE) == [
        *("204", "200", "400"),
        *("200", "200"),  # the order, and the shop's acknowledgement
        *("200", "200"),  # the refund, and the shop's acknowledgement
    ]


def test_the_demo_shows_both_deliveries_as_they_arrive(shown: str) -> None:
    assert shown.count("\n> POST /wechatpay/notifications HTTP/1.1\n") == 2
    assert re.findall(r'"event_type":"([A-Z.]+)"', shown) == ["TRANSACTION.SUCCESS", "REFUND.SUCCESS"]


@pytest.mark.parametrize("fact", ['"trade_state": "SUCCESS"', '"refund_status": "SUCCESS"'])
def test_the_demo_decrypts_both_notifications(shown: str, fact: str) -> None:
    assert fact in " ".join(shown.split())


def test_ciphertext_is_cut(shown: str) -> None:
    ciphertexts = re.findall(r'"ciphertext":"([^"]*)"', shown)

    assert [(len(text), text[-1]) for text in ciphertexts] == [(SHOWN_CHARACTERS + 1, "…")] * 2


def test_the_demo_shows_the_body_of_the_reply(shown: str) -> None:
    assert '< {"apply_id":"20220617143306000013906025001","state":"APPLYMENT_STATE_CANCELED"}' in shown.splitlines()


def test_the_demo_says_what_was_verified(shown: str) -> None:
    claims = re.findall(r"^The (?:gateway|client) verified the signature of the \w+", shown, re.MULTILINE)

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


def test_the_demo_shows_a_refusal_with_its_remedy(shown: str) -> None:
    told = " ".join(shown.split())

    assert "raised BadRequest: 400 INVALID_REQUEST" in told
    assert "Meaning: The request is invalid. What to do: Read the message and correct the request." in told


def test_every_signature_is_cut(shown: str) -> None:
    signatures = re.findall(r'(?:signature="|(?i:wechatpay-signature): )([^"\n]*)', shown)

    assert [(len(text), text[-1]) for text in signatures] == [(SHOWN_CHARACTERS + 1, "…")] * 12


def test_nothing_in_the_demo_is_as_long_as_a_signature_or_a_key(shown: str) -> None:
    longest_path = len("/v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke")

    assert max(len(run) for run in re.findall(r"[A-Za-z0-9+/=]+", shown)) == longest_path


def test_no_apiv3_key_is_shown(shown: str) -> None:
    words = re.findall(r"\b[A-Za-z0-9]{32}\b", shown)

    assert [word for word in words if not re.fullmatch("[0-9a-f]{32}", word)] == []


def test_the_demo_fits_100_columns(shown: str) -> None:
    assert [line for line in shown.splitlines() if len(line) > 100] == []
