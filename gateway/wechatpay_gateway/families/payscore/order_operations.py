"""The operations of PayScore orders.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012587900, 4012587902, 4012587905, 4012587955, 4012587957 and 4012587962; for service
providers https://pay.weixin.qq.com/doc/v3/partner/4013138534 and related pages.
"""

from collections.abc import Collection, Mapping
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.payscore.apis import Api
from wechatpay_gateway.families.payscore.order_machine import MCH, AnyServiceOrderMachine
from wechatpay_gateway.families.payscore.rules import check_amount, check_creation, check_reduction
from wechatpay_gateway.families.payscore.service_orders import (
    PACKAGE_SECONDS,
    ServiceOrder,
    ServiceOrders,
    new_order_id,
    new_package,
    new_query_id,
)
from wechatpay_gateway.families.payscore.steps import (
    CANCEL,
    COMPLETE,
    COMPLETE_FREE,
    MODIFY,
    MODIFY_FREE,
    SYNC,
    ServiceOrderState,
)
from wechatpay_gateway.families.payscore.time_rules import check_actual_times, check_payment_time, check_planned_times
from wechatpay_gateway.families.payscore.views import service_order_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.steps import Step

_NO_CONTENT = 204
_COMPLETED = frozenset({ServiceOrderState.MCH_COMPLETE, ServiceOrderState.CHARGING, ServiceOrderState.DONE})
_PAID = frozenset({ServiceOrderState.DONE})


class ServiceOrderOperations:
    """The operations of one of the two APIs."""

    def __init__(self, api: Api, orders: ServiceOrders, machine: AnyServiceOrderMachine) -> None:
        self._is_partner = api.is_partner
        self._orders = orders
        self._machine = machine
        own = f"{api.root}/{{}}"
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", api.root): self._create,
            ("GET", api.root): self._query,
            ("POST", f"{own}/complete"): self._complete,
            ("POST", f"{own}/modify"): self._modify,
            ("POST", f"{own}/sync"): self._sync,
            ("POST", f"{own}/cancel"): self._cancel,
        }

    def _create(self, call: Call) -> Outcome:
        check_notify_url(call.fields)
        check_creation(call)
        existing = self._orders.find(call.mchid, call.fields["out_order_no"], is_partner=self._is_partner)
        if existing is None or existing.is_example:
            check_planned_times(call)
            existing = self._add(call)
        elif existing.content != to_content(call.fields):
            en = "The number is already used by an order with other values."
            raise refuse(call, "INVALID_REQUEST", "单号已存在但参数不一致", en, InternalNumber.CHANGED_PARAMETERS)
        elif existing.state in _OVER:
            raise _wrong_state(call, existing, _PAID)
        elif existing.package_expires <= call.now:
            renewed = {"package": new_package(), "package_expires": call.now + PACKAGE_SECONDS}
            existing = self._orders.update(existing, **renewed)
        return to_reply(call, service_order_view(existing))

    def _add(self, call: Call) -> ServiceOrder:
        return self._orders.add(
            ServiceOrder(
                call.mchid,
                self._is_partner,
                call.fields["out_order_no"],
                new_order_id(call.now),
                ServiceOrderState.CREATED,
                to_content(call.fields),
                call.now,
                new_package(),
                call.now + PACKAGE_SECONDS,
                new_query_id(),
            )
        )

    def _query(self, call: Call) -> Outcome:
        query_id = call.arguments.get("query_id")
        if query_id is None:
            return to_reply(call, service_order_view(self._find(call, call.arguments)))
        found = self._orders.with_query_id(call.mchid, query_id, is_partner=self._is_partner)
        return to_reply(call, service_order_view(_checked(call, found, call.arguments)))

    def _find(self, call: Call, named: Mapping[str, Any]) -> ServiceOrder:
        number = call.arguments["out_order_no"]
        return _checked(call, self._orders.find(call.mchid, number, is_partner=self._is_partner), named)

    def _movable(self, call: Call, step: Step, done: Collection[ServiceOrderState]) -> ServiceOrder:
        """Return the order of a call, which must be in a state in which the step starts; an example is put into one."""
        order = self._find(call, call.fields)
        if order.is_example and order.state not in step.source:
            order = self._machine.put(order, min(step.source))
        if order.state not in step.source:
            raise _wrong_state(call, order, done)
        return order

    def _reply(self, call: Call, order: ServiceOrder) -> Outcome:
        return Outcome(_NO_CONTENT) if self._is_partner else to_reply(call, service_order_view(order))

    def _complete(self, call: Call) -> Outcome:
        order = self._movable(call, COMPLETE, _COMPLETED)
        check_amount(call, order)
        check_actual_times(call, order)
        total: int = call.fields["total_amount"]
        columns: dict[str, Any] = {"completion": to_content(call.fields), "completed": call.now, "total": total}
        return self._reply(call, self._machine.advance(order, COMPLETE if total else COMPLETE_FREE, columns))

    def _modify(self, call: Call) -> Outcome:
        order = self._movable(call, MODIFY, _PAID)
        check_reduction(call, order)
        total: int = call.fields["total_amount"]
        without = {name: value for name, value in order.final.items() if name != "post_discounts"}
        columns: dict[str, Any] = {"completion": to_content({**without, **call.fields}), "total": total}
        return self._reply(call, self._machine.advance(order, MODIFY if total else MODIFY_FREE, columns))

    def _sync(self, call: Call) -> Outcome:
        order = self._movable(call, SYNC, _PAID)
        columns = {"paid": check_payment_time(call, order), "paid_type": MCH}
        return self._reply(call, self._machine.advance(order, SYNC, columns))

    def _cancel(self, call: Call) -> Outcome:
        content = to_content(call.fields)
        order = self._find(call, call.fields)
        if order.state is ServiceOrderState.REVOKED and order.cancellation == content:
            return self._reply(call, order)
        order = self._movable(call, CANCEL, _PAID)
        return self._reply(call, self._machine.advance(order, CANCEL, {"cancellation": content}))


_OVER = frozenset({ServiceOrderState.DONE, ServiceOrderState.REVOKED, ServiceOrderState.EXPIRED})


def _checked(call: Call, order: ServiceOrder | None, named: Mapping[str, Any]) -> ServiceOrder:
    """Return the order if it exists and belongs to the service, the sub-merchant and the AppID that the call names."""
    if order is not None:
        numbers = [name for name in ("service_id", "sub_mchid") if name in named]
        if any(named[name] != order.fields.get(name) for name in numbers):
            order = None
    if order is None:
        raise refuse(call, "ORDER_NOT_EXIST", "订单不存在", "There is no such order.", InternalNumber.UNKNOWN_ORDER)
    if named.get("appid", order.fields["appid"]) != order.fields["appid"] and not order.is_example:
        raise refuse(call, "NO_AUTH", "appid与创建订单时不一致", "appid must be that of the creation.")
    return order


def _wrong_state(call: Call, order: ServiceOrder, done: Collection[ServiceOrderState]) -> Refusal:
    """Return the refusal of a call that the state of an order does not allow; in the states `done`, it has nothing to do any more."""
    if order.state is ServiceOrderState.REVOKED:
        return refuse(call, "ORDER_CANCELED", "单据已取消", "The order is canceled.")
    if order.state in done:
        return refuse(call, "ORDER_DONE", "订单已完成", f"The order is already {order.state.value}.")
    if order.state is ServiceOrderState.CHARGING:
        en = "The user is being charged. Try again after 3 minutes."
        return refuse(call, "INVALID_ORDER_STATE", "单据正在扣款中，请稍后再试", en)
    en = f"An order in state {order.state.value} does not allow this call."
    return refuse(call, "INVALID_ORDER_STATE", "当前订单状态不合法", en)
