"""Each fault of the gateway raises its own error, and a call that must not be repeated is sent once."""

from typing import Any

import pytest

from support.both import Both, Opened
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import (
    BadSignature,
    ConnectionFailed,
    Forbidden,
    MissingSignature,
    OutcomeUnknown,
    RateLimited,
    ReadTimedOut,
    ServerError,
    SignatureProbe,
    SignatureRefused,
    StaleTimestamp,
    UnexpectedReply,
    UnknownSerial,
    WeChatPayError,
)

REVOKE = "onboarding.merchant_alteration.revoke_name_alteration"
CANCEL = "onboarding.subject_confirmation.cancel_applyment"
APPLY_ID = "20220617143306000013906025001"


@pytest.mark.parametrize(
    ("fault", "options", "error", "is_performed"),
    [
        ("bad_signature", {}, BadSignature, True),
        ("missing_signature", {}, MissingSignature, True),
        ("stale_clock", {}, StaleTimestamp, True),
        ("future_clock", {"seconds": 400}, StaleTimestamp, True),
        ("unknown_serial", {}, UnknownSerial, True),
        ("probe", {}, SignatureProbe, True),
        ("sign_error", {}, SignatureRefused, False),
        ("no_auth", {}, Forbidden, False),
        ("system_error", {}, ServerError, False),
        ("system_error_after", {}, ServerError, True),
        ("html_502", {}, ServerError, False),
        ("cut_before", {}, OutcomeUnknown, False),
        ("cut_after", {}, OutcomeUnknown, True),
        ("cut_midway", {}, OutcomeUnknown, True),
    ],
)
def test_a_fault_raises_its_error_after_one_request(
    client: Both,
    wechatpay_gateway: RunningGateway,
    fault: str,
    options: dict[str, Any],
    error: type[WeChatPayError],
    is_performed: bool,  # noqa: FBT001 - parametrized
) -> None:
    wechatpay_gateway.faults.add(fault, **options)

    with pytest.raises(WeChatPayError) as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert type(caught.value) is error
    assert [exchange.is_performed for exchange in wechatpay_gateway.requests] == [is_performed]


@pytest.mark.parametrize(
    "fault", ["system_error", "system_error_after", "html_502", "cut_before", "cut_after", "cut_midway", "no_auth"]
)
def test_the_call_after_a_fault_succeeds(client: Both, wechatpay_gateway: RunningGateway, fault: str) -> None:
    wechatpay_gateway.faults.add(fault)
    with pytest.raises(WeChatPayError):
        client.call(REVOKE, apply_id=APPLY_ID)

    assert client.call(REVOKE, apply_id=APPLY_ID).apply_id == APPLY_ID


@pytest.mark.parametrize("number", [{"business_code": "1900013511_10000"}, {"applyment_id": 20000011111}])
@pytest.mark.parametrize("fault", ["rate_limit", "system_error", "system_error_after", "cut_after"])
def test_a_call_is_retried_with_either_of_its_numbers(
    client: Both, wechatpay_gateway: RunningGateway, fault: str, number: dict[str, Any]
) -> None:
    wechatpay_gateway.faults.add(fault)

    assert client.respond(CANCEL, **number).attempts == 2


def test_a_429_is_retried_with_a_new_signature(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("rate_limit", times=2)

    response = client.respond(CANCEL, applyment_id=20000011111)

    authorizations = {exchange.request.header_values(b"authorization")[0] for exchange in wechatpay_gateway.requests}
    assert (response.attempts, len(authorizations), len(client.clock.waits)) == (3, 3, 2)


def test_a_429_to_a_change_that_must_not_be_repeated_is_not_retried(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.faults.add("rate_limit")

    with pytest.raises(RateLimited) as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert (caught.value.attempts, len(wechatpay_gateway.requests)) == (1, 1)
    assert caught.value.is_outcome_open


def test_a_query_that_is_always_refused_with_429_raises_rate_limited(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.faults.add("rate_limit", times=3)

    with pytest.raises(RateLimited) as caught:
        client.call("onboarding.subject_confirmation.get_audit_result", applyment_id=20000011111)

    assert (caught.value.attempts, caught.value.is_outcome_open) == (3, False)


def test_a_timeout_leaves_the_outcome_open(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    client = opened(wechatpay_gateway.environment, timeout=0.2)
    wechatpay_gateway.faults.add("slow_reply", seconds=1)

    with pytest.raises(OutcomeUnknown) as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert isinstance(caught.value.__cause__, ReadTimedOut)
    assert len(wechatpay_gateway.requests) == 1


def test_a_refused_signature_shows_the_first_difference(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("sign_error", signed_message="POST\n/v3/changed-by-a-proxy\n1\nn\n\n")

    with pytest.raises(SignatureRefused) as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert caught.value.difference is not None
    assert caught.value.difference.startswith(
        "the first difference is at byte 9, in the target: the client signed "
        f"'/v3/mchalterapply/merchantnamealterapplyment/{APPLY_ID}/revoke', but WeChat Pay received '/v3/changed-by-a-proxy'"
    )


def test_the_error_of_an_html_reply_has_its_status_and_bytes(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("html_502")

    with pytest.raises(ServerError) as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert (caught.value.status, caught.value.code) == (502, None)
    assert b"<html>" in caught.value.body


def test_a_documented_error_has_the_remedy_of_its_page(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("no_auth")

    with pytest.raises(Forbidden) as caught:
        client.call(CANCEL, applyment_id=20000011111)

    assert (caught.value.code, caught.value.fix) == ("NO_AUTH", "Check that the permission is enabled.")


@pytest.mark.parametrize(
    ("changes", "state"), [({"state": "APPLYMENT_STATE_FROZEN"}, "APPLYMENT_STATE_FROZEN"), ({"state": None}, None)]
)
def test_a_code_that_the_page_does_not_list_is_accepted(
    client: Both, wechatpay_gateway: RunningGateway, changes: dict[str, Any], state: str | None
) -> None:
    wechatpay_gateway.faults.add("changed_reply", changes=changes)

    assert client.call(REVOKE, apply_id=APPLY_ID).state == state


def test_an_unknown_field_is_kept(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("changed_reply", changes={"reviewer": "Li"})

    assert client.call(REVOKE, apply_id=APPLY_ID).received["reviewer"] == "Li"


def test_a_field_of_the_wrong_type_raises_only_on_access(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("changed_reply", changes={"apply_id": ["1"]})

    result = opened(wechatpay_gateway.environment).call(REVOKE, apply_id=APPLY_ID)

    assert result.state == "APPLYMENT_STATE_CANCELED"
    with pytest.raises(UnexpectedReply):
        _ = result.apply_id


def test_calls_go_to_the_backup_host_if_the_first_is_unreachable(
    opened: Opened, wechatpay_gateway: RunningGateway, free_port: int
) -> None:
    client = opened(
        wechatpay_gateway.environment, base_url=[f"http://127.0.0.1:{free_port}", wechatpay_gateway.base_url]
    )

    assert (client.respond(REVOKE, apply_id=APPLY_ID).attempts, client.clock.waits) == (2, [])
    assert client.respond(REVOKE, apply_id=APPLY_ID).attempts == 1


def test_the_first_host_is_tried_again_after_a_minute(
    opened: Opened, wechatpay_gateway: RunningGateway, free_port: int
) -> None:
    client = opened(
        wechatpay_gateway.environment, base_url=[f"http://127.0.0.1:{free_port}", wechatpay_gateway.base_url]
    )
    client.call(REVOKE, apply_id=APPLY_ID)
    client.clock.sleep(60)

    assert client.respond(REVOKE, apply_id=APPLY_ID).attempts == 2


def test_if_no_host_can_be_reached_nothing_was_sent(
    opened: Opened, wechatpay_gateway: RunningGateway, free_port: int
) -> None:
    client = opened(wechatpay_gateway.environment, base_url=f"http://127.0.0.1:{free_port}")

    with pytest.raises(ConnectionFailed, match=r"Nothing was sent\.$") as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert caught.value.attempts == 3
