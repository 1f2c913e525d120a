"""The pages of the clock, the faults and the notifications."""

import pytest

from gateway.merchant_side import Merchant
from gateway.pages import opened, page
from wechatpay_gateway.server import RunningGateway

CONSOLE = "/_gateway/console"


def test_the_clock_is_advanced(gateway: RunningGateway, merchant: Merchant) -> None:
    assert page(merchant, f"{CONSOLE}/clock", {"days": "1", "hours": "2"}).status == 303
    assert round(gateway.clock.ahead_seconds) == 26 * 3600
    facts = {
        each.all("dt")[0].text: each.all("dd")[0].text
        for each in opened(merchant, f"{CONSOLE}/clock").all("div")
        if each.all("dt")
    }
    assert facts["Ahead by"] == "1 day 2 hours"


@pytest.mark.parametrize(
    ("hours", "reason"),
    [("-1", "the clock cannot go back"), ("many", "hours must be a whole number, not many"), ("9999999", "100 years")],
)
def test_a_duration_that_is_not_possible_is_refused(merchant: Merchant, hours: str, reason: str) -> None:
    answer = page(merchant, f"{CONSOLE}/clock", {"hours": hours})
    assert (answer.status, reason in answer.body.decode()) == (400, True)


def test_a_fault_is_added_with_its_options(gateway: RunningGateway, merchant: Merchant) -> None:
    form = {
        "kind": "slow_reply",
        "times": "2",
        "operation": "payments.refunds.create_refund",
        "options": '{"seconds": 1}',
    }
    assert page(merchant, f"{CONSOLE}/faults", form).status == 303
    (fault,) = gateway.faults.pending
    assert (fault.kind, fault.times, fault.operation, fault.options) == (
        *("slow_reply", 2, "payments.refunds.create_refund"),
        {"seconds": 1},
    )


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({"kind": "none"}, "is not a kind of fault"),
        ({"kind": "no_auth", "operation": "payments.refund"}, "did you mean"),
        ({"kind": "no_auth", "options": "[]"}, "Options must be a JSON object"),
        ({"kind": "no_auth", "options": '{"seconds": 1}'}, "has no option"),
        ({"kind": "no_auth", "times": "0.5"}, "Times must be a whole number"),
    ],
)
def test_a_fault_that_does_not_exist_is_refused(merchant: Merchant, form: dict[str, str], reason: str) -> None:
    answer = page(merchant, f"{CONSOLE}/faults", form)
    assert (answer.status, reason in answer.body.decode()) == (400, True)


def test_pending_faults_are_shown_and_discarded(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add("no_auth")
    assert "no_auth" in opened(merchant, f"{CONSOLE}/faults").all("tbody")[0].text
    page(merchant, f"{CONSOLE}/faults/clear", {})
    assert gateway.faults.pending == ()


def test_faults_of_deliveries_are_added_and_discarded(gateway: RunningGateway, merchant: Merchant) -> None:
    form = {"kind": "late", "times": "2", "event_type": "TRANSACTION.SUCCESS", "options": '{"seconds": 5}'}
    page(merchant, f"{CONSOLE}/faults/deliveries", form)
    (fault,) = gateway.notifications.faults.pending
    assert (fault.kind, fault.times, fault.event_type, fault.seconds) == ("late", 2, "TRANSACTION.SUCCESS", 5)
    page(merchant, f"{CONSOLE}/faults/deliveries/clear", {})
    assert gateway.notifications.faults.pending == ()


@pytest.fixture
def lost(gateway: RunningGateway) -> str:
    """The ID of a notification that the gateway gave up."""
    sent = gateway.notify("A.B", {}, "http://127.0.0.1:9/", original_type="a")
    gateway.clock.advance(hours=25)
    return sent.id


def test_lost_notifications_are_counted_with_a_cure(merchant: Merchant, lost: str) -> None:
    (note,) = opened(merchant, f"{CONSOLE}/notifications?state=given_up").all("div", role="note")
    assert "Lost notifications: 1" in note.text
    assert "Start the receiver" in note.text


def test_only_the_last_deliveries_are_shown_at_first(gateway: RunningGateway, merchant: Merchant, lost: str) -> None:
    document = opened(merchant, f"{CONSOLE}/notifications?state=given_up")
    (folded,) = document.all("details", **{"class": "earlier"})
    count = len(gateway.notifications.deliveries(lost))
    assert folded.all("summary")[0].text == f"Earlier: {count - 3}"
    (cell,) = document.all("td", **{"data-label": "Deliveries"})
    lines = [len(part.all("span", **{"class": "line"})) for part in (cell, folded)]
    assert lines == [count, count - 3]


def test_lost_notifications_are_sent_again(gateway: RunningGateway, merchant: Merchant, lost: str) -> None:
    before = len(gateway.notifications.deliveries(lost))
    page(merchant, f"{CONSOLE}/notifications/lost", {})
    gateway.deliver()
    assert len(gateway.notifications.deliveries(lost)) == before + 1


@pytest.mark.parametrize(("state", "count"), [("", 2), ("waiting", 1), ("given_up", 1), ("delivered", 0), ("x", 2)])
def test_notifications_are_filtered_by_state(
    gateway: RunningGateway, merchant: Merchant, lost: str, state: str, count: int
) -> None:
    gateway.notify("A.C", {}, "http://127.0.0.1:9/", original_type="a")
    tables = opened(merchant, f"{CONSOLE}/notifications?state={state}").all("tbody")
    assert sum(len(table.all("tr")) for table in tables) == count


def test_a_notification_that_does_not_exist_cannot_be_sent_again(merchant: Merchant) -> None:
    assert page(merchant, f"{CONSOLE}/notifications", {"id": "x"}).status == 404


def test_a_notification_of_any_event_type_is_sent(gateway: RunningGateway, merchant: Merchant) -> None:
    form = {"event_type": "REFUND.SUCCESS", "url": "http://127.0.0.1:9/", "changes": '{"out_refund_no": "r-1"}'}
    assert page(merchant, f"{CONSOLE}/notifications/send", form).status == 303
    (sent,) = gateway.notifications
    assert (sent.event_type, sent.url, sent.mchid) == ("REFUND.SUCCESS", "http://127.0.0.1:9/", merchant.mchid)


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({"event_type": "REFUND.SUCCES", "url": "http://127.0.0.1:9/"}, "REFUND.SUCCESS"),
        ({"event_type": "REFUND.SUCCESS"}, "url is missing"),
        ({"event_type": "REFUND.SUCCESS", "url": "http://127.0.0.1:9/", "mchid": "1"}, "no merchant 1"),
        ({"event_type": "REFUND.SUCCESS", "url": "http://127.0.0.1:9/", "changes": "1"}, "must be a JSON object"),
    ],
)
def test_a_notification_that_cannot_be_sent_is_refused(merchant: Merchant, form: dict[str, str], reason: str) -> None:
    answer = page(merchant, f"{CONSOLE}/notifications/send", form)
    assert (answer.status, reason in answer.body.decode()) == (400, True)


def test_the_overview_counts_what_needs_attention(gateway: RunningGateway, merchant: Merchant, lost: str) -> None:
    gateway.faults.add("no_auth")
    tiles = {
        each.all("span")[0].text: each.all("strong")[0].text
        for each in opened(merchant, CONSOLE).all("a")
        if each.all("strong")
    }
    assert (tiles["Lost notifications"], tiles["Pending faults"]) == ("1", "1")
