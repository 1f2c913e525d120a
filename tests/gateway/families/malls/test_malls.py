"""Points of malls: authorizations, payments, reports of points, cars and refunds."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from wechatpay_gateway import Gateway
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.malls.payments import UnknownMallPaymentError
from wechatpay_gateway.families.malls.steps import AuthorizeState, PointsState
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

ROOT, APPID, OPENID, SUB_MCHID = "/v3/businesscircle", "wx8828b70xxxxxxx8", "oMember", "1900000109"
WRONG, PARAMETER = (400, "INVALID_REQUEST"), (400, "PARAM_ERROR")
NOON_SECONDS, DAY_SECONDS, CHINA_SECONDS = 43_200, 86_400, 28_800


@frozen
class Mall:
    """A mall, or one whose service provider calls, and its gateway."""

    gateway: RunningGateway
    merchant: Merchant
    sub_mchid: str | None = None

    @property
    def mchid(self) -> str:
        return self.sub_mchid or self.merchant.mchid

    @property
    def names(self) -> dict[str, str]:
        own = {"sub_mchid": self.sub_mchid} if self.sub_mchid else {}
        return {**own, "appid": APPID}

    def post(self, path: str, **fields: Any) -> Answer:
        return self.merchant.call(f"{ROOT}/{path}", json.dumps({**self.names, **fields}).encode())

    def get(self, path: str, **arguments: str) -> Answer:
        query = "&".join(f"{name}={value}" for name, value in {**self.names, **arguments}.items())
        return self.merchant.call(f"{ROOT}/{path}?{query}", method="GET")

    def authorize(self) -> None:
        self.gateway.mall_members.authorize(OPENID, self.mchid)

    def pay(self, *, by_hand: bool = False) -> str:
        """Pay in the mall, as the member, and return the number of the payment."""
        payment = self.gateway.mall_payments.add(OPENID, 200, by_hand=by_hand, mchid=self.mchid)
        return str(payment.transaction_id)

    def sync(self, number: str, points: int = 2, **changes: Any) -> Answer:
        """Report the points of a payment."""
        fields = {
            "transaction_id": number,
            "openid": OPENID,
            "earn_points": True,
            "increased_points": points,
            "points_update_time": to_moment(self.gateway.clock.now()),
        }
        return self.post("points/notify", **{**fields, **changes})

    def park(self, state: str, seconds: float = 0) -> Answer:
        """Report that the car entered or left, some seconds from now."""
        time = to_moment(self.gateway.clock.now() + seconds)
        return self.post("parkings", brandid=1000, openid=OPENID, plate_number="粤B888888", state=state, time=time)

    def authorization(self) -> dict[str, Any]:
        shown: dict[str, Any] = self.get(f"user-authorizations/{OPENID}").json()
        return shown

    def pending(self) -> Answer:
        return self.get(f"users/{OPENID}/points/commit_status", brandid="1000")


@pytest.fixture(params=[None, SUB_MCHID], ids=["mall", "partner"])
def mall(request: pytest.FixtureRequest, gateway: RunningGateway, merchant: Merchant) -> Mall:
    """The mall that calls for itself, and one whose service provider calls, at noon in China."""
    since_midnight = (gateway.clock.now() + CHINA_SECONDS) % DAY_SECONDS
    gateway.clock.advance(seconds=(NOON_SECONDS - since_midnight) % DAY_SECONDS)
    return Mall(gateway, merchant, request.param)


def code_of(reply: Answer) -> tuple[int, str]:
    return refusal_of(reply)[:2]


def test_an_authorization_has_the_times_of_its_changes(mall: Mall) -> None:
    states = [mall.authorization()]
    for step in ("sign_up", "authorize", "cancel"):
        getattr(mall.gateway.mall_members, step)(OPENID, mall.mchid)
        states.append(mall.authorization())
    assert [each["authorize_state"] for each in states] == [
        "UNAUTHORIZED",
        "UNAUTHORIZED",
        "AUTHORIZED",
        "DEAUTHORIZED",
    ]
    assert [len(each) for each in states] == [2, 2, 3, 4]


def test_points_are_reported_once(mall: Mall) -> None:
    mall.authorize()
    number = mall.pay()
    first, second = mall.sync(number), mall.sync(number)
    assert (first.status, code_of(second)) == (204, WRONG)
    payment = mall.gateway.mall_payments.get(number)
    assert (payment.state, payment.points) == (PointsState.REPORTED, 2)


def test_no_points_are_no_points(mall: Mall) -> None:
    mall.authorize()
    number = mall.pay()
    assert mall.sync(number, 5, earn_points=False, no_points_remarks="活动商品").status == 204
    assert mall.gateway.mall_payments.get(number).points == 0


def test_points_must_be_requested_before_they_are_reported(mall: Mall) -> None:
    mall.authorize()
    number = mall.pay(by_hand=True)
    before = mall.pending().json()["points_commit_status"], code_of(mall.sync(number))
    mall.gateway.mall_payments.request(number)
    after = mall.pending().json()["points_commit_status"], mall.sync(number).status
    assert (before, after) == (("PENDING", WRONG), ("FINISHED", 204))


def test_points_are_reported_and_requested_on_the_day_of_the_payment(mall: Mall) -> None:
    mall.authorize()
    reported, requested = mall.pay(), mall.pay(by_hand=True)
    mall.gateway.clock.advance(days=1)
    assert (code_of(mall.sync(reported)), mall.pending().json()["points_commit_status"]) == (WRONG, "FINISHED")
    with pytest.raises(WrongStateError, match=r"could be requested on [0-9]{8} only"):
        mall.gateway.mall_payments.request(requested)


def test_points_of_another_payment_or_member_are_refused(mall: Mall) -> None:
    mall.authorize()
    number = mall.pay()
    assert code_of(mall.sync("42000000000000000000")) == WRONG
    assert code_of(mall.sync(number, openid="oOther")) == PARAMETER


def test_only_an_authorized_user_pays_as_a_member_and_has_a_status(mall: Mall) -> None:
    assert code_of(mall.pending()) == WRONG
    with pytest.raises(WrongStateError, match=f"the user {OPENID} has not authorized the points service"):
        mall.pay()
    mall.authorize()
    mall.gateway.mall_members.cancel(OPENID, mall.mchid)
    assert code_of(mall.pending()) == WRONG


@pytest.mark.parametrize(("states", "is_requested"), [(["IN"], True), (["IN", "OUT"], False), (["OUT"], False)])
def test_points_are_requested_while_the_car_is_in_the_mall(
    mall: Mall, states: list[str], *, is_requested: bool
) -> None:
    mall.authorize()
    for state in states:
        assert mall.park(state).status == 204
        mall.gateway.clock.advance(seconds=1)
    state = mall.gateway.mall_payments.get(mall.pay(by_hand=True)).state
    assert (state is PointsState.REQUESTED) is is_requested


def test_an_arrival_is_valid_until_the_end_of_the_day(mall: Mall) -> None:
    mall.authorize()
    mall.park("IN")
    mall.gateway.clock.advance(days=1)
    assert mall.gateway.mall_payments.get(mall.pay(by_hand=True)).state is PointsState.PENDING


def test_an_old_report_of_a_car_does_not_replace_a_newer_one(mall: Mall) -> None:
    mall.authorize()
    mall.park("OUT")
    mall.park("IN", -60)
    assert mall.gateway.mall_payments.get(mall.pay(by_hand=True)).state is PointsState.PENDING


def test_a_car_does_not_enter_in_the_future(mall: Mall) -> None:
    assert code_of(mall.park("IN", 60)) == PARAMETER


def test_a_refund_does_not_exceed_the_payment(mall: Mall) -> None:
    mall.authorize()
    number = mall.pay()
    mall.gateway.mall_payments.refund(number, fen=150)
    with pytest.raises(ValueError, match="fen must be 1 to 50, got 51"):
        mall.gateway.mall_payments.refund(number, fen=51)


def test_a_payment_of_a_test_is_valid(mall: Mall) -> None:
    mall.authorize()
    mall.gateway.mall_payments.add(OPENID, 1, transaction_id="1", mchid=mall.mchid)
    with pytest.raises(ValueError, match="the payment 1 already exists"):
        mall.gateway.mall_payments.add(OPENID, 1, transaction_id="1", mchid=mall.mchid)
    with pytest.raises(ValueError, match="amount must be positive, got 0"):
        mall.gateway.mall_payments.add(OPENID, 0, mchid=mall.mchid)
    with pytest.raises(UnknownMallPaymentError, match="no payment 2 in a mall"):
        mall.gateway.mall_payments.request("2")


def test_the_urls_of_a_mall_are_valid(mall: Mall) -> None:
    with pytest.raises(ValueError, match="'shop' is not a notification URL"):
        mall.gateway.mall_members.set_urls("shop")
    with pytest.raises(ValueError, match="the gateway has no merchant 1"):
        mall.gateway.mall_members.set_urls("https://mall.example/paid", receiver="1")


def test_members_and_payments_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        gateway.mall_members.authorize(OPENID)
        number = gateway.mall_payments.add(OPENID, 1, by_hand=True).transaction_id
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        assert gateway.mall_members.get(OPENID).state is AuthorizeState.AUTHORIZED
        assert gateway.mall_payments.get(number).state is PointsState.PENDING
