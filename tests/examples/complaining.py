"""The complaint desk of the examples, with its rows and those of the gateway side by side."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from attrs import frozen

from complaint_desk.desk import Desk
from complaint_desk.records import NotPossible, Records
from complaint_desk.work import Worker, as_entry
from examples.conftest import APPID, MCHID
from sqlite_replay_guard import SqliteReplayGuard
from support.files import CONTENTS
from wechatpay_clients import Client
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

PNG = CONTENTS["png"]
TOTAL_FEN = 5_900
MOST_COMPLAINTS = 3
URGENT_SHARE = 0.3
"""How many of the complaints are urgent."""
WORDS = ("请稍等", "谢谢", "还没退款")
EXAMPLE = "200201820200101080076610000"
"""The complaint of the documentation's examples, which the gateway always has."""
Sides = dict[str, list[tuple[object, ...]]]


@frozen
class Office:
    """The programs of the complaint desk."""

    desk: Desk
    worker: Worker


def started(client: Client, database: Path, gateway: RunningGateway) -> Office:
    """Start the programs. What earlier ones stored is there."""
    records = Records(database)
    desk = Desk(client, records, guard=SqliteReplayGuard(database))
    return Office(desk, Worker(client, records, database.parent, now=gateway.clock.now))


def buy(client: Client, gateway: RunningGateway, number: str = "order-1") -> str:
    """Place and pay an order, and return its transaction ID."""
    client.payments.transactions.prepay_native(
        appid=APPID,
        description="A book",
        out_trade_no=number,
        notify_url="https://shop.example/paid",
        amount={"total": TOTAL_FEN},
    )
    gateway.pay(number)
    return str(gateway.orders.get(number).transaction_id)


def complain(gateway: RunningGateway, transaction_id: str = "42", **changes: Any) -> str:
    """Complain about an order, and return the number of the complaint."""
    order: dict[str, Any] = {"transaction_id": transaction_id, "out_trade_no": "order-1", "amount": TOTAL_FEN}
    details: dict[str, Any] = {"problem_type": "REFUND", "complainted_mchid": MCHID, "detail": "重复扣费"}
    details |= {"orders": [order], **changes}
    return str(gateway.complaints.add(**details).complaint_id)


def upload(client: Client, gateway: RunningGateway) -> list[dict[str, Any]]:
    """Upload an image as a user would, and return the value of `images` of a complaint."""
    media_id = client.risk.complaints.upload_image(file=PNG, filename="receipt.png").media_id
    url = f"{gateway.base_url}/v3/merchant-service/images/{media_id}"
    return [{"media_type": "USER_COMPLAINT_IMAGE", "media_url": [url]}]


def ours(records: Records) -> Sides:
    """Return the rows of the desk."""
    complaints = records.complaints()
    return {
        "complaints": sorted(
            (each.complaint_id, each.state, each.detail, each.is_refunded, each.is_waiting, each.times)
            for each in complaints
        ),
        "entries": sorted(
            (entry.log_id, entry.complaint_id, entry.operate_type, entry.text)
            for each in complaints
            for entry in records.history(each.complaint_id)
        ),
        "refunds": sorted(
            (each.out_refund_no, each.transaction_id, each.amount_fen, each.state)
            for each in records.refunds("state <> 'DROPPED'")
        ),
    }


def theirs(client: Client, gateway: RunningGateway) -> Sides:
    """Return the rows of the gateway, with the same columns, without the complaint of the examples."""
    records = [each for each in gateway.complaints.records() if each.complaint_id != EXAMPLE]
    history = client.risk.complaints.iter_negotiation_history
    return {
        "complaints": sorted(
            (
                *(each.complaint_id, each.state, each.complaint_detail),
                *(each.complaint_full_refunded, each.incoming_user_response, each.user_complaint_times),
            )
            for each in records
        ),
        "entries": sorted(
            (entry.log_id, entry.complaint_id, entry.operate_type, entry.text)
            for each in records
            for entry in (as_entry(each.complaint_id, found) for found in history(complaint_id=each.complaint_id))
        ),
        "refunds": sorted(
            (each.out_refund_no, each.transaction_id, each.amount, each.status.value)
            for each in gateway.refunds
            if not each.is_example
        ),
    }


def try_to(step: Callable[[], object]) -> None:
    """Do something if it is possible now."""
    with suppress(WrongStateError, LookupError, NotPossible):
        step()


def act(gateway: RunningGateway, transaction_id: str, random: Random) -> None:
    """Let a user, WeChat Pay or a bank do something."""
    numbers = [each.complaint_id for each in gateway.complaints.records() if each.complaint_id != EXAMPLE]
    refunds = [each.out_refund_no for each in gateway.refunds if not each.is_example]
    if len(numbers) < MOST_COMPLAINTS:
        is_urgent, problem = random.random() < URGENT_SHARE, random.choice(("REFUND", "REFUND", "OTHERS"))
        try_to(partial(complain, gateway, transaction_id, is_urgent=is_urgent, problem_type=problem, refund_amount=100))
        return
    number = random.choice(numbers)
    steps: list[Callable[[], object]] = [
        partial(gateway.complaints.send_message, number, random.choice(WORDS)),
        partial(gateway.complaints.send_platform_message, number, random.choice(WORDS)),
        partial(gateway.complaints.continue_complaint, number, random.choice(WORDS)),
        *(partial(gateway.complaints.start_refund, each) for each in numbers if not is_refunded(gateway, each)),
        *(partial(gateway.refunds.succeed, refund) for refund in refunds),
    ]
    try_to(random.choice(steps))


def is_refunded(gateway: RunningGateway, number: str) -> bool:
    """Return whether a full refund was started. A second one changes nothing that a list shows."""
    return bool(gateway.complaints.get(number).complaint_full_refunded)


def use(office: Office, random: Random) -> None:
    """Let the staff or the worker do something."""
    desk = office.desk
    steps: list[Callable[[], object]] = [office.worker.run] * 4
    for complaint in desk.records.complaints():
        number, text = complaint.complaint_id, random.choice(WORDS)
        steps += [partial(desk.reply, number, text), partial(desk.complete, number)]
        steps += [partial(desk.approve_refund, number), partial(desk.reject_refund, number, text)]
    try_to(random.choice(steps))


def finish(office: Office, gateway: RunningGateway) -> None:
    """Let everything succeed from now on."""
    gateway.faults.clear()
    while office.desk.records.next_actions():
        office.worker.run()
    for _ in range(2):
        office.worker.run()
        for refund in gateway.refunds:
            try_to(partial(gateway.refunds.succeed, refund.out_refund_no))
    office.worker.run()


def said(records: Records) -> Counter[tuple[str, str | None]]:
    """Return how often the desk sent each message, as its own records have it."""
    return Counter((each.complaint_id, each.text) for each in records.actions("kind = 'REPLY' AND state = 'DONE'"))


def heard(records: Records) -> Counter[tuple[str, str | None]]:
    """Return how often each message of the merchant is in the history."""
    complaints = [each.complaint_id for each in records.complaints()]
    entries = [entry for number in complaints for entry in records.history(number)]
    return Counter((each.complaint_id, each.text) for each in entries if each.operate_type == "MERCHANT_RESPONSE")
