"""An e-invoice gets the title that the user filled in, and a request whose outcome is open is settled by the query."""

import json
from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import OutcomeUnknown

pytestmark = pytest.mark.usefixtures("example_orders")
MERCHANTS, APPLICATIONS = "fapiao.merchants", "fapiao.applications"
ISSUES = [
    f"{APPLICATIONS}.issue_{kind}_fapiao"
    for kind in ("general", "real_estate_leasing", "refined_oil", "passenger_transport")
]


@pytest.mark.parametrize("operation", ISSUES)
def test_the_title_of_a_user_is_passed_on_unchanged(
    client: Both, wechatpay_gateway: RunningGateway, operation: str
) -> None:
    title = client.call_by_name(f"{MERCHANTS}.query_user_title", own_example(f"{MERCHANTS}.query_user_title"))
    arguments: dict[str, Any] = own_example(operation) | {"buyer_information": title}

    client.call(operation, **arguments)

    exchange = wechatpay_gateway.requests.last
    sent = json.loads(exchange.request.body)["buyer_information"]
    assert exchange.verdict.is_accepted
    assert sent.keys() == title.to_dict().keys()
    assert (sent["name"], sent["amount"]) == (title.name, title.amount)
    assert title.phone not in (None, sent["phone"])


def test_an_invitation_can_name_several_kinds(client: Both, wechatpay_gateway: RunningGateway) -> None:
    kinds = {
        "fapiao_mode": ["THIRD_OR_SELF_FAPIAO", "TENCENT_DIGITAL_TAX"],
        "fapiao_ability_type_list": ["BASE_ABILITY"],
    }
    operation = f"{MERCHANTS}.query_invitation_url"

    client.call_by_name(operation, own_example(operation) | kinds)

    sent = wechatpay_gateway.requests.last.arguments
    assert sent is not None
    assert {name: sent[name] for name in kinds} == kinds


@pytest.mark.parametrize("operation", [ISSUES[0], f"{APPLICATIONS}.reverse_fapiao"])
def test_an_open_outcome_is_settled_by_the_query(
    client: Both, wechatpay_gateway: RunningGateway, operation: str
) -> None:
    wechatpay_gateway.faults.add("cut_after", times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call_by_name(operation, own_example(operation))

    reply = client.settle(caught.value)

    assert caught.value.attempts == (1 if operation.endswith("reverse_fapiao") else 3)
    assert [fapiao.fapiao_id for fapiao in reply.fapiao_information] == ["20200701123456"]
