"""The two seed operations match their pages exactly, over real HTTP."""

from typing import Any

import pytest

from support.both import Both
from wechatpay_clients.onboarding.merchant_alteration.revoke_name_alteration import RevokeApplymentState
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import BadRequest, InvalidArgument

CANCEL = "onboarding.subject_confirmation.cancel_applyment"
REVOKE = "onboarding.merchant_alteration.revoke_name_alteration"
CODE, NUMBER, APPLY_ID = "1900013511_10000", 20000011111, "20220617143306000013906025001"
SAMPLES = [
    ("CancelApplyment", CANCEL, {"business_code": CODE, "applyment_id": NUMBER}),
    ("RevokeMerchantNameAlterApplyment", REVOKE, {"apply_id": APPLY_ID}),
]


@pytest.mark.parametrize(
    ("operation", "arguments", "line"),
    [
        (
            CANCEL,
            {"business_code": CODE, "applyment_id": NUMBER},
            "POST /v3/apply4subject/applyment/1900013511_10000/cancel?applyment_id=20000011111",
        ),
        (CANCEL, {"business_code": CODE}, "POST /v3/apply4subject/applyment/1900013511_10000/cancel"),
        (CANCEL, {"applyment_id": NUMBER}, "POST /v3/apply4subject/applyment/20000011111/cancel"),
        (
            REVOKE,
            {"apply_id": APPLY_ID},
            "POST /v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke",
        ),
    ],
    ids=["both numbers", "business code", "applyment id", "revoke"],
)
def test_the_request_line_matches_the_page_exactly(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, arguments: dict[str, Any], line: str
) -> None:
    client.call(operation, **arguments)

    request = wechatpay_gateway.requests[-1].request
    assert f"{request.method} {request.target.decode()}" == line


@pytest.mark.parametrize(("sample", "operation", "arguments"), SAMPLES, ids=[sample for sample, _, _ in SAMPLES])
def test_an_empty_body_has_content_length_0(
    client: Both, wechatpay_gateway: RunningGateway, sample: str, operation: str, arguments: dict[str, Any]
) -> None:
    client.call(operation, **arguments)

    request = wechatpay_gateway.requests[-1].request
    assert (request.header_values(b"content-length"), request.body) == ([b"0"], b"")


@pytest.mark.parametrize(("sample", "operation", "arguments"), SAMPLES, ids=[sample for sample, _, _ in SAMPLES])
def test_no_unexpected_header_is_sent(
    client: Both, wechatpay_gateway: RunningGateway, sample: str, operation: str, arguments: dict[str, Any]
) -> None:
    client.call(operation, **arguments)

    assert sorted(name.decode() for name, _ in wechatpay_gateway.requests[-1].request.headers) == [
        "accept",
        "accept-encoding",
        "authorization",
        "content-length",
        "content-type",
        "host",
        "user-agent",
        "wechatpay-serial",
    ]


def test_cancel_returns_none(client: Both) -> None:
    response = client.respond(CANCEL, business_code=CODE)

    assert (response.status, response.model, response.body, response.attempts) == (204, None, b"", 1)


def test_revoke_returns_the_typed_state(client: Both) -> None:
    result = client.call(REVOKE, apply_id=APPLY_ID)

    assert (result.apply_id, result.state) == (APPLY_ID, RevokeApplymentState.APPLYMENT_STATE_CANCELED)
    assert isinstance(result.state, RevokeApplymentState)


def test_a_response_has_the_request_id(client: Both, wechatpay_gateway: RunningGateway) -> None:
    response = client.respond(REVOKE, apply_id=APPLY_ID)

    reply = wechatpay_gateway.requests[-1].reply
    assert reply is not None
    assert response.request_id == reply.header("Request-ID")


@pytest.mark.parametrize("name", ["Request-ID", "request-id", "REQUEST-ID"])
def test_the_headers_of_a_response_are_found_by_names_in_any_case(client: Both, name: str) -> None:
    response = client.respond(REVOKE, apply_id=APPLY_ID)

    assert response.headers[name] == response.request_id
    assert response.headers.get(f"X-{name}") is None


def test_the_headers_of_a_response_are_listed_in_lower_case(client: Both) -> None:
    names = list(client.respond(REVOKE, apply_id=APPLY_ID).headers)

    assert "wechatpay-serial" in names
    assert [name for name in names if name != name.lower()] == []


def test_with_neither_number_nothing_is_sent(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(InvalidArgument, match="requires business_code or applyment_id; neither was passed"):
        client.call(CANCEL)

    assert not wechatpay_gateway.requests


def test_an_application_that_does_not_exist_cannot_be_cancelled(client: Both) -> None:
    with pytest.raises(BadRequest) as caught:
        client.call(CANCEL, business_code="nobody")

    assert (caught.value.code, caught.value.means, caught.value.is_verified) == (
        "INVALID_REQUEST",
        "The request is invalid.",
        True,
    )


@pytest.mark.parametrize(
    ("value", "business_code"),
    [("a b/c?d=e&f%g+h", "a b/c?d=e&f%g+h"), ("微信支付_1", "微信支付_1"), ("~-._", "~-._"), ("...", "...")],
)
def test_any_number_arrives_unchanged(
    client: Both, wechatpay_gateway: RunningGateway, value: str, business_code: str
) -> None:
    wechatpay_gateway.applyments.add(business_code=business_code, applyment_id=5)

    client.call(CANCEL, business_code=value)

    assert wechatpay_gateway.requests[-1].verdict.is_accepted


def test_a_request_without_a_method_is_signed_and_verified(client: Both) -> None:
    response = client.request("POST", f"/v3/mchalterapply/merchantnamealterapplyment/{APPLY_ID}/revoke")

    assert response.model == {"apply_id": APPLY_ID, "state": "APPLYMENT_STATE_CANCELED"}
