"""Transfers after an authorization, over HTTP: they succeed at once, unless something is missing."""

from typing import Any

import pytest

from gateway.control.test_control import control
from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from gateway.transfers import (
    AMOUNT,
    APPID,
    AUTHORIZATION,
    AUTHORIZED,
    NAME,
    NOTIFY_URL,
    NUMBER,
    USER,
    authorize,
    authorized_transfer,
    cancel,
    close_authorization,
    query,
    query_authorization,
    state_of,
)
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.families.merchant_transfer.steps import AUTHORIZED_TRANSFER_STEPS, AuthorizedTransferState
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.server import RunningGateway

INVALID = (400, "INVALID_REQUEST")
STEPS = [step for step in AUTHORIZED_TRANSFER_STEPS if not step.is_call]


@pytest.fixture(autouse=True)
def authorized(gateway: RunningGateway, merchant: Merchant) -> None:
    """Let the user agree to an authorization."""
    assert authorize(merchant).status == 200
    gateway.transfer_authorizations.agree(AUTHORIZATION)


def pay(merchant: Merchant, number: str = NUMBER, **changes: Any) -> Answer:
    return merchant.call_json(AUTHORIZED, authorized_transfer(number, **changes))


def put(gateway: RunningGateway, state: str) -> None:
    machine = gateway.authorized_transfers
    machine.put(machine.get(NUMBER), AuthorizedTransferState(state))


def spent(gateway: RunningGateway, merchant: Merchant) -> tuple[int, int, int]:
    """Return what the merchant has spent, what is locked, and what the user has, in fen."""
    own, user = gateway.balances.get(merchant.mchid), gateway.balances.get(USER)
    return INITIAL_FEN - own.available - own.frozen, own.frozen, user.available


def test_the_user_receives_the_money_at_once(gateway: RunningGateway, merchant: Merchant) -> None:
    fields = pay(merchant, user_name=merchant.seal(NAME)).json()
    assert merchant.open(fields.pop("user_name")) == NAME
    assert all(fields.pop(name) for name in ("transfer_bill_no", "create_time", "update_time"))
    assert fields == {
        "mch_id": merchant.mchid,
        "out_bill_no": NUMBER,
        "appid": APPID,
        "state": "SUCCESS",
        "transfer_amount": AMOUNT,
        "transfer_remark": "A gift",
        "openid": USER,
    }
    assert spent(gateway, merchant) == (AMOUNT, 0, AMOUNT)


def test_both_numbers_of_the_authorization_can_be_used(merchant: Merchant) -> None:
    own_number = query_authorization(merchant).json()["authorization_id"]
    reply = pay(merchant, out_authorization_no=None, authorization_id=own_number)
    assert reply.json()["state"] == "SUCCESS"


@pytest.mark.parametrize(
    "numbers",
    [
        {"out_authorization_no": None},
        {"authorization_id": "2012", "out_authorization_no": AUTHORIZATION},
    ],
    ids=["none", "both"],
)
def test_exactly_one_number_is_required(merchant: Merchant, numbers: dict[str, Any]) -> None:
    assert pay(merchant, **numbers).json()["code"] == "PARAM_ERROR"


def test_a_notification_url_is_not_accepted(merchant: Merchant) -> None:
    assert refusal_of(pay(merchant, notify_url=NOTIFY_URL)) == (400, "PARAM_ERROR", "/notify_url")


@pytest.mark.parametrize(
    "wrong",
    [
        {"out_authorization_no": "unknown"},
        {"out_authorization_no": None, "authorization_id": "2012"},
        {"appid": "wx8888888888888888"},
        {"transfer_scene_id": "1011", "transfer_scene_report_infos": None},
    ],
    ids=["unknown", "unknown number of WeChat Pay", "another AppID", "another scene"],
)
def test_a_transfer_must_match_its_authorization(
    gateway: RunningGateway, merchant: Merchant, wrong: dict[str, Any]
) -> None:
    assert refusal_of(pay(merchant, **wrong))[:2] == INVALID
    assert spent(gateway, merchant) == (0, 0, 0)


@pytest.mark.parametrize("ends", ["revoke", "close", "waits"])
def test_an_authorization_must_be_effective(gateway: RunningGateway, merchant: Merchant, ends: str) -> None:
    number = AUTHORIZATION
    if ends == "revoke":
        gateway.transfer_authorizations.revoke(AUTHORIZATION)
    elif ends == "close":
        close_authorization(merchant)
    else:
        number = "waiting1"
        authorize(merchant, number)
    assert refusal_of(pay(merchant, out_authorization_no=number))[:2] == INVALID


def test_another_merchants_authorization_cannot_be_used(gateway: RunningGateway, merchant: Merchant) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000777", like=merchant.mchid))
    assert refusal_of(pay(other))[:2] == INVALID


def test_a_blocked_user_receives_nothing(gateway: RunningGateway, merchant: Merchant) -> None:
    assert control(merchant, "POST", "/authorized_transfers/block-user", {"openid": USER}).status == 200
    assert refusal_of(pay(merchant))[:2] == (403, "USER_ERROR")
    assert query(merchant).status == 404
    assert control(merchant, "POST", "/authorized_transfers/unblock-user", {"openid": USER}).status == 200
    assert pay(merchant).json()["state"] == "SUCCESS"


def test_limits_and_names_are_checked(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.name_user(USER, NAME)
    assert refusal_of(pay(merchant, user_name=merchant.seal("王五")))[:2] == INVALID
    assert refusal_of(pay(merchant, transfer_amount=20_001))[:2] == INVALID


# The same number again


@pytest.mark.parametrize(
    ("state", "code"),
    [("SUCCESS", "ALREADY_EXISTS"), ("FAIL", "ORDER_CLOSED"), ("CANCELLED", "ORDER_CLOSED")],
)
def test_a_final_transfer_cannot_be_requested_again(
    gateway: RunningGateway, merchant: Merchant, state: str, code: str
) -> None:
    pay(merchant)
    put(gateway, state)
    assert refusal_of(pay(merchant))[:2] == (400, code)


def test_the_same_number_with_other_values_is_refused(gateway: RunningGateway, merchant: Merchant) -> None:
    pay(merchant)
    assert refusal_of(pay(merchant, transfer_amount=AMOUNT + 1))[:2] == INVALID
    assert spent(gateway, merchant) == (AMOUNT, 0, AMOUNT)


def test_a_retry_after_a_lost_reply_pays_once(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add("system_error_after")
    assert [pay(merchant).status for _ in range(2)] == [500, 400]
    assert state_of(merchant) == ("SUCCESS", None)
    assert spent(gateway, merchant) == (AMOUNT, 0, AMOUNT)


def test_a_retry_does_not_need_the_authorization(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.authorized_transfers.hold(1)
    pay(merchant)
    close_authorization(merchant)
    assert pay(merchant).json()["state"] == "SUCCESS"


# Steps, cancellation, money and time


@pytest.mark.parametrize("state", AuthorizedTransferState)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_moves_the_transfer_or_is_refused(
    gateway: RunningGateway, merchant: Merchant, step: Step, state: AuthorizedTransferState
) -> None:
    pay(merchant)
    put(gateway, state)
    fields: dict[str, Any] = {"out_bill_no": NUMBER} | ({"fail_reason": "TRANSFER_RISK"} if step.name == "fail" else {})
    reply = control(merchant, "POST", f"/authorized_transfers/{step.name.replace('_', '-')}", fields)
    if state in step.source:
        assert (reply.status, state_of(merchant)[0]) == (200, step.target)
    else:
        assert (reply.status, state_of(merchant)[0]) == (400, state)
        assert f"is in state {state}; {step.name} requires" in reply.json()["error"]
    assert sum(spent(gateway, merchant)[1:]) in {0, AMOUNT}


@pytest.mark.parametrize("state", AuthorizedTransferState)
def test_a_transfer_can_be_canceled_only_before_its_money_is_locked(
    gateway: RunningGateway, merchant: Merchant, state: AuthorizedTransferState
) -> None:
    pay(merchant)
    put(gateway, state)
    reply = cancel(merchant)
    if state in {"PROCESSING", "CANCELING"}:
        assert (reply.status, reply.json()["state"]) == (200, "CANCELING")
    elif state == "CANCELLED":
        assert (reply.status, reply.json()["state"]) == (200, "CANCELLED")
    else:
        assert refusal_of(reply)[:2] == INVALID
        assert state_of(merchant)[0] == state


def test_a_transfer_without_money_is_refused_and_succeeds_after_a_deposit(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    gateway.balances.withdraw(merchant.mchid, INITIAL_FEN)
    assert refusal_of(pay(merchant))[:2] == (403, "NOT_ENOUGH")
    assert state_of(merchant) == ("PROCESSING", None)
    gateway.balances.deposit(merchant.mchid, AMOUNT)
    assert pay(merchant).json()["state"] == "SUCCESS"


def test_a_transfer_without_money_fails_after_24_hours(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.balances.withdraw(merchant.mchid, INITIAL_FEN)
    pay(merchant)
    gateway.clock.advance(hours=24)
    assert state_of(merchant) == ("FAIL", "OVERDUE_CLOSE")


def test_a_held_transfer_is_paid_out_step_by_step(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.authorized_transfers.hold(1)
    assert pay(merchant).json()["state"] == "ACCEPTED"
    gateway.authorized_transfers.process(NUMBER)
    gateway.authorized_transfers.pay_out(NUMBER)
    assert (state_of(merchant)[0], spent(gateway, merchant)) == ("TRANSFERING", (0, AMOUNT, 0))
    gateway.authorized_transfers.succeed(NUMBER)
    assert (state_of(merchant)[0], spent(gateway, merchant)) == ("SUCCESS", (AMOUNT, 0, AMOUNT))


def test_each_list_shows_only_its_kind(gateway: RunningGateway, merchant: Merchant) -> None:
    pay(merchant)
    numbers = [
        [each["out_bill_no"] for each in control(merchant, "GET", path).json()]
        for path in ("/transfers", "/authorized_transfers")
    ]
    assert numbers == [[], [NUMBER]]
