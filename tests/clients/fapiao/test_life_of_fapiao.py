"""The life of an e-invoice through both clients, over HTTP, with its notifications and its file."""

import io
from collections.abc import Iterator
from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from support.receiver import Receiver, receiving
from wechatpay_gateway.server import RunningGateway

MERCHANTS, APPLICATIONS = "fapiao.merchants", "fapiao.applications"
SUB_MCHID, TOTAL = "1900000109", 1000
APPLY, FAPIAO = "apply-1", "fapiao-1"


@pytest.fixture
def receiver(client: Both) -> Iterator[Receiver]:
    """The notification URL of the settings."""
    with receiving() as receiver:
        client.call(f"{MERCHANTS}.update_development_config", sub_mch_code=SUB_MCHID, callback_url=receiver.url)
        client.call_by_name(f"{MERCHANTS}.create_card_template", own_example(f"{MERCHANTS}.create_card_template"))
        yield receiver


def pay(client: Both, gateway: RunningGateway) -> str:
    """Pay an order of the sub-merchant, and return its transaction ID."""
    example = own_example("payments.partner_transactions.prepay_native")
    client.call_by_name(
        "payments.partner_transactions.prepay_native",
        {
            **{name: example[name] for name in ("sp_appid", "sp_mchid", "description", "notify_url")},
            "sub_mchid": SUB_MCHID,
            "out_trade_no": "order-of-fapiao",
            "amount": {"total": TOTAL},
        },
    )
    gateway.pay("order-of-fapiao")
    return str(gateway.orders.get("order-of-fapiao").transaction_id)


def issue(client: Both, gateway: RunningGateway) -> None:
    """Let the user fill in the title, and issue an invoice."""
    link = own_example(f"{MERCHANTS}.query_title_url") | {"fapiao_apply_id": APPLY, "total_amount": TOTAL}
    client.call_by_name(f"{MERCHANTS}.query_title_url", link)
    gateway.fapiaos.fill_in_title(APPLY, "张三")
    title = client.call(
        f"{MERCHANTS}.query_user_title", sub_mchid=SUB_MCHID, scene="WITHOUT_WECHATPAY", fapiao_apply_id=APPLY
    )
    own: dict[str, Any] = own_example(f"{APPLICATIONS}.issue_general_fapiao")["fapiao_information"]
    payment = {"pay_channel": "WECHAT_PAY", "transaction_id": pay(client, gateway), "amount": TOTAL}
    line = {**own["items"][0], "total_amount": TOTAL}
    client.call(
        f"{APPLICATIONS}.issue_general_fapiao",
        sub_mchid=SUB_MCHID,
        fapiao_apply_id=APPLY,
        buyer_information=title,
        fapiao_information={
            **own,
            "fapiao_id": FAPIAO,
            "total_amount": TOTAL,
            "items": [line],
            "transaction_information": [payment],
        },
    )


def query(client: Both, verb: str = "query_fapiao") -> Any:
    return client.call(f"{APPLICATIONS}.{verb}", sub_mchid=SUB_MCHID, fapiao_apply_id=APPLY, fapiao_id=FAPIAO)


def test_every_notification_opens_with_its_type(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    issue(client, wechatpay_gateway)
    wechatpay_gateway.fapiaos.issue(FAPIAO)
    wechatpay_gateway.fapiao_cards.insert(FAPIAO)
    number = query(client).fapiao_information[0].blue_fapiao.fapiao_number
    client.call(
        f"{APPLICATIONS}.reverse_fapiao",
        sub_mchid=SUB_MCHID,
        fapiao_apply_id=APPLY,
        reverse_reason="SALES_RETURN",
        fapiao_information=[{"fapiao_id": FAPIAO, "fapiao_number": number}],
    )
    wechatpay_gateway.fapiaos.finish_reversal(FAPIAO)
    wechatpay_gateway.fapiao_cards.discard(FAPIAO)
    wechatpay_gateway.deliver()

    opened = [client.parse(each.headers, each.body) for each in receiver.deliveries]
    first, *others = opened
    assert [each.event_type for each in opened] == [
        f"FAPIAO.{event}" for event in ("USER_APPLIED", "ISSUED", "CARD_INSERTED", "REVERSED", "CARD_DISCARDED")
    ]
    assert (first.resource.fapiao_apply_id, first.resource.problems) == (APPLY, ())
    states = [each.resource.fapiao_information[0] for each in others]
    assert [(each.fapiao_status, each.card_status) for each in states] == [
        ("ISSUED", "INSERT_ACCEPTED"),
        ("ISSUED", "INSERTED"),
        ("REVERSED", "DISCARD_ACCEPTED"),
        ("REVERSED", "DISCARDED"),
    ]


@pytest.mark.usefixtures("receiver")
def test_the_wait_ends_when_the_tax_office_has_decided(client: Both, wechatpay_gateway: RunningGateway) -> None:
    issue(client, wechatpay_gateway)
    wechatpay_gateway.fapiaos.fail_issue(FAPIAO)
    found = client.call(
        f"{APPLICATIONS}.wait_until_final",
        sub_mchid=SUB_MCHID,
        fapiao_apply_id=APPLY,
        fapiao_id=FAPIAO,
        timeout=60,
    )
    assert found.fapiao_information[0].status == "ISSUE_FAILED"


@pytest.mark.usefixtures("receiver")
def test_the_file_is_downloaded_and_verified(client: Both, wechatpay_gateway: RunningGateway) -> None:
    issue(client, wechatpay_gateway)
    wechatpay_gateway.fapiaos.issue(FAPIAO)
    (row,) = query(client).fapiao_information
    target = io.BytesIO()
    client.call(
        f"{APPLICATIONS}.download_fapiao_file",
        files=query(client, "query_fapiao_files"),
        fapiao_id=FAPIAO,
        sub_mchid=SUB_MCHID,
        openid=row.card_information.card_openid,
        invoice_no=row.blue_fapiao.fapiao_number,
        to=target,
    )
    assert target.getvalue().startswith(b"%PDF")
    assert wechatpay_gateway.requests.last.operation == "fapiao.applications.file"
