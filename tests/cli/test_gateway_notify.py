"""`wechatpay gateway notify`: the typed client opens every documented notification that it sends."""

import json
from collections.abc import Callable, Iterator
from subprocess import CompletedProcess

import pytest

from support.receiver import Received, Receiver, receiving
from wechatpay_clients import Client
from wechatpay_gateway import Gateway
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.notifications import Notification

Run = Callable[..., CompletedProcess[str]]


def documented() -> list[tuple[str, str]]:
    gateway = Gateway(has_published_keys=True)
    try:
        return [(event, each.name) for each in gateway.catalog.notifications.values() for event in each.event_types]
    finally:
        gateway.close()


DOCUMENTED = documented()


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def last(wechatpay_gateway: RunningGateway, receiver: Receiver) -> Callable[[], Received]:
    """Returns the last delivery."""

    def last() -> Received:
        wechatpay_gateway.deliver()
        return receiver.deliveries[-1]

    return last


@pytest.mark.parametrize(("event_type", "name"), DOCUMENTED)
def test_every_documented_notification_is_sent_and_opened(
    run: Run,
    receiver: Receiver,
    wechatpay_client: Client,
    last: Callable[[], Received],
    event_type: str,
    name: str,
) -> None:
    done = run("gateway", "notify", event_type, "--of", name, "--to", receiver.url)
    assert done.returncode == 0, done.stderr
    opened = wechatpay_client.notifications.parse(last().headers, last().body)
    assert opened.kind is not None
    assert (opened.event_type, opened.kind.name) == (event_type, name)
    assert type(opened.resource) in [shape.model for shape in opened.kind.shapes]


def test_values_change_the_example(
    run: Run, receiver: Receiver, wechatpay_client: Client, last: Callable[[], Received]
) -> None:
    words = ("REFUND.SUCCESS", "out_refund_no=r9", "amount.refund=7")
    done = run("gateway", "notify", *words, "--to", receiver.url)
    assert json.loads(done.stdout)["event_type"] == "REFUND.SUCCESS"
    content = json.loads(wechatpay_client.notifications.parse(last().headers, last().body).plaintext)
    assert (content["out_refund_no"], content["amount"]["refund"], content["refund_status"]) == ("r9", 7, "SUCCESS")
    assert content["amount"].keys() > {"refund"}


def test_the_notification_of_a_payment_is_the_default(
    run: Run, receiver: Receiver, wechatpay_client: Client, last: Callable[[], Received]
) -> None:
    run("gateway", "notify", "TRANSACTION.SUCCESS", "--to", receiver.url)
    opened: Notification[object] = wechatpay_client.notifications.parse(last().headers, last().body)
    assert type(opened.resource).__name__ == "Transaction"


def test_a_field_of_another_shape_selects_its_example(
    run: Run, receiver: Receiver, last: Callable[[], Received], wechatpay_client: Client
) -> None:
    run("gateway", "notify", "TRANSACTION.SUCCESS", "combine_out_trade_no=c9", "--to", receiver.url)
    content = json.loads(wechatpay_client.notifications.parse(last().headers, last().body).plaintext)
    assert (content["combine_out_trade_no"], "sub_orders" in content) == ("c9", True)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("REFUND.SUCESS",), 2, "'REFUND.SUCESS' is not an event type; did you mean REFUND.SUCCESS"),
        (("REFUND.SUCCESS", "out_refund=1", "--to", "http://127.0.0.1:9/"), 2, "did you mean out_refund_no"),
        (("REFUND.SUCCESS", "amount.refund=x", "--to", "http://127.0.0.1:9/"), 2, "amount.refund must be integer"),
        (("REFUND.SUCCESS", "out_refund_no=1"), 2, "--to URL is missing"),
        (("REFUND.SUCCESS", "--of", "payments.refund"), 2, "'payments.refund' is not a notification with the event"),
        (("REFUND.SUCCESS", "--to", "http://127.0.0.1:9/", "--mchid", "1"), 1, "the gateway has no merchant 1"),
    ],
)
def test_a_mistake_is_named(run: Run, words: tuple[str, ...], code: int, message: str) -> None:
    done = run("gateway", "notify", *words)
    assert (done.returncode, message in done.stderr) == (code, True), done.stderr


def test_event_types_and_fields_are_listed(run: Run) -> None:
    listed = [tuple(line.split()) for line in run("gateway", "notify").stdout.splitlines()]
    assert listed == DOCUMENTED
    assert "amount.refund  integer" in run("gateway", "notify", "REFUND.SUCCESS").stdout.splitlines()


def test_a_lost_notification_is_listed_and_sent_again(
    run: Run, receiver: Receiver, wechatpay_gateway: RunningGateway, last: Callable[[], Received]
) -> None:
    receiver.answers = [500]
    sent = wechatpay_gateway.notify("REFUND.CLOSED", url=receiver.url, changes={"out_refund_no": "lost"})
    wechatpay_gateway.notify("REFUND.CLOSED", url=receiver.url)
    wechatpay_gateway.deliver()
    lost = run("gateway", "notifications", "--lost").stdout.splitlines()
    assert [line.split()[:4] for line in lost] == [[sent.id, "REFUND.CLOSED", "waiting", "1"]]
    assert len(run("gateway", "notifications").stdout.splitlines()) == 2

    (line,) = run("gateway", "notifications", "--resend-lost").stdout.splitlines()
    assert line == f"{sent.id}  REFUND.CLOSED  waiting  1  will be sent again  {receiver.url}"
    assert last().envelope["id"] == sent.id
    assert run("gateway", "notifications", "--lost").stdout == ""


def test_one_notification_is_sent_again_by_its_id(
    run: Run, receiver: Receiver, wechatpay_gateway: RunningGateway, last: Callable[[], Received]
) -> None:
    sent = wechatpay_gateway.notify("REFUND.CLOSED", url=receiver.url)
    wechatpay_gateway.deliver()
    before = len(receiver.deliveries)
    assert json.loads(run("gateway", "notifications", "--resend", sent.id).stdout)["id"] == sent.id
    assert (last().envelope["id"], len(receiver.deliveries)) == (sent.id, before + 1)
    refused = run("gateway", "notifications", "--resend", "unknown")
    assert (refused.returncode, refused.stderr) == (1, "refused: the gateway has no notification unknown\n")


def test_a_url_is_required(wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match="url is missing"):
        wechatpay_gateway.notify("REFUND.CLOSED")


def test_an_unknown_event_type_has_a_hint(wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match=r"'REFUND.CLOSE'; did you mean REFUND.CLOSED"):
        wechatpay_gateway.notify("REFUND.CLOSE", url="http://127.0.0.1:9/")
