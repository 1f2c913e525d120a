"""The life of a transfer that the user confirms, over HTTP: states, money, retries, cancellation, expiry."""

import json
from typing import Any

import pytest

from gateway.control.test_control import control
from gateway.merchant_side import Merchant
from gateway.orders import refusal_of
from gateway.pages import page
from gateway.transfers import (
    AMOUNT,
    APPID,
    BILLS,
    NAME,
    NUMBER,
    USER,
    cancel,
    create,
    created,
    query,
    state_of,
    transfer,
)
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.families.merchant_transfer.steps import TRANSFER_STEPS, TransferState
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.server import RunningGateway

FINAL = ("SUCCESS", "FAIL", "CANCELLED")
STEPS = [step for step in TRANSFER_STEPS if not step.is_call]
CONSOLE = "/_gateway/console/families/transfers"


def money(gateway: RunningGateway, merchant: Merchant) -> tuple[int, int, int]:
    """Return what the merchant has spent, what is locked, and what the user has, in fen."""
    own, user = gateway.balances.get(merchant.mchid), gateway.balances.get(USER)
    return INITIAL_FEN - own.available - own.frozen, own.frozen, user.available


def empty(gateway: RunningGateway, merchant: Merchant) -> None:
    """Leave the merchant 1 fen."""
    gateway.balances.withdraw(merchant.mchid, INITIAL_FEN - 1)


def put(gateway: RunningGateway, state: str) -> None:
    """Put the transfer into a state, with its money."""
    machine = gateway.transfers
    machine.put(machine.get(NUMBER), TransferState(state))


def test_a_new_transfer_waits_for_the_user(gateway: RunningGateway, merchant: Merchant) -> None:
    fields = created(merchant)
    assert (fields["out_bill_no"], fields["state"]) == (NUMBER, "WAIT_USER_CONFIRM")
    assert fields["package_info"]
    assert money(gateway, merchant) == (0, AMOUNT, 0)


def test_a_confirmed_transfer_is_the_users(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    gateway.transfers.confirm(NUMBER)
    assert state_of(merchant) == ("SUCCESS", None)
    assert money(gateway, merchant) == (AMOUNT, 0, AMOUNT)


def test_the_query_shows_the_transfer(gateway: RunningGateway, merchant: Merchant) -> None:
    number = created(merchant, user_name=merchant.seal(NAME), transfer_remark="书费")["transfer_bill_no"]
    fields = query(merchant).json()
    assert merchant.open(fields.pop("user_name")) == NAME
    assert fields.pop("create_time") == fields.pop("update_time")
    assert fields == {
        "mch_id": merchant.mchid,
        "out_bill_no": NUMBER,
        "transfer_bill_no": number,
        "appid": APPID,
        "state": "WAIT_USER_CONFIRM",
        "transfer_amount": AMOUNT,
        "transfer_remark": "书费",
        "openid": USER,
    }


def test_both_queries_show_the_same(gateway: RunningGateway, merchant: Merchant) -> None:
    number = created(merchant)["transfer_bill_no"]
    by_own_number = merchant.call(f"{BILLS}/transfer-bill-no/{number}", method="GET")
    assert by_own_number.json() == query(merchant).json()


def test_the_package_is_shown_only_while_the_transfer_waits(gateway: RunningGateway, merchant: Merchant) -> None:
    package = created(merchant)["package_info"]
    assert created(merchant)["package_info"] == package
    gateway.transfers.start(NUMBER)
    assert "package_info" not in created(merchant)


@pytest.mark.parametrize("path", [f"{BILLS}/out-bill-no/unknown1", f"{BILLS}/transfer-bill-no/1330000071"])
def test_an_unknown_transfer_is_not_found(merchant: Merchant, path: str) -> None:
    assert refusal_of(merchant.call(path, method="GET"))[:2] == (404, "NOT_FOUND")


def test_another_merchants_transfer_is_not_found(gateway: RunningGateway, merchant: Merchant) -> None:
    number = created(merchant)["transfer_bill_no"]
    other = Merchant.from_env(gateway.merchants.add("1900000777", like=merchant.mchid))
    paths = (f"{BILLS}/out-bill-no/{NUMBER}", f"{BILLS}/transfer-bill-no/{number}")
    assert [other.call(path, method="GET").status for path in paths] == [404, 404]


def test_a_transfer_is_found_for_30_days(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    gateway.transfers.confirm(NUMBER)
    gateway.clock.advance(days=29, hours=23)
    assert query(merchant).status == 200
    gateway.clock.advance(hours=2)
    assert refusal_of(query(merchant))[:2] == (404, "NOT_FOUND")


# Steps: each in each state, over the control addresses.


@pytest.mark.parametrize("state", TransferState)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_moves_the_transfer_or_is_refused(
    gateway: RunningGateway, merchant: Merchant, step: Step, state: TransferState
) -> None:
    created(merchant)
    put(gateway, state)
    fields: dict[str, Any] = {"out_bill_no": NUMBER} | ({"fail_reason": "TRANSFER_RISK"} if step.name == "fail" else {})
    reply = control(merchant, "POST", f"/transfers/{step.name.replace('_', '-')}", fields)
    if state in step.source:
        assert (reply.status, state_of(merchant)[0]) == (200, step.target)
    else:
        assert (reply.status, state_of(merchant)[0]) == (400, state)
        assert f"is in state {state}; {step.name} requires" in reply.json()["error"]
    gateway.transfers.get(NUMBER)
    assert sum(money(gateway, merchant)[1:]) in {0, AMOUNT}


@pytest.mark.parametrize("state", TransferState)
def test_a_transfer_can_be_canceled_until_the_user_confirms(
    gateway: RunningGateway, merchant: Merchant, state: TransferState
) -> None:
    created(merchant)
    put(gateway, state)
    reply = cancel(merchant)
    if state in {"ACCEPTED", "PROCESSING", "WAIT_USER_CONFIRM", "CANCELING"}:
        assert (reply.status, reply.json()["state"]) == (200, "CANCELING")
    elif state == "CANCELLED":
        assert (reply.status, reply.json()["state"]) == (200, "CANCELLED")
    else:
        assert refusal_of(reply)[:2] == (400, "INVALID_REQUEST")
        assert state_of(merchant)[0] == state


@pytest.mark.parametrize("body", [b"", b"{}"])
def test_a_cancellation_may_have_an_empty_object(merchant: Merchant, body: bytes) -> None:
    created(merchant)
    assert merchant.call(f"{BILLS}/out-bill-no/{NUMBER}/cancel", body).json()["state"] == "CANCELING"


def test_an_unknown_transfer_cannot_be_canceled(merchant: Merchant) -> None:
    assert refusal_of(cancel(merchant))[:2] == (400, "INVALID_REQUEST")


def test_the_money_returns_when_the_cancellation_is_complete(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    cancel(merchant)
    assert money(gateway, merchant) == (0, AMOUNT, 0)
    gateway.transfers.finish_cancellation(NUMBER)
    assert money(gateway, merchant) == (0, 0, 0)
    assert state_of(merchant) == ("CANCELLED", "MCH_CANCEL")


def test_a_user_can_confirm_while_the_cancellation_is_in_progress(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    cancel(merchant)
    gateway.transfers.start(NUMBER)
    gateway.transfers.succeed(NUMBER)
    assert state_of(merchant) == ("SUCCESS", None)
    assert money(gateway, merchant) == (AMOUNT, 0, AMOUNT)


def test_a_user_cannot_confirm_a_canceled_transfer_whose_money_was_not_locked(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    gateway.transfers.hold(1)
    created(merchant)
    cancel(merchant)
    reply = control(merchant, "POST", "/transfers/start", {"out_bill_no": NUMBER})
    assert (reply.status, "before its money was locked" in reply.json()["error"]) == (400, True)


def test_a_user_who_closes_the_page_can_open_it_again(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    before = query(merchant).json()
    gateway.clock.advance(hours=1)
    gateway.transfers.decline(NUMBER)
    assert query(merchant).json() == before
    gateway.transfers.confirm(NUMBER)
    assert state_of(merchant) == ("SUCCESS", None)


@pytest.mark.parametrize("reason", ["PAYEE_ACCOUNT_ABNORMAL", "A_REASON_OF_TOMORROW"])
def test_a_failed_transfer_has_a_reason_and_its_money_returns(
    gateway: RunningGateway, merchant: Merchant, reason: str
) -> None:
    created(merchant)
    gateway.transfers.fail(NUMBER, reason)
    assert state_of(merchant) == ("FAIL", reason)
    assert money(gateway, merchant) == (0, 0, 0)


# Time: a transfer that is not confirmed is closed after 24 hours.


def test_a_transfer_waits_for_24_hours(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    gateway.clock.advance(hours=23, minutes=59)
    assert state_of(merchant) == ("WAIT_USER_CONFIRM", None)
    gateway.clock.advance(minutes=2)
    assert state_of(merchant) == ("FAIL", "OVERDUE_CLOSE")
    assert money(gateway, merchant) == (0, 0, 0)


def test_an_expired_transfer_was_changed_when_it_expired(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    gateway.clock.advance(days=3)
    transfer = gateway.transfers.get(NUMBER)
    assert transfer.updated == pytest.approx(transfer.created + 24 * 3600, abs=1)


@pytest.mark.parametrize("state", ["TRANSFERING", "CANCELING", "ACCEPTED"])
def test_a_transfer_that_does_not_wait_does_not_expire(gateway: RunningGateway, merchant: Merchant, state: str) -> None:
    created(merchant)
    put(gateway, state)
    gateway.clock.advance(days=2)
    assert state_of(merchant) == (state, None)


# Money: a transfer without money stays in PROCESSING.


def test_a_transfer_without_money_is_refused_but_exists(gateway: RunningGateway, merchant: Merchant) -> None:
    empty(gateway, merchant)
    assert refusal_of(create(merchant))[:2] == (403, "NOT_ENOUGH")
    assert state_of(merchant) == ("PROCESSING", None)
    assert gateway.balances.get(merchant.mchid).frozen == 0


def test_the_same_request_succeeds_after_a_deposit(gateway: RunningGateway, merchant: Merchant) -> None:
    empty(gateway, merchant)
    create(merchant)
    assert refusal_of(create(merchant))[:2] == (403, "NOT_ENOUGH")
    gateway.balances.deposit(merchant.mchid, AMOUNT)
    assert created(merchant)["state"] == "WAIT_USER_CONFIRM"
    assert gateway.balances.get(merchant.mchid).available == 1


def test_a_transfer_without_money_fails_after_24_hours(gateway: RunningGateway, merchant: Merchant) -> None:
    empty(gateway, merchant)
    create(merchant)
    gateway.clock.advance(hours=24)
    assert state_of(merchant) == ("FAIL", "OVERDUE_CLOSE")


def test_money_cannot_be_locked_by_hand_without_a_balance(gateway: RunningGateway, merchant: Merchant) -> None:
    empty(gateway, merchant)
    create(merchant)
    reply = control(merchant, "POST", "/transfers/lock", {"out_bill_no": NUMBER})
    assert (reply.status, "deposit money first" in reply.json()["error"]) == (400, True)


def test_a_transfer_can_be_held(gateway: RunningGateway, merchant: Merchant) -> None:
    control(merchant, "POST", "/transfers/hold", {"times": 1})
    assert created(merchant)["state"] == "ACCEPTED"
    assert created(merchant, "transfer2")["state"] == "WAIT_USER_CONFIRM"
    gateway.transfers.process(NUMBER)
    assert state_of(merchant) == ("PROCESSING", None)
    gateway.transfers.lock(NUMBER)
    assert state_of(merchant) == ("WAIT_USER_CONFIRM", None)


def test_a_held_transfer_stays_accepted_until_it_is_processed(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.transfers.hold(1)
    created(merchant)
    assert created(merchant)["state"] == "WAIT_USER_CONFIRM"


# Retries: the same number with the same values is the same transfer.


def test_the_same_request_is_the_same_transfer(gateway: RunningGateway, merchant: Merchant) -> None:
    assert created(merchant) == created(merchant)
    assert money(gateway, merchant) == (0, AMOUNT, 0)


def test_the_same_name_with_another_ciphertext_is_the_same_transfer(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    first, second = (created(merchant, user_name=merchant.seal(NAME)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "change", [{"transfer_amount": 501}, {"openid": "oOther"}, {"transfer_remark": "Other"}, {"notify_url": None}]
)
def test_the_same_number_with_other_values_is_refused(
    gateway: RunningGateway, merchant: Merchant, change: dict[str, Any]
) -> None:
    created(merchant)
    assert refusal_of(create(merchant, **change))[:2] == (400, "INVALID_REQUEST")
    assert money(gateway, merchant) == (0, AMOUNT, 0)


@pytest.mark.parametrize("state", FINAL)
def test_a_final_transfer_cannot_be_requested_again(gateway: RunningGateway, merchant: Merchant, state: str) -> None:
    created(merchant)
    put(gateway, state)
    assert refusal_of(create(merchant))[:2] == (400, "ALREADY_EXISTS")


@pytest.mark.parametrize("state", ["CANCELING", "TRANSFERING"])
def test_a_transfer_in_progress_is_shown_again(gateway: RunningGateway, merchant: Merchant, state: str) -> None:
    created(merchant)
    put(gateway, state)
    assert created(merchant)["state"] == state


def test_a_transfer_can_be_requested_again_for_three_calendar_days(gateway: RunningGateway, merchant: Merchant) -> None:
    hours = -int((gateway.clock.now() + 8 * 3600) // 3600) % 24  # until midnight in China
    gateway.clock.advance(hours=hours + 1)
    created(merchant)
    put(gateway, "CANCELING")
    gateway.clock.advance(days=2)
    assert created(merchant)["state"] == "CANCELING"
    gateway.clock.advance(days=1)
    refused = create(merchant)
    assert refusal_of(refused)[:2] == (400, "INVALID_REQUEST")
    assert "已超出重试期" in refused.json()["message"]


@pytest.mark.parametrize("fault", ["rate_limit_after", "system_error_after", "cut_after"])
def test_a_retry_after_a_lost_reply_pays_once(gateway: RunningGateway, merchant: Merchant, fault: str) -> None:
    gateway.faults.add(fault)
    body = json.dumps(transfer(), ensure_ascii=False).encode()
    merchant.send(merchant.raw(BILLS, body))
    assert merchant.call(BILLS, body).status == 200
    assert money(gateway, merchant) == (0, AMOUNT, 0)


@pytest.mark.parametrize("code", ["FREQUENCY_LIMIT", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED"])
@pytest.mark.parametrize(("kind", "status"), [("rate_limit", 404), ("rate_limit_after", 200)])
def test_after_a_429_the_transfer_may_exist(
    gateway: RunningGateway, merchant: Merchant, code: str, kind: str, status: int
) -> None:
    gateway.faults.add(kind, code=code, operation="transfers.merchant_transfer.create_transfer")
    assert refusal_of(create(merchant))[:2] == (429, code)
    assert query(merchant).status == status


def test_two_merchants_can_use_the_same_number(gateway: RunningGateway, merchant: Merchant) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000777", like=merchant.mchid))
    created(merchant)
    created(other)
    ambiguous = control(merchant, "POST", "/transfers/confirm", {"out_bill_no": NUMBER})
    assert (ambiguous.status, "Pass mchid" in ambiguous.json()["error"]) == (400, True)
    gateway.transfers.confirm(NUMBER, mchid=other.mchid)
    assert (state_of(merchant)[0], state_of(other)[0]) == ("WAIT_USER_CONFIRM", "SUCCESS")


def test_the_control_list_shows_no_name(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant, user_name=merchant.seal(NAME))
    shown = control(merchant, "GET", "/transfers")
    assert [each["out_bill_no"] for each in shown.json()] == [NUMBER]
    assert NAME not in json.dumps(shown.json(), ensure_ascii=False)


def test_the_console_confirms_a_transfer(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    form = {"out_bill_no": NUMBER, "mchid": merchant.mchid}
    assert page(merchant, f"{CONSOLE}/steps/confirm", form).status == 303
    assert state_of(merchant) == ("SUCCESS", None)


def test_the_console_asks_for_the_reason_of_a_failure(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    form = {"out_bill_no": NUMBER, "mchid": merchant.mchid, "fail_reason": "TRANSFER_RISK"}
    page(merchant, f"{CONSOLE}/steps/fail", form)
    assert state_of(merchant) == ("FAIL", "TRANSFER_RISK")
    assert "TRANSFER_RISK" in page(merchant, CONSOLE).body.decode()
