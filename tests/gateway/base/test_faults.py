import http.client
import socket
from time import time
from typing import Any

import pytest

from gateway.application_states import AlterationState
from gateway.merchant_side import CANCEL, REVOKE, SOCKET_SECONDS, Merchant, receive
from wechatpay_gateway.base.faults import FaultError, FaultKind
from wechatpay_gateway.base.messages import Answer as GatewayAnswer
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import RunningGateway

APPLY_ID = "20220617143306000013906025001"
CANCEL_OPERATION = "onboarding.subject_confirmation.cancel_applyment"
REVOKE_OPERATION = "onboarding.merchant_alteration.revoke_name_alteration"
OPTIONS: dict[FaultKind, dict[str, Any]] = {
    FaultKind.CHANGED_REPLY: {"changes": {"more": 1}},
    FaultKind.SLOW_REPLY: {"seconds": 0.01},
    FaultKind.THEN_STEP: {"family": "alterations", "step": "approve"},
}


def is_revoked(gateway: RunningGateway) -> bool:
    return gateway.alterations.get(APPLY_ID, "name").state == AlterationState.CANCELED


def test_a_bad_signature_is_well_formed_and_wrong(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.BAD_SIGNATURE)
    answer = merchant.call(REVOKE)
    assert answer.status == 200
    assert len(answer.headers["wechatpay-signature"]) == 344
    assert not merchant.is_signed(answer)


def test_a_missing_signature_removes_all_of_its_headers(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add("missing_signature")
    answer = merchant.call(CANCEL)
    assert answer.status == 204
    assert [name for name in answer.headers if name.startswith("wechatpay-")] == []


@pytest.mark.parametrize(
    ("kind", "options", "shift"),
    [
        (FaultKind.STALE_CLOCK, {}, -301),
        (FaultKind.STALE_CLOCK, {"seconds": 3600}, -3600),
        (FaultKind.FUTURE_CLOCK, {}, 301),
    ],
)
def test_a_wrong_timestamp_is_signed(
    gateway: RunningGateway, merchant: Merchant, kind: FaultKind, options: dict[str, Any], shift: int
) -> None:
    gateway.faults.add(kind, **options)
    answer = merchant.call(REVOKE)
    assert merchant.is_signed(answer)
    assert abs(int(answer.headers["wechatpay-timestamp"]) - time() - shift) < 10


def test_an_unknown_serial_is_not_the_merchants(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.UNKNOWN_SERIAL, serial="PUB_KEY_ID_1")
    assert merchant.call(REVOKE).headers["wechatpay-serial"] == "PUB_KEY_ID_1"


def test_a_probe_starts_with_the_published_prefix(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.PROBE)
    answer = merchant.call(REVOKE)
    assert answer.headers["wechatpay-signature"].startswith("WECHATPAY/SIGNTEST/")
    assert not merchant.is_signed(answer)


def test_a_sign_error_shows_the_real_message(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.SIGN_ERROR)
    answer = merchant.call(REVOKE)
    assert (answer.status, answer.code) == (401, "SIGN_ERROR")
    assert answer.json()["detail"]["sign_information"]["url"] == REVOKE
    assert "wechatpay-signature" not in answer.headers


def test_a_sign_error_can_show_another_signed_message(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.SIGN_ERROR, signed_message="POST\n/v3/other\n1\nn\n\n")
    assert merchant.call(REVOKE).json()["detail"]["sign_information"] == {
        "method": "POST",
        "url": "/v3/other",
        "truncated_sign_message": "POST\n/v3/other\n1\nn\n\n",
        "sign_message_length": 20,
    }


@pytest.mark.parametrize(
    ("kind", "status", "code", "number", "is_signed"),
    [
        (FaultKind.NO_AUTH, 403, "NO_AUTH", 270924332, True),
        (FaultKind.RATE_LIMIT, 429, "RATELIMIT_EXCEEDED", 268447840, True),
        (FaultKind.SYSTEM_ERROR, 500, "SYSTEM_ERROR", 52003, False),
    ],
)
def test_an_error_reply_is_sent_before_the_operation_is_performed(
    gateway: RunningGateway,
    merchant: Merchant,
    kind: FaultKind,
    status: int,
    code: str,
    number: int,
    *,
    is_signed: bool,
) -> None:
    gateway.faults.add(kind)
    answer = merchant.call(REVOKE)
    assert (answer.status, answer.code, answer.internal_number) == (status, code, number)
    assert ("wechatpay-signature" in answer.headers) is is_signed
    assert not is_revoked(gateway)


def test_the_code_of_a_rate_limit_can_be_chosen(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.RATE_LIMIT, code="FREQUENCY_LIMITED")
    assert merchant.call(REVOKE).code == "FREQUENCY_LIMITED"


def test_a_signature_fault_affects_only_one_reply(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.BAD_SIGNATURE)
    assert [merchant.is_signed(merchant.call(REVOKE)) for _ in range(2)] == [False, True]


def test_a_request_succeeds_after_a_system_error(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.SYSTEM_ERROR, times=2)
    assert [merchant.call(REVOKE).status for _ in range(3)] == [500, 500, 200]


def test_a_system_error_after_performs_the_operation(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.SYSTEM_ERROR_AFTER)
    assert merchant.call(REVOKE).status == 500
    assert is_revoked(gateway)


def test_a_rate_limit_after_performs_the_operation(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.RATE_LIMIT_AFTER, code="FREQUENCY_LIMIT")
    answer = merchant.call(REVOKE)
    assert (answer.status, answer.code) == (429, "FREQUENCY_LIMIT")
    assert is_revoked(gateway)


def test_an_html_502_is_not_json(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.HTML_502)
    answer = merchant.call(REVOKE)
    assert (answer.status, answer.headers["content-type"]) == (502, "text/html")
    assert b"502 Bad Gateway" in answer.body
    assert "request-id" not in answer.headers
    assert not is_revoked(gateway)


@pytest.mark.parametrize("target", [REVOKE, CANCEL])
@pytest.mark.parametrize(
    ("kind", "is_performed"),
    [(FaultKind.CUT_BEFORE, False), (FaultKind.CUT_AFTER, True), (FaultKind.CUT_MIDWAY, True)],
)
def test_an_aborted_connection_sends_no_complete_reply(
    gateway: RunningGateway, merchant: Merchant, kind: FaultKind, target: str, *, is_performed: bool
) -> None:
    gateway.faults.add(kind)
    assert merchant.send(merchant.raw(target)) is None
    assert gateway.requests.last.is_performed is is_performed
    assert gateway.requests.last.fault is kind


def test_cut_midway_sends_half_of_the_body(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.CUT_MIDWAY)
    name, _, port = merchant.host.partition(":")
    with socket.create_connection((name, int(port)), timeout=SOCKET_SECONDS) as connection:
        connection.sendall(merchant.raw(REVOKE))
        with http.client.HTTPResponse(connection) as response:
            response.begin()
            with pytest.raises(http.client.IncompleteRead) as caught:
                response.read()
    assert b'{"apply_id":'.startswith(caught.value.partial[:12])
    assert len(caught.value.partial) == 39


def test_a_slow_reply_arrives(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.SLOW_REPLY, seconds=0.01)
    assert merchant.call(REVOKE).status == 200


def test_a_slow_reply_does_not_delay_other_requests(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.SLOW_REPLY, seconds=3600, operation=REVOKE_OPERATION)
    name, _, port = merchant.host.partition(":")
    with socket.create_connection((name, int(port)), timeout=SOCKET_SECONDS) as connection:
        connection.sendall(merchant.raw(REVOKE))
        assert merchant.call(CANCEL).status == 204
        connection.setblocking(False)
        with pytest.raises(BlockingIOError):
            connection.recv(1)


def test_a_slow_reply_waits_for_the_requested_time() -> None:
    gateway = Gateway(has_published_keys=True)
    gateway.serve_at("http://127.0.0.1:1", frozenset({"127.0.0.1:1"}))
    gateway.faults.add(FaultKind.SLOW_REPLY)
    answer = handle(gateway, REVOKE)
    gateway.close()
    assert answer.delay_seconds == 6


def handle(gateway: Gateway, target: str) -> GatewayAnswer:
    headers = Merchant.from_env(gateway.environment).headers("POST", target)
    raw = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    return gateway.handle(ReceivedRequest("POST", target.encode(), raw))


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ({"state": "APPLYMENT_STATE_NEW"}, {"apply_id": APPLY_ID, "state": "APPLYMENT_STATE_NEW"}),
        ({"more": {"a": 1}}, {"apply_id": APPLY_ID, "state": "APPLYMENT_STATE_CANCELED", "more": {"a": 1}}),
        ({"state": None}, {"apply_id": APPLY_ID}),
        ({"apply_id": 5}, {"apply_id": 5, "state": "APPLYMENT_STATE_CANCELED"}),
        ({"more": {"a": None}}, {"apply_id": APPLY_ID, "state": "APPLYMENT_STATE_CANCELED", "more": {}}),
    ],
)
def test_a_changed_reply_is_merged_and_signed(
    gateway: RunningGateway, merchant: Merchant, changes: dict[str, object], body: dict[str, object]
) -> None:
    gateway.faults.add(FaultKind.CHANGED_REPLY, changes=changes)
    answer = merchant.call(REVOKE)
    assert answer.json() == body
    assert merchant.is_signed(answer)


def test_a_reply_without_a_body_can_get_one(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.CHANGED_REPLY, changes={"more": 1})
    answer = merchant.call(CANCEL)
    assert (answer.status, answer.json()) == (200, {"more": 1})


def test_the_status_of_a_reply_can_be_changed(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.CHANGED_REPLY, changes={}, status=202)
    assert merchant.call(REVOKE).status == 202


def test_a_fault_for_one_operation_does_not_affect_others(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.NO_AUTH, operation=REVOKE_OPERATION)
    assert merchant.call(CANCEL).status == 204
    assert merchant.call(REVOKE).status == 403


def test_an_invalid_request_is_refused_and_does_not_use_up_the_fault(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    gateway.faults.add(FaultKind.NO_AUTH)
    assert merchant.call(changed={"Authorization": None}).status == 401
    assert merchant.call(CANCEL + "&more=1").status == 400
    assert len(gateway.faults.pending) == 1


def test_faults_apply_in_the_order_in_which_they_were_added(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.RATE_LIMIT)
    gateway.faults.add(FaultKind.SYSTEM_ERROR)
    assert [merchant.call(REVOKE).status for _ in range(3)] == [429, 500, 200]


def test_pending_faults_count_down_and_can_be_cleared(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add(FaultKind.NO_AUTH, times=3)
    merchant.call(REVOKE)
    assert [(fault.kind, fault.times) for fault in gateway.faults.pending] == [(FaultKind.NO_AUTH, 2)]
    gateway.faults.clear()
    assert gateway.faults.pending == ()


@pytest.mark.parametrize("kind", sorted(set(FaultKind) - {FaultKind.CORRUPT_FILE, FaultKind.STALE_REPLY}))
def test_every_kind_that_can_affect_a_change_applies_once_and_is_recorded(
    gateway: RunningGateway, merchant: Merchant, kind: FaultKind
) -> None:
    gateway.faults.add(kind, **OPTIONS.get(kind, {}))
    merchant.send(merchant.raw(REVOKE))
    merchant.call(REVOKE)
    assert [exchange.fault for exchange in gateway.requests] == [kind, None]
    assert all(exchange.verdict.is_accepted for exchange in gateway.requests)
    assert gateway.faults.pending == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"kind": "bad_signatur"},
            "'bad_signatur' is not a kind of fault; must be one of bad_signature, missing_signature",
        ),
        ({"kind": "no_auth", "times": 0}, "times must be an integer of at least 1, got 0"),
        ({"kind": "no_auth", "times": True}, "times must be"),
        ({"kind": "no_auth", "operation": CANCEL_OPERATION + "s"}, f"did you mean {CANCEL_OPERATION}"),
        ({"kind": "no_auth", "second": 1}, "no_auth has no option 'second'; available options: none"),
        ({"kind": "slow_reply", "second": 1}, "slow_reply has no option 'second'; available options: seconds"),
        ({"kind": "slow_reply", "seconds": "1"}, "option seconds of slow_reply must be a number, got str"),
        ({"kind": "slow_reply", "seconds": -1}, "must be a finite number of at least 0"),
        ({"kind": "slow_reply", "seconds": float("nan")}, "must be a finite number of at least 0"),
        ({"kind": "changed_reply"}, "changed_reply requires the option 'changes'"),
        ({"kind": "changed_reply", "changes": []}, "option changes of changed_reply must be a mapping, got list"),
    ],
)
def test_an_invalid_fault_raises_an_error_that_lists_the_valid_values(
    gateway: RunningGateway, arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(FaultError) as caught:
        gateway.faults.add(**arguments)  # type: ignore[arg-type]  # deliberately wrong
    assert message in str(caught.value)


def test_two_requests_on_one_connection_both_have_replies(merchant: Merchant) -> None:
    name, _, port = merchant.host.partition(":")
    with socket.create_connection((name, int(port)), timeout=SOCKET_SECONDS) as connection:
        statuses: list[int] = []
        for target in (CANCEL, REVOKE):
            connection.sendall(merchant.raw(target))
            answer = receive(connection)
            assert answer is not None
            statuses.append(answer.status)
    assert statuses == [204, 200]
