"""A test hands notifications to its application without a server: `gateway.receiving`."""

from collections.abc import Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from attrs import define, field

from support.receiver import receiving
from wechatpay_clients import Client
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.notifications.local import LocalReceivers
from wechatpay_gateway.notifications.queue import Delivery
from wechatpay_gateway.server import RunningGateway

SHOP = "https://shop.example"
URL = f"{SHOP}/wechatpay/notifications"


@define
class Shop:
    """Receives notifications in this process, and responds with the statuses that it has, the last one forever."""

    statuses: list[int]
    received: list[tuple[str, Mapping[str, str], bytes]] = field(factory=list[tuple[str, Mapping[str, str], bytes]])

    def __call__(self, path: str, headers: Mapping[str, str], body: bytes) -> int:
        self.received.append((path, headers, body))
        return self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]


@contextmanager
def shop(gateway: RunningGateway, *statuses: int) -> Generator[Shop]:
    shop = Shop(list(statuses) or [200])
    with gateway.receiving(SHOP, shop):
        yield shop


def notify(gateway: RunningGateway, url: str = URL) -> str:
    return gateway.notify("REFUND.SUCCESS", url=url).id


def outcomes(gateway: RunningGateway, number: str) -> list[tuple[int | None, str]]:
    return [(each.status, each.outcome) for each in gateway.notifications.deliveries(number)]


def test_a_notification_is_handed_over_signed(wechatpay_gateway: RunningGateway, wechatpay_client: Client) -> None:
    with shop(wechatpay_gateway) as receiver:
        number = notify(wechatpay_gateway)
        wechatpay_gateway.deliver()
    ((path, headers, body),) = receiver.received

    assert (path, outcomes(wechatpay_gateway, number)) == ("/wechatpay/notifications", [(200, "accepted")])
    assert wechatpay_client.notifications.parse(headers, body).id == number


def test_a_notification_waits_until_it_is_asked_for(wechatpay_gateway: RunningGateway) -> None:
    with shop(wechatpay_gateway) as receiver:
        number = notify(wechatpay_gateway)
        with receiving() as other:
            notify(wechatpay_gateway, other.url)
            assert other.has_arrived.wait(10)

        assert (receiver.received, outcomes(wechatpay_gateway, number)) == ([], [])


def test_a_refused_notification_comes_again_on_the_schedule(wechatpay_gateway: RunningGateway) -> None:
    with shop(wechatpay_gateway, 500, 201, 200) as receiver:
        number = notify(wechatpay_gateway)
        wechatpay_gateway.clock.advance(hours=1)

    assert len(receiver.received) == 3
    assert [status for status, _ in outcomes(wechatpay_gateway, number)] == [500, 201, 200]


def test_faults_of_deliveries_apply(wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.notifications.faults.add("probe")
    wechatpay_gateway.notifications.faults.add("duplicate")
    with shop(wechatpay_gateway, 401, 200) as receiver:
        notify(wechatpay_gateway)
        wechatpay_gateway.deliver()

    assert receiver.received[0][1]["Wechatpay-Signature"].startswith("WECHATPAY/SIGNTEST/")
    assert len(receiver.received) == 3


def test_an_error_of_the_receiver_reaches_the_test(wechatpay_gateway: RunningGateway) -> None:
    def fail(_path: str, _headers: Mapping[str, str], _body: bytes) -> int:
        raise ZeroDivisionError

    with wechatpay_gateway.receiving(SHOP, fail):
        number = notify(wechatpay_gateway)
        with pytest.raises(ZeroDivisionError):
            wechatpay_gateway.deliver()

    assert outcomes(wechatpay_gateway, number)[-1] == (None, "no acknowledgement: ZeroDivisionError")


def test_a_notification_that_a_receiver_causes_is_delivered_as_well(wechatpay_gateway: RunningGateway) -> None:
    numbers: list[str] = []

    def send(path: str, _headers: Mapping[str, str], _body: bytes) -> int:
        if path == "/first":
            numbers.append(notify(wechatpay_gateway, f"{SHOP}/second"))
        return 200

    with wechatpay_gateway.receiving(SHOP, send):
        notify(wechatpay_gateway, f"{SHOP}/first")
        wechatpay_gateway.deliver()

    assert [outcomes(wechatpay_gateway, number) for number in numbers] == [[(200, "accepted")]]


def test_a_receiver_cannot_advance_the_clock(wechatpay_gateway: RunningGateway) -> None:
    def send(_path: str, _headers: Mapping[str, str], _body: bytes) -> int:
        wechatpay_gateway.clock.advance(hours=1)
        return 200

    with wechatpay_gateway.receiving(SHOP, send):
        notify(wechatpay_gateway)
        with pytest.raises(RuntimeError, match="a receiver cannot deliver notifications or advance the clock"):
            wechatpay_gateway.deliver()


def test_a_receiver_whose_thread_delivers_does_not_wait_forever() -> None:
    gateway = Gateway(has_published_keys=True)
    local = LocalReceivers(gateway.notifications, gateway.clock, patience_seconds=0.01)
    gateway.notify("REFUND.SUCCESS", url=URL)

    def send(_path: str, _headers: Mapping[str, str], _body: bytes) -> int:
        with ThreadPoolExecutor(1) as threads:
            threads.submit(local.deliver).result()
        return 200

    with closing(gateway), local.receiving(SHOP, send), pytest.raises(TimeoutError, match="still being handed over"):
        local.deliver()


def test_a_receiver_has_five_seconds() -> None:
    gateway = Gateway(has_published_keys=True)
    times = iter([0.0, 5.1])
    local = LocalReceivers(gateway.notifications, gateway.clock, lambda: next(times))
    sent = gateway.notify("REFUND.SUCCESS", url=URL)
    with local.receiving(SHOP, Shop([200])):
        local.deliver()
    (delivery,) = gateway.notifications.deliveries(sent.id)
    gateway.close()

    assert isinstance(delivery, Delivery)
    assert (delivery.status, delivery.outcome) == (None, "no acknowledgement: not complete after 5 s")


def test_afterwards_the_address_is_on_another_machine_again(wechatpay_gateway: RunningGateway) -> None:
    with shop(wechatpay_gateway):
        pass
    number = notify(wechatpay_gateway)
    wechatpay_gateway.deliver()

    ((status, outcome),) = outcomes(wechatpay_gateway, number)
    assert (status, outcome.partition(":")[0]) == (None, "not sent")


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("shop.example", "must start with http"),
        (URL, "must not have a path"),
        (f"{SHOP}/?a=1", "must not have a path"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused(
    wechatpay_gateway: RunningGateway, address: str, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint), wechatpay_gateway.receiving(address, Shop([200])):
        pass


def test_an_address_has_one_receiver(wechatpay_gateway: RunningGateway) -> None:
    with (
        shop(wechatpay_gateway),
        pytest.raises(ValueError, match="already has a receiver"),
        wechatpay_gateway.receiving(f"{SHOP}/", Shop([200])),
    ):
        pass
