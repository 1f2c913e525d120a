"""The family of the points of malls: its operations, its records and its two state machines.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012534698, 4012535502, 4012534994 and 4012534848.
"""

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.base.times import from_moment, to_day, to_moment
from wechatpay_gateway.families.malls.member_machine import MallMemberMachine
from wechatpay_gateway.families.malls.members import Members
from wechatpay_gateway.families.malls.payment_machine import MallPaymentMachine
from wechatpay_gateway.families.malls.payments import MallPayment, MallPayments
from wechatpay_gateway.families.malls.steps import REPORT, AuthorizeState, PointsState
from wechatpay_gateway.family.behavior import Call, Place, examples_at, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.refusals import refuse, wrong_value

_ROOT = "/v3/businesscircle"
_SYNC: Place = ("POST", f"{_ROOT}/points/notify")
_PENDING: Place = ("GET", f"{_ROOT}/users/{{}}/points/commit_status")
_NO_CONTENT = 204


class Malls(Family):
    """The points of malls.

    Attributes:
        members: the users of malls, their cars, and the settings of malls.
        payments: the payments in stores of malls.
        member_machine: the steps of users; also `gateway.mall_members`.
        payment_machine: the steps of payments; also `gateway.mall_payments`.
    """

    name = "malls"
    tables = Tables.read("malls", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.members, self.payments = Members(context.store), MallPayments(context.store)
        self.member_machine = MallMemberMachine(context, self.members)
        self.payment_machine = MallPaymentMachine(context, self.payments, self.members)
        self.machines = (self.member_machine, self.payment_machine)
        self.behaviors = {
            _SYNC: self._sync,
            _PENDING: self._query_pending,
            ("POST", f"{_ROOT}/parkings"): self._park,
            ("GET", f"{_ROOT}/user-authorizations/{{}}"): self._query_authorization,
        }

    def _sync(self, call: Call) -> Outcome:
        fields = call.fields
        payment = self.payments.find(_mall_of(call), fields["transaction_id"])
        if payment is None or payment.state is PointsState.PENDING:
            raise _refused(call, "该笔交易未申请积分", "No points were requested for the payment.")
        if payment.openid != fields["openid"]:
            raise wrong_value("/openid", fields["openid"], "openid错误", "must be that of the payment")
        if payment.state is PointsState.REPORTED:
            raise _refused(call, "该笔交易积分已同步，请勿重复同步", "The points of the payment are already reported.")
        if to_day(payment.paid) != to_day(call.now) and not payment.is_example:
            raise _refused(call, "已超过积分同步时间", "Points are reported on the day of the payment.")
        points: int = fields["increased_points"] if fields["earn_points"] else 0
        self.payment_machine.advance(payment, REPORT, {"points": points})
        return Outcome(_NO_CONTENT)

    def _park(self, call: Call) -> Outcome:
        fields = call.fields
        at = from_moment(fields["time"])
        if at > call.now:
            raise wrong_value("/time", fields["time"], "时间超出范围", "must not be in the future")
        self.members.park(_mall_of(call), fields["openid"], fields["plate_number"], fields["state"], at)
        return Outcome(_NO_CONTENT)

    def _query_pending(self, call: Call) -> Outcome:
        mall, openid = _mall_of(call), call.arguments["openid"]
        if self.members.get(mall, openid).state is not AuthorizeState.AUTHORIZED:
            raise _refused(
                call, "用户未授权商圈积分服务", "The user has not authorized the points service of the mall."
            )
        today = to_day(call.now)
        is_pending = any(to_day(each.paid) == today for each in self.payments.pending(mall, openid))
        return to_reply(call, {"points_commit_status": "PENDING" if is_pending else "FINISHED"})

    def _query_authorization(self, call: Call) -> Outcome:
        member = self.members.get(_mall_of(call), call.arguments["openid"])
        values = {
            "openid": member.openid,
            "authorize_state": member.state.value,
            "authorize_time": None if member.authorized is None else to_moment(member.authorized),
            "deauthorize_time": None if member.canceled is None else to_moment(member.canceled),
        }
        return to_reply(call, values)

    def add_examples(self, mchid: str) -> None:
        """Add the members and the payments that the catalog's examples refer to, in the mall `mchid`."""
        now = self._context.now()
        for example in (each for place in (_SYNC, _PENDING) for each in examples_at(self._context.catalog, place)):
            openid, number = example.arguments["openid"], example.arguments.get("transaction_id")
            member = self.members.get(mchid, openid)
            self.members.put(member, state=AuthorizeState.AUTHORIZED, authorized=now, is_example=True)
            if number is not None and self.payments.find(mchid, number) is None:
                payment = (number, mchid, openid, 1, "example", "1", PointsState.REQUESTED, now)
                self.payments.add(MallPayment(*payment, is_example=True))


def _mall_of(call: Call) -> str:
    """Return the merchant number of the mall: the sub-merchant of a service provider, or the caller."""
    mall: str = {**call.arguments, **call.fields}.get("sub_mchid", call.mchid)
    return mall


def _refused(call: Call, zh: str, en: str) -> Refusal:
    return refuse(call, "INVALID_REQUEST", zh, en)
