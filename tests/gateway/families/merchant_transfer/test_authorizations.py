"""Authorizations, over HTTP: applying, the user's consent, closing, expiry, and the numbers that can be used again."""

from typing import Any

import pytest

from gateway.control.test_control import control
from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from gateway.transfers import (
    APPID,
    AUTHORIZATION,
    NUMBER,
    USER,
    WITH_AUTHORIZATION,
    authorize,
    close_authorization,
    information,
    query_authorization,
    state_of,
    transfer,
)
from wechatpay_gateway.families.merchant_transfer.steps import AUTHORIZATION_STEPS, AuthorizationState
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.server import RunningGateway

INVALID, NOT_FOUND = (400, "INVALID_REQUEST"), (404, "NOT_FOUND")
WAITING, EFFECTIVE, CLOSED = AuthorizationState
STEPS = [step for step in AUTHORIZATION_STEPS if not step.is_call]


def put(gateway: RunningGateway, state: AuthorizationState, number: str = AUTHORIZATION) -> None:
    machine = gateway.transfer_authorizations
    machine.put(machine.get(number), state)


def closing_of(merchant: Merchant) -> tuple[str, str | None]:
    """Return the state of the authorization and why it was closed."""
    fields = query_authorization(merchant).json()
    return fields["state"], fields.get("close_info", {}).get("close_reason")


def transfer_with_authorization(merchant: Merchant, number: str = NUMBER, **changes: Any) -> Answer:
    body = transfer(number, authorization_info=information(), **changes)
    return merchant.call_json(WITH_AUTHORIZATION, body)


def test_a_new_authorization_waits_for_the_user(merchant: Merchant) -> None:
    fields = authorize(merchant).json()
    assert fields.pop("create_time")
    assert fields.pop("package_info").startswith("0002-")
    assert fields == {"out_authorization_no": AUTHORIZATION, "state": "WAIT_USER_CONFIRM"}


def test_the_query_shows_the_authorization(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant, user_recv_perception="现金奖励")
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    fields = query_authorization(merchant).json()
    assert all(fields.pop(name) for name in ("authorization_id", "authorize_time", "create_time"))
    assert fields == {
        "out_authorization_no": AUTHORIZATION,
        "appid": APPID,
        "openid": USER,
        "user_display_name": "reader",
        "state": "TAKING_EFFECT",
        "transfer_scene_id": "1000",
        "user_recv_perception": "现金奖励",
    }


def test_an_authorization_without_consent_has_no_number_of_wechat_pay(merchant: Merchant) -> None:
    authorize(merchant)
    assert not {"authorization_id", "authorize_time", "close_info"} & query_authorization(merchant).json().keys()


def test_an_unknown_authorization_is_not_found(merchant: Merchant) -> None:
    assert refusal_of(query_authorization(merchant, "unknown"))[:2] == NOT_FOUND
    assert refusal_of(close_authorization(merchant, "unknown"))[:2] == NOT_FOUND


def test_another_merchants_authorization_is_not_found(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    other = Merchant.from_env(gateway.merchants.add("1900000777", like=merchant.mchid))
    assert query_authorization(other).status == 404


@pytest.mark.parametrize("state", AuthorizationState)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_moves_the_authorization_or_is_refused(
    gateway: RunningGateway, merchant: Merchant, step: Step, state: AuthorizationState
) -> None:
    authorize(merchant)
    put(gateway, state)
    number = {"out_authorization_no": AUTHORIZATION}
    reply = control(merchant, "POST", f"/transfer_authorizations/{step.name}", number)
    if state in step.source:
        assert (reply.status, closing_of(merchant)[0]) == (200, step.target)
    else:
        assert (reply.status, closing_of(merchant)[0]) == (400, state)
        assert f"is in state {state}; {step.name} requires" in reply.json()["error"]


@pytest.mark.parametrize(
    ("step", "fields", "reason"),
    [
        ("revoke", {}, "USER_CLOSE"),
        ("block", {}, "TRANSFER_RISK"),
        ("block", {"close_reason": "USER_ACCOUNT_ABNORMAL"}, "USER_ACCOUNT_ABNORMAL"),
    ],
)
def test_a_closed_authorization_has_a_reason(
    gateway: RunningGateway, merchant: Merchant, step: str, fields: dict[str, str], reason: str
) -> None:
    authorize(merchant)
    put(gateway, EFFECTIVE)
    gateway.transfer_authorizations.take(step, out_authorization_no=AUTHORIZATION, **fields)
    assert closing_of(merchant) == ("CLOSED", reason)


def test_a_merchant_closes_an_authorization(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    put(gateway, EFFECTIVE)
    reply = close_authorization(merchant)
    assert (reply.status, reply.json()["state"]) == (200, "CLOSED")
    assert closing_of(merchant) == ("CLOSED", "CLOSE_VIA_MCH_API")


def test_closing_twice_succeeds_twice(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    put(gateway, EFFECTIVE)
    assert close_authorization(merchant).json() == close_authorization(merchant).json()


def test_an_authorization_without_consent_cannot_be_closed(merchant: Merchant) -> None:
    authorize(merchant)
    assert refusal_of(close_authorization(merchant))[:2] == INVALID
    assert closing_of(merchant) == ("WAIT_USER_CONFIRM", None)


def test_an_authorization_that_the_user_ended_cannot_be_closed(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    gateway.transfer_authorizations.revoke(AUTHORIZATION)
    assert refusal_of(close_authorization(merchant))[:2] == INVALID
    assert closing_of(merchant) == ("CLOSED", "USER_CLOSE")


# Time


def test_an_authorization_waits_for_24_hours(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    gateway.clock.advance(hours=23, minutes=59)
    assert closing_of(merchant) == ("WAIT_USER_CONFIRM", None)
    gateway.clock.advance(minutes=2)
    assert closing_of(merchant) == ("CLOSED", "USER_OVERDUE_UNCONFIRMED")


def test_an_effective_authorization_does_not_expire(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    gateway.clock.advance(days=1000)
    assert closing_of(merchant) == ("TAKING_EFFECT", None)


def test_an_unconfirmed_authorization_is_kept_for_30_days(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    gateway.clock.advance(days=30, hours=23)
    assert query_authorization(merchant).status == 200
    assert refusal_of(authorize(merchant))[:2] == INVALID
    gateway.clock.advance(hours=2)
    assert refusal_of(query_authorization(merchant))[:2] == NOT_FOUND
    assert refusal_of(close_authorization(merchant))[:2] == NOT_FOUND


def test_the_number_of_an_unconfirmed_authorization_is_free_after_30_days(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    authorize(merchant)
    gateway.clock.advance(days=31, hours=1)
    assert authorize(merchant, user_display_name="another").json()["state"] == "WAIT_USER_CONFIRM"
    assert query_authorization(merchant).json()["user_display_name"] == "another"


@pytest.mark.parametrize("ends", ["revoke", "close"])
def test_the_number_of_an_authorization_that_was_effective_is_never_free(
    gateway: RunningGateway, merchant: Merchant, ends: str
) -> None:
    authorize(merchant)
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    if ends == "revoke":
        gateway.transfer_authorizations.revoke(AUTHORIZATION)
    else:
        close_authorization(merchant)
    gateway.clock.advance(days=400)
    assert refusal_of(authorize(merchant))[:2] == INVALID


# The same number again, and how many a user may have


def test_the_same_application_is_the_same_authorization(merchant: Merchant) -> None:
    assert authorize(merchant).json() == authorize(merchant).json()


def test_the_same_number_with_other_values_is_refused(merchant: Merchant) -> None:
    authorize(merchant)
    assert refusal_of(authorize(merchant, user_display_name="another"))[:2] == INVALID


@pytest.mark.parametrize("state", [EFFECTIVE, CLOSED])
def test_an_authorization_that_no_longer_waits_cannot_be_applied_for_again(
    gateway: RunningGateway, merchant: Merchant, state: AuthorizationState
) -> None:
    authorize(merchant)
    put(gateway, state)
    refused = authorize(merchant)
    assert (refusal_of(refused)[:2], refused.json()["message"]) == (INVALID, "当前申请单已解除或已授权成功")


def fill(merchant: Merchant, gateway: RunningGateway) -> None:
    """Give the user five authorizations, some of which are effective."""
    for number in range(5):
        assert authorize(merchant, f"filler{number}").status == 200
        if number % 2:
            put(gateway, EFFECTIVE, f"filler{number}")


def test_a_user_has_five_authorizations_of_a_scene_at_most(gateway: RunningGateway, merchant: Merchant) -> None:
    fill(merchant, gateway)
    refused = authorize(merchant)
    assert (refusal_of(refused)[:2], "授权数量达到限制" in refused.json()["message"]) == (INVALID, True)
    assert authorize(merchant, openid="oOther").status == 200
    assert authorize(merchant, "another1", transfer_scene_id="1005").status == 200


def test_a_closed_authorization_does_not_count(gateway: RunningGateway, merchant: Merchant) -> None:
    fill(merchant, gateway)
    close_authorization(merchant, "filler1")
    assert authorize(merchant).status == 200


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"transfer_scene_id": "9999"}, (*INVALID, "")),
        ({"user_recv_perception": "工资"}, (*INVALID, "")),
        ({"authorization_notify_url": "/path"}, (400, "PARAM_ERROR", "/authorization_notify_url")),
    ],
)
def test_a_wrong_application_is_refused(
    merchant: Merchant, change: dict[str, Any], refusal: tuple[int, str, str]
) -> None:
    assert refusal_of(authorize(merchant, **change)) == refusal


# A transfer that asks for an authorization as well


def test_a_transfer_can_ask_for_an_authorization(gateway: RunningGateway, merchant: Merchant) -> None:
    fields = transfer_with_authorization(merchant).json()
    assert (fields["state"], fields["out_authorization_no"], fields["user_display_name"]) == (
        "WAIT_USER_CONFIRM",
        AUTHORIZATION,
        "reader",
    )
    assert refusal_of(query_authorization(merchant))[:2] == NOT_FOUND
    gateway.transfers.confirm(NUMBER)
    assert (state_of(merchant)[0], closing_of(merchant)[0]) == ("SUCCESS", "TAKING_EFFECT")


def test_the_authorization_of_a_slow_transfer_is_effective_when_the_money_arrives(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    transfer_with_authorization(merchant)
    gateway.transfers.start(NUMBER)
    assert refusal_of(query_authorization(merchant))[:2] == NOT_FOUND
    gateway.transfers.succeed(NUMBER)
    assert closing_of(merchant) == ("TAKING_EFFECT", None)


@pytest.mark.parametrize("ends", ["confirm_only", "fail", "cancel", "expire"])
def test_without_money_and_consent_there_is_no_authorization(
    gateway: RunningGateway, merchant: Merchant, ends: str
) -> None:
    transfer_with_authorization(merchant)
    if ends == "cancel":
        merchant.call(f"/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{NUMBER}/cancel")
        gateway.transfers.finish_cancellation(NUMBER)
    else:
        fields = {"fail_reason": "TRANSFER_RISK"} if ends == "fail" else {}
        gateway.transfers.take(ends, out_bill_no=NUMBER, **fields)
    assert refusal_of(query_authorization(merchant))[:2] == NOT_FOUND


def test_an_authorization_whose_number_is_taken_is_ignored(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant, user_display_name="first")
    transfer_with_authorization(merchant)
    gateway.transfers.confirm(NUMBER)
    fields = query_authorization(merchant).json()
    assert (fields["state"], fields["user_display_name"]) == ("WAIT_USER_CONFIRM", "first")


def test_an_authorization_too_many_is_ignored(gateway: RunningGateway, merchant: Merchant) -> None:
    fill(merchant, gateway)
    transfer_with_authorization(merchant)
    gateway.transfers.confirm(NUMBER)
    assert state_of(merchant) == ("SUCCESS", None)
    assert refusal_of(query_authorization(merchant))[:2] == NOT_FOUND


def test_the_address_of_the_authorization_is_checked(merchant: Merchant) -> None:
    body = transfer(authorization_info=information(authorization_notify_url="/path"))
    refused = refusal_of(merchant.call_json(WITH_AUTHORIZATION, body))
    assert refused == (400, "PARAM_ERROR", "/authorization_info/authorization_notify_url")
