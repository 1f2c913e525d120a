"""Direct, partner and combined payments over real HTTP: results, retries and refusals."""

import pytest

from support.both import Both, Opened
from support.catalog import CATALOG
from support.examples import own_example
from wechatpay_clients import BadRequest, InvalidArgument, OutcomeUnknown
from wechatpay_gateway.server import RunningGateway

pytestmark = pytest.mark.usefixtures("example_orders")

BY_NAME = {entry["operation"]: entry for entry in CATALOG}
SERVICES = ("payments.transactions", "payments.partner_transactions", "payments.combine_transactions")
IN_SERVICES = [name for name in BY_NAME if name.rpartition(".")[0] in SERVICES]
CHANGES = [name for name in IN_SERVICES if BY_NAME[name]["method"] == "POST"]
QUERIES_BY_OWN_NUMBER = [name for name in IN_SERVICES if name.endswith("query_order_by_out_trade_no")]
CODE_PAYS = [name for name in IN_SERVICES if name.endswith("code_pay")]
H5_ORDERS = ["payments.transactions.prepay_h5", "payments.partner_transactions.prepay_h5"]


@pytest.mark.parametrize("operation", CODE_PAYS)
def test_a_payment_code_that_needs_a_password_raises_no_error(client: Both, operation: str) -> None:
    answer = client.respond(operation, **own_example(operation, 1))

    assert (answer.status, answer.model.trade_state) == (202, "USERPAYING")


@pytest.mark.parametrize("operation", CODE_PAYS)
def test_a_payment_code_that_needs_no_password_is_paid(client: Both, operation: str) -> None:
    answer = client.respond(operation, **own_example(operation))

    assert (answer.status, answer.model.trade_state, answer.model.amount.payer_total) == (200, "SUCCESS", 100)


@pytest.mark.parametrize("operation", [name for name in QUERIES_BY_OWN_NUMBER if "combine" not in name])
def test_an_unpaid_order_has_no_transaction_id(client: Both, operation: str) -> None:
    answer = client.call(operation, **own_example(operation, 1))

    assert (answer.trade_state, answer.transaction_id, answer.payer) == ("NOTPAY", None, None)


@pytest.mark.parametrize("operation", CHANGES)
def test_a_missing_reply_leaves_the_outcome_to_the_query(
    client: Both, wechatpay_gateway: RunningGateway, operation: str
) -> None:
    wechatpay_gateway.faults.add("cut_after", times=3)

    with pytest.raises(OutcomeUnknown) as caught:
        client.call_by_name(operation, own_example(operation))

    query = f"{operation.rpartition('.')[0]}.query_order_by_out_trade_no"
    assert (caught.value.settled_by, query in QUERIES_BY_OWN_NUMBER) == (query, True)


@pytest.mark.parametrize("operation", sorted({*CHANGES} - {*CODE_PAYS}))
def test_a_retry_has_the_same_numbers(client: Both, wechatpay_gateway: RunningGateway, operation: str) -> None:
    wechatpay_gateway.faults.add("system_error")

    client.call_by_name(operation, own_example(operation))

    first, second = wechatpay_gateway.requests
    assert (first.request.target, first.request.body) == (second.request.target, second.request.body)


@pytest.mark.parametrize("operation", H5_ORDERS)
def test_an_h5_order_without_scene_info_is_not_sent(
    client: Both, wechatpay_gateway: RunningGateway, operation: str
) -> None:
    arguments = {name: value for name, value in own_example(operation).items() if name != "scene_info"}

    with pytest.raises(InvalidArgument, match="scene_info"):
        client.call_by_name(operation, arguments)

    assert len(wechatpay_gateway.requests) == 0


def test_a_combined_order_of_more_than_fifty_is_refused(client: Both) -> None:
    operation = "payments.combine_transactions.prepay_native"
    arguments = own_example(operation)

    with pytest.raises(BadRequest) as caught:
        client.call_by_name(operation, {**arguments, "sub_orders": arguments["sub_orders"] * 26})

    assert caught.value.code == "PARAM_ERROR"


@pytest.mark.parametrize("service", SERVICES)
def test_the_identity_of_the_payer_is_sent_encrypted(
    opened: Opened, wechatpay_gateway: RunningGateway, service: str
) -> None:
    operation = f"{service}.prepay_jsapi"
    arguments = own_example(operation)
    payer = "combine_payer_info" if "combine" in service else "payer"
    identity = {"type": "IDCARD", "number": "11010119900101001X", "name": "张三"}

    opened(wechatpay_gateway.environment).call_by_name(
        operation, {**arguments, payer: {**arguments[payer], "identity": identity}}
    )

    exchange = wechatpay_gateway.requests[-1]
    assert exchange.arguments is not None
    assert exchange.arguments[payer]["identity"] == identity
    assert not any(text.encode() in exchange.request.body for text in ("11010119900101001X", "张三"))
