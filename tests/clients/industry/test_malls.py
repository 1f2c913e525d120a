"""The notifications of a mall, opened by both clients."""

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import BadRequest

SERVICE, APPID, OPENID = "industry.business_circle", "wx8828b70xxxxxxx8", "oMember"


def report(client: Both, number: str) -> None:
    """Report the points of a payment."""
    client.call(
        f"{SERVICE}.sync_points",
        transaction_id=number,
        appid=APPID,
        openid=OPENID,
        earn_points=True,
        increased_points=2,
        points_update_time="2026-11-29T10:34:56+08:00",
    )


def test_every_notification_of_a_mall_opens_with_its_type(client: Both, wechatpay_gateway: RunningGateway) -> None:
    members, payments = wechatpay_gateway.mall_members, wechatpay_gateway.mall_payments
    with receiving() as receiver:
        members.set_urls(receiver.url)
        members.sign_up(OPENID)
        members.authorize(OPENID)
        number = payments.add(OPENID, 200).transaction_id
        report(client, number)
        payments.refund(number, fen=50)
        payments.request(payments.add(OPENID, 300, by_hand=True).transaction_id)
        payments.refund(payments.newest(1)[0].transaction_id)
        wechatpay_gateway.deliver()
        opened = [client.parse(each.headers, each.body) for each in receiver.deliveries]

    assert [each.event_type for each in opened] == [
        *["MALL_AUTH.ACTIVATE_CARD"] * 2,
        "MALL_TRANSACTION.SUCCESS",
        "MALL_REFUND.SUCCESS",
        "MALL_TRANSACTION.SUCCESS",
    ]
    registered, authorized, paid, refunded, requested = (each.resource for each in opened)
    assert (registered.auth_type, authorized.auth_type) == ("REGISTERED_MODE", "REGISTERED_AND_AUTHORIZATION_MODE")
    assert (registered.code, paid.transaction_id, paid.commit_tag) == (authorized.code, number, None)
    assert (refunded.transaction_id, refunded.pay_amount, refunded.refund_amount) == (number, 200, 50)
    assert (requested.amount, requested.commit_tag is None) == (300, False)
    assert [each.resource.problems for each in opened] == [()] * 5


def test_a_refund_after_30_days_is_not_reported(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with receiving() as receiver:
        wechatpay_gateway.mall_members.authorize(OPENID)
        number = wechatpay_gateway.mall_payments.add(OPENID, 200).transaction_id
        report(client, number)
        wechatpay_gateway.mall_members.set_urls(receiver.url)
        wechatpay_gateway.clock.advance(days=31)
        wechatpay_gateway.mall_payments.refund(number)
        wechatpay_gateway.deliver()
    assert receiver.deliveries == []


def test_points_that_are_reported_again_are_refused(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.mall_members.authorize(OPENID)
    number = wechatpay_gateway.mall_payments.add(OPENID, 200).transaction_id
    report(client, number)
    with pytest.raises(BadRequest, match="该笔交易积分已同步"):
        report(client, number)
