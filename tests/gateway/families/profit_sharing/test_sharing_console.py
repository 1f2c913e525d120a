"""Profit sharing in the console and the control API, over HTTP."""

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from gateway.sharing import SHARING, STORE, Sharer


def send(one: Sharer, method: str, path: str, fields: dict[str, Any] | None = None) -> tuple[int, str]:
    """Send a request to the control API or the console."""
    base = urlsplit(one.gateway.control_url)
    connection = HTTPConnection(base.netloc, timeout=20)
    connection.request(method, base.path + path, json.dumps(fields or {}), {"Content-Type": "application/json"})
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    return reply.status, text


def test_the_console_shows_orders_shares_receivers_and_settings(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    one.gateway.sharing_profiles.set_max_ratio(STORE, 2500)
    pages = {
        "families": ("Splits", "Returns of shares"),
        "families/sharings": (SHARING, transaction_id),
        "families/shares": ("PENDING",),
        "families/sharing_profiles": ("25 %",),
    }
    for name, texts in pages.items():
        status, page = send(one, "GET", f"/console/{name}")
        assert (status, [text for text in texts if text not in page]) == (200, [])


def test_every_step_can_be_taken_over_http(one: Sharer) -> None:
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id)
    share = {"number": SHARING, "account": STORE}
    assert send(one, "POST", "/shares/succeed", share)[0] == 200
    assert send(one, "POST", "/sharing_returns/delay", {"times": 2})[0] == 200
    one.give_back(10)
    assert (
        json.loads(send(one, "POST", "/sharing_returns/succeed", {"number": "return-20260101-1"})[1])["result"]
        == "SUCCESS"
    )
    one.give_back(10, "return-2")
    failed = json.loads(send(one, "POST", "/sharing_returns/time-out", {"number": "return-2"})[1])
    assert (failed["result"], failed["fail_reason"]) == ("FAILED", "TIME_OUT_CLOSED")
    revoked = [send(one, "POST", "/sharing_profiles/revoke", {"account": one.owner})[0] for _ in range(2)]
    assert revoked == [200, 400]
    assert len(json.loads(send(one, "GET", "/shares")[1])) == 1


def test_a_step_in_the_wrong_state_is_refused_over_http(one: Sharer) -> None:
    one.paid_and_shared()
    status, text = send(one, "POST", "/sharings/finish", {"number": SHARING})
    expected = f"split {SHARING} is in state FINISHED; finish requires PROCESSING"
    assert (status, json.loads(text)["error"]) == (400, expected)


def test_an_unknown_number_is_refused_over_http(one: Sharer) -> None:
    answers = [
        send(one, "POST", "/sharings/finish", {"number": "none"}),
        send(one, "POST", "/shares/fail", {"number": "none", "account": STORE}),
        send(one, "POST", "/sharing_returns/fail", {"number": "none"}),
    ]
    assert [(status, json.loads(text)["error"].partition(" none")[0]) for status, text in answers] == [
        (400, "the gateway has no split"),
        (400, "the gateway has no split"),
        (400, "the gateway has no return of a share"),
    ]
