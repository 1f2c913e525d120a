"""Every step of a cash coupon in every state, and coupons in a state file."""

import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from gateway.merchant_side import Merchant
from wechatpay_gateway import Gateway
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway, running

STATES = ("SENDED", "USED", "EXPIRED", "RECOVER", "REVOKED")
STEPS = {"use": "USED", "expire": "EXPIRED", "take_back": "RECOVER", "revoke": "REVOKED"}
ARGUMENTS = {"use": ({"transaction_id": "4200752501201407033233368018"},)}
USER = "user-1"
SEND = f"/v3/marketing/favor/users/{USER}/coupons"


def put(gateway: RunningGateway, state: str) -> str:
    return str(gateway.cash_coupons.add("C1", coupon_id="1", openid=USER, state=state).coupon_id)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_ends_a_usable_coupon(gateway: RunningGateway, step: str) -> None:
    number = put(gateway, "SENDED")
    assert getattr(gateway.cash_coupons, step)(number, *ARGUMENTS.get(step, ())).state == STEPS[step]


@pytest.mark.parametrize(("state", "step"), list(product(STATES[1:], STEPS)))
def test_no_step_changes_a_coupon_that_ended(gateway: RunningGateway, state: str, step: str) -> None:
    number = put(gateway, state)
    with pytest.raises(WrongStateError):
        getattr(gateway.cash_coupons, step)(number, *ARGUMENTS.get(step, ()))
    assert gateway.cash_coupons.get(number).state == state


def test_a_used_coupon_can_be_given_back(gateway: RunningGateway) -> None:
    assert gateway.cash_coupons.give_back(put(gateway, "USED")).state == "SENDED"


@pytest.mark.parametrize("state", ["SENDED", "EXPIRED", "RECOVER", "REVOKED"])
def test_only_a_used_coupon_can_be_given_back(gateway: RunningGateway, state: str) -> None:
    with pytest.raises(WrongStateError):
        gateway.cash_coupons.give_back(put(gateway, state))


def test_the_coupons_of_a_user_are_found_by_an_index(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    Gateway(state=state, has_example_orders=False, has_published_keys=True).close()
    query = "SELECT * FROM resources WHERE resource = ? AND json_extract(fields, '$.\"openid\"') = ?"
    with closing(sqlite3.connect(state)) as connection:
        ((*_, plan),) = connection.execute(f"EXPLAIN QUERY PLAN {query}", ("", ""))
    assert "SEARCH resources USING INDEX resources_by_openid" in plan


def test_a_state_file_keeps_the_coupons_of_a_user(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with running(state=state, has_example_orders=False, has_published_keys=True) as first:
        merchant = Merchant.from_env(first.environment)
        first.cash_coupon_stocks.add(stock_id="1", stock_creator_mchid=merchant.mchid, state="running")
        body = {"stock_id": "1", "stock_creator_mchid": merchant.mchid, "out_request_no": "C1", "appid": "wx1"}
        number = merchant.call_json(SEND, body).json()["coupon_id"]
        first.cash_coupons.expire(number)
    with closing(Gateway(state=state, has_published_keys=True)) as again:
        assert again.cash_coupons.get(number).state == "EXPIRED"
        assert again.cash_coupon_stocks.get("1").distributed_coupons == 1
