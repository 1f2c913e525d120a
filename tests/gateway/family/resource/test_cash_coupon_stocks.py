"""Every call for a stock of cash coupons in every state, and stocks in a state file."""

from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from gateway.merchant_side import Merchant
from wechatpay_gateway import Gateway
from wechatpay_gateway.server import RunningGateway

STOCKS = "/v3/marketing/favor/stocks"
STATES = ("unactivated", "audit", "running", "stoped", "paused")
MOVES = {
    "start": {"unactivated": "running", "running": "running"},
    "pause": {"running": "paused", "paused": "paused"},
    "restart": {"paused": "running"},
}
STEPS = {
    "review": {"unactivated": "audit"},
    "approve": {"audit": "unactivated"},
    "stop": dict.fromkeys(("unactivated", "audit", "running", "paused"), "stoped"),
}


def put(gateway: Gateway | RunningGateway, state: str) -> str:
    creator = gateway.merchants.default.mchid
    return str(gateway.cash_coupon_stocks.add(stock_id="1", stock_creator_mchid=creator, state=state).stock_id)


@pytest.mark.parametrize(("state", "move"), [pair for pair in product(STATES, MOVES) if pair[0] in MOVES[pair[1]]])
def test_a_call_leads_to_the_next_state(gateway: RunningGateway, merchant: Merchant, state: str, move: str) -> None:
    number = put(gateway, state)
    assert merchant.call_json(f"{STOCKS}/{number}/{move}", {"stock_creator_mchid": merchant.mchid}).status == 200
    assert gateway.cash_coupon_stocks.get(number).state == MOVES[move][state]


@pytest.mark.parametrize(("state", "move"), [pair for pair in product(STATES, MOVES) if pair[0] not in MOVES[pair[1]]])
def test_a_call_in_another_state_is_refused(gateway: RunningGateway, merchant: Merchant, state: str, move: str) -> None:
    number = put(gateway, state)
    refused = merchant.call_json(f"{STOCKS}/{number}/{move}", {"stock_creator_mchid": merchant.mchid})
    assert (refused.status, refused.code) == (400, "INVALID_REQUEST")
    assert gateway.cash_coupon_stocks.get(number).state == state


def test_a_repeated_restart_returns_the_time_of_the_first(gateway: RunningGateway, merchant: Merchant) -> None:
    number = put(gateway, "paused")
    body = {"stock_creator_mchid": merchant.mchid}
    first = merchant.call_json(f"{STOCKS}/{number}/restart", body).json()
    gateway.clock.advance(minutes=1)
    assert merchant.call_json(f"{STOCKS}/{number}/restart", body).json() == first


def test_each_step_is_possible_in_the_states_of_its_page(gateway: RunningGateway) -> None:
    steps = {step.name: step for step in gateway.machines["cash_coupon_stocks"].steps}
    found = {name: {source.value: steps[name].after(source).value for source in steps[name].source} for name in STEPS}
    assert found == STEPS


def test_a_state_file_keeps_a_stock(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with closing(Gateway(state=state, has_published_keys=True)) as first:
        put(first, "running")
        first.cash_coupon_stocks.stop("1")
    with closing(Gateway(state=state, has_published_keys=True)) as again:
        found = again.cash_coupon_stocks.get("1")
        assert (found.state, bool(found.stop_time)) == ("stoped", True)
