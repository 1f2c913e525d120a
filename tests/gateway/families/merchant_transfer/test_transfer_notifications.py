"""Notifications of transfers and authorizations: when, to which address, what is in them, and how often."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gateway.merchant_side import Merchant
from gateway.transfers import (
    AMOUNT,
    APPID,
    AUTHORIZATION,
    AUTHORIZED,
    NUMBER,
    USER,
    WITH_AUTHORIZATION,
    authorize,
    authorized_transfer,
    cancel,
    close_authorization,
    create,
    created,
    information,
    query,
    query_authorization,
    transfer,
)
from support.receiver import Receiver, receiving
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.server import RunningGateway

FINISHED = "MCHTRANSFER.BILL.FINISHED"
CONFIRMED, CLOSED = "MCHTRANSFER.AUTHORIZATION.CONFIRMED", "MCHTRANSFER.AUTHORIZATION.CLOSED"
RETRY_SECONDS = (*[15] * 10, *[300] * 10, *[1800] * 44)
"""From the pages: 15 s ten times, 300 s ten times, 1800 s 44 times."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def heard(gateway: RunningGateway, receiver: Receiver) -> list[dict[str, Any]]:
    """Return the contents of all notifications that arrived, after checking their signatures."""
    gateway.deliver()
    environment = gateway.environment
    assert all(each.is_signed_with(environment["WECHATPAY_PUBLIC_KEY"]) for each in receiver.deliveries)
    return [each.opened(environment["WECHATPAY_APIV3_KEY"]) for each in receiver.deliveries]


def test_a_confirmed_transfer_is_announced(gateway: RunningGateway, merchant: Merchant, receiver: Receiver) -> None:
    created(merchant, notify_url=receiver.url)
    gateway.transfers.confirm(NUMBER)
    (content,) = heard(gateway, receiver)
    shown = query(merchant).json()
    assert content == {
        "mch_id": merchant.mchid,
        "out_bill_no": NUMBER,
        "transfer_bill_no": shown["transfer_bill_no"],
        "state": "SUCCESS",
        "transfer_amount": AMOUNT,
        "openid": USER,
        "create_time": shown["create_time"],
        "update_time": shown["update_time"],
        "payment_method_type": "CFT",
    }


def test_a_notification_has_the_envelope_of_the_page(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    created(merchant, notify_url=receiver.url)
    gateway.transfers.confirm(NUMBER)
    gateway.deliver()
    envelope = receiver.deliveries[0].envelope
    kept = ("event_type", "resource_type", "summary")
    assert [envelope[name] for name in kept] == [FINISHED, "encrypt-resource", "商家转账单据终态通知"]
    assert envelope["resource"]["original_type"] == "mch_payment"


def test_a_user_can_receive_the_money_in_hong_kong(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    created(merchant, notify_url=receiver.url)
    gateway.transfers.confirm(NUMBER, payment_method_type="WPHK")
    assert [each["payment_method_type"] for each in heard(gateway, receiver)] == ["WPHK"]


def fails(gateway: RunningGateway, merchant: Merchant) -> None:
    del merchant
    gateway.transfers.fail(NUMBER, "PAYEE_ACCOUNT_ABNORMAL")


def expires(gateway: RunningGateway, merchant: Merchant) -> None:
    del merchant
    gateway.clock.advance(hours=24, minutes=1)


def is_canceled(gateway: RunningGateway, merchant: Merchant) -> None:
    cancel(merchant)
    gateway.transfers.finish_cancellation(NUMBER)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (fails, ("FAIL", "PAYEE_ACCOUNT_ABNORMAL")),
        (expires, ("FAIL", "OVERDUE_CLOSE")),
        (is_canceled, ("CANCELLED", "MCH_CANCEL")),
    ],
)
def test_every_other_final_state_is_announced_with_its_reason(
    gateway: RunningGateway,
    merchant: Merchant,
    receiver: Receiver,
    end: Callable[[RunningGateway, Merchant], None],
    expected: tuple[str, str],
) -> None:
    created(merchant, notify_url=receiver.url)
    end(gateway, merchant)
    (content,) = heard(gateway, receiver)
    assert (content["state"], content["fail_reason"]) == expected
    assert "payment_method_type" not in content


def test_a_transfer_without_money_that_expires_is_announced(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    gateway.balances.withdraw(merchant.mchid, INITIAL_FEN)
    create(merchant, notify_url=receiver.url)
    gateway.clock.advance(hours=25)
    assert [each["state"] for each in heard(gateway, receiver)] == ["FAIL"]


def test_nothing_is_announced_before_the_final_state(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    gateway.transfers.hold(1)
    created(merchant, notify_url=receiver.url)
    for step in ("process", "lock", "decline", "start"):
        gateway.transfers.take(step, out_bill_no=NUMBER)
    created(merchant, "transfer2", notify_url=receiver.url)
    cancel(merchant, "transfer2")
    assert heard(gateway, receiver) == []


def test_a_transfer_after_an_authorization_is_not_announced(gateway: RunningGateway, merchant: Merchant) -> None:
    authorize(merchant)
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    assert merchant.call_json(AUTHORIZED, authorized_transfer()).json()["state"] == "SUCCESS"
    assert [each.event_type for each in gateway.notifications] == [CONFIRMED]


@pytest.mark.parametrize("event", [FINISHED, CONFIRMED, CLOSED])
def test_the_notifications_have_their_own_schedule(gateway: RunningGateway, event: str) -> None:
    assert gateway.gateway.catalog.retries[event] == RETRY_SECONDS


def test_a_notification_is_retried_at_the_times_of_the_page(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    receiver.answers.extend([500] * 65)
    created(merchant, notify_url=receiver.url)
    gateway.transfers.confirm(NUMBER)
    gateway.clock.advance(seconds=sum(RETRY_SECONDS) - 1)
    assert len(receiver.deliveries) == 64
    gateway.clock.advance(days=2)
    assert len(receiver.deliveries) == 65


# Authorizations


def test_consent_is_announced(gateway: RunningGateway, merchant: Merchant, receiver: Receiver) -> None:
    authorize(merchant, authorization_notify_url=receiver.url)
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    (content,) = heard(gateway, receiver)
    shown = query_authorization(merchant).json()
    assert receiver.event_types == [CONFIRMED]
    assert content == {
        "out_authorization_no": AUTHORIZATION,
        "appid": APPID,
        "openid": USER,
        "user_display_name": "reader",
        "authorization_id": shown["authorization_id"],
        "state": "TAKING_EFFECT",
        "authorize_time": shown["authorize_time"],
    }


@pytest.mark.parametrize(("ends", "reason"), [("revoke", "USER_CLOSE"), ("close", "CLOSE_VIA_MCH_API")])
def test_the_end_of_an_authorization_is_announced(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver, ends: str, reason: str
) -> None:
    authorize(merchant, authorization_notify_url=receiver.url)
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    if ends == "close":
        close_authorization(merchant)
    else:
        gateway.transfer_authorizations.revoke(AUTHORIZATION)
    contents = heard(gateway, receiver)
    assert receiver.event_types == [CONFIRMED, CLOSED]
    assert (contents[1]["state"], contents[1]["close_info"]["close_reason"]) == ("CLOSED", reason)


def test_an_authorization_without_consent_is_not_announced(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    authorize(merchant, authorization_notify_url=receiver.url)
    gateway.clock.advance(days=2)
    assert heard(gateway, receiver) == []


def test_an_end_for_which_the_notification_has_no_reason_is_not_announced(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    authorize(merchant, authorization_notify_url=receiver.url)
    gateway.transfer_authorizations.agree(AUTHORIZATION)
    gateway.transfer_authorizations.block(AUTHORIZATION)
    assert [each["state"] for each in heard(gateway, receiver)] == ["TAKING_EFFECT"]


def test_a_transfer_and_its_authorization_are_announced_to_their_own_addresses(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    own = information(authorization_notify_url=f"{receiver.url}/authorized")
    body = transfer(notify_url=receiver.url, authorization_info=own)
    assert merchant.call_json(WITH_AUTHORIZATION, body).status == 200
    gateway.transfers.confirm(NUMBER)
    heard(gateway, receiver)
    sent = {each.event_type: each.url for each in gateway.notifications}
    assert sent == {FINISHED: receiver.url, CONFIRMED: f"{receiver.url}/authorized"}


def test_a_user_who_does_not_consent_causes_no_announcement_of_an_authorization(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    assert merchant.call_json(WITH_AUTHORIZATION, transfer(authorization_info=information())).status == 200
    gateway.transfers.confirm_only(NUMBER)
    assert [each.event_type for each in gateway.notifications] == [FINISHED]
