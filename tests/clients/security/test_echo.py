"""The official test of signing and encryption, with its notification: sign, verify, encrypt, decrypt and receive in one call."""

from support.both import Both
from support.receiver import receiving
from wechatpay_clients import Client
from wechatpay_clients.common.platform_security import echo_success
from wechatpay_gateway.server import RunningGateway

ECHO = "common.platform_security.echo"


def test_the_echo_is_notified_and_its_secret_decrypted(
    client: Both, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    with receiving() as receiver:
        client.call(ECHO, echo_message="hello", encrypted_echo_message="你好", notify_url=receiver.url)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries
    notification = wechatpay_client.notifications.parse(
        delivery.headers, delivery.body, expect=echo_success.NOTIFICATION
    )
    assert (notification.resource.echo_message, notification.resource.encrypt_echo_message) == ("hello", "你好")


def test_without_an_address_there_is_no_notification(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(ECHO, echo_message="hello")
    assert len(wechatpay_gateway.notifications) == 0


def test_the_echo_is_redelivered_at_the_documented_times(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with receiving() as receiver:
        receiver.answers[:] = [500] * 20
        client.call(ECHO, echo_message="hello", notify_url=receiver.url)
        wechatpay_gateway.clock.advance(days=1)
    assert len(receiver.deliveries) == 10
