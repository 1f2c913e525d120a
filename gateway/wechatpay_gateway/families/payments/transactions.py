"""Direct and partner payments: prepay, pay by payment code, query, close, reverse.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012791877 and related pages; for partners: https://pay.weixin.qq.com/doc/v3/partner/4012738659.
"""

from collections.abc import Callable, Mapping

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.payments.apis import DIRECT, PARTNER, PAYMENT_CODE, TRADE_TYPES, Api
from wechatpay_gateway.families.payments.checks import check_amount, check_caller, check_number, expiry
from wechatpay_gateway.families.payments.funds import SharingInProgressError
from wechatpay_gateway.families.payments.order_machine import OrderMachine
from wechatpay_gateway.families.payments.order_rules import check_order, check_payment_code, used_payment_code
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.prepayments import lifetime_seconds
from wechatpay_gateway.families.payments.refusals import unknown_order
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import OVER, PAID, REVERSE, OrderState
from wechatpay_gateway.families.payments.views import order_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse, wrong_value

_ACCEPTED = 202


class Transactions:
    """The operations of direct and partner payments; `address` returns the base URL of the payer's page."""

    def __init__(self, records: Records, machine: OrderMachine, address: Callable[[], str]) -> None:
        self._orders = records.orders
        self._prepayments = records.prepayments
        self._codes = records.payment_codes
        self._funds = records.funds
        self._machine = machine
        self._address = address
        self.behaviors: Mapping[Place, Behavior] = {
            place: perform for api in (DIRECT, PARTNER) for place, perform in self._behaviors_of(api)
        }

    def _behaviors_of(self, api: Api) -> list[tuple[Place, Behavior]]:
        own = f"{api.root}/out-trade-no/{{}}"
        table: list[tuple[Place, Callable[[Api, Call], Outcome]]] = [
            (("POST", f"{api.root}/codepay"), self._pay_by_code),
            (("GET", f"{api.root}/id/{{}}"), self._query),
            (("GET", own), self._query),
            (("POST", f"{own}/close"), self._close),
            (("POST", f"{own}/reverse"), self._reverse),
        ]
        prepays = [
            (("POST", f"{api.root}/{kind}"), self._prepaying(api, trade_type))
            for kind, trade_type in TRADE_TYPES.items()
        ]
        return [*prepays, *((place, _bound(perform, api)) for place, perform in table)]

    def _prepaying(self, api: Api, trade_type: str) -> Behavior:
        def prepay(call: Call) -> Outcome:
            order = self._place(api, trade_type, call)
            prepayment = self._prepayments.add(
                *(order.caller, order.out_trade_no),
                is_combined=False,
                at=call.now,
                seconds=lifetime_seconds(trade_type),
            )
            return to_reply(call, prepaid(prepayment.prepay_id, prepayment.code, self._address()))

        return prepay

    def _place(self, api: Api, trade_type: str, call: Call) -> Order:
        """Place an order, or return the one that the same request placed before."""
        fields = dict(call.fields)
        check_caller(call, api, fields[api.caller])
        number: str = fields["out_trade_no"]
        check_number("/out_trade_no", number)
        check_amount("/amount/total", fields["amount"]["total"], fields["amount"].get("currency"))
        check_notify_url(fields)
        check_order(call)
        content = to_content(fields)
        existing = self._orders.find(call.mchid, api.name, number)
        if existing is not None and not existing.is_example:
            return _same(call, existing, content)
        if trade_type == PAYMENT_CODE:
            self._use(call, fields["payer"]["auth_code"])
        order = Order(
            call.mchid,
            fields[api.payee],
            api.name,
            trade_type,
            number,
            OrderState.NOTPAY,
            fields["amount"]["total"],
            content,
            call.now,
            expires=expiry(call),
        )
        self._orders.add(order)
        return order

    def _use(self, call: Call, code: str) -> None:
        check_payment_code(call, code)
        try:
            self._codes.use(code)
        except ValueError:
            raise used_payment_code(call) from None

    def _pay_by_code(self, api: Api, call: Call) -> Outcome:
        """Charge the payment code, or wait for the payer's password."""
        order = self._place(api, PAYMENT_CODE, call)
        if order.state is OrderState.NOTPAY:
            order = self._machine.charge(order, at=call.now)
        is_waiting = order.state is OrderState.USERPAYING and _ACCEPTED in call.operation.replies
        return to_reply(call, order_view(order), _ACCEPTED if is_waiting else 200)

    def _query(self, api: Api, call: Call) -> Outcome:
        return to_reply(call, order_view(self._own(api, call, call.arguments)))

    def _close(self, api: Api, call: Call) -> Outcome:
        order = self._own(api, call, {**call.arguments, **call.fields})
        if order.state in PAID and not order.is_example:
            raise refuse(call, "INVALID_REQUEST", "订单已支付", "The order is paid.", InternalNumber.ORDER_PAID)
        if order.state not in OVER:
            self._orders.put(order, OrderState.CLOSED)
        return Outcome(204)

    def _reverse(self, api: Api, call: Call) -> Outcome:
        """Reverse an order of a payment code: cancel it if it is open, refund it if it is paid."""
        order = self._own(api, call, {**call.arguments, **call.fields})
        if order.trade_type != PAYMENT_CODE and not order.is_example:
            raise refuse(
                call,
                "INVALID_REQUEST",
                "仅付款码支付的订单可撤销",
                "Only an order with a payment code can be reversed.",
            )
        if order.state is not OrderState.REVOKED:
            if order.state in PAID:
                self._give_back(call, order)
            self._orders.step(order, REVERSE)
        return to_reply(call, {**call.fields, "out_trade_no": order.out_trade_no})

    def _give_back(self, call: Call, order: Order) -> None:
        """Return the money of a paid order to the payer."""
        try:
            self._funds.reverse(order)
        except (NotEnoughError, SharingInProgressError) as error:
            en = f"The payment cannot be returned: {error}."
            raise refuse(call, "NOT_ENOUGH", "商户余额不足，无法撤销", en) from None

    def _own(self, api: Api, call: Call, values: Mapping[str, object]) -> Order:
        check_caller(call, api, values.get(api.caller))
        if "transaction_id" in values:
            candidates = self._orders.of_transaction(str(values["transaction_id"]))
        else:
            candidates = self._orders.of_caller(call.mchid, str(values["out_trade_no"]))
        own = [each for each in candidates if each.caller == call.mchid and each.family == api.name]
        if not own:
            raise unknown_order(call)
        order = own[0]
        if order.payee != values.get(api.payee, order.payee):
            zh, en = "与订单的商户号不一致", "is not the payee of this order"
            raise wrong_value(api.payee, values.get(api.payee), zh, en)
        return order


def _bound(perform: Callable[[Api, Call], Outcome], api: Api) -> Behavior:
    return lambda call: perform(api, call)


def _same(call: Call, existing: Order, content: str) -> Order:
    if existing.state is OrderState.REVOKED:
        raise refuse(
            call, "ORDER_REVERSED ORDER_CLOSED", "该订单已撤销，请重新下单", "The order was reversed. Use a new number."
        )
    if existing.state in OVER:
        raise refuse(call, "ORDER_CLOSED", "该订单已关闭，请重新下单", "The order is closed. Use a new number.")
    if existing.state in PAID:
        zh, en = "该订单已支付", "The order with this number is paid."
        raise refuse(call, "ORDER_PAID OUT_TRADE_NO_USED", zh, en, InternalNumber.ORDER_PAID)
    if existing.content != content:
        raise _taken(call)
    return existing


def _taken(call: Call) -> Exception:
    zh, en = "商户订单号重复，且请求内容不一致", "The number is already used by an order with different content."
    return refuse(call, "OUT_TRADE_NO_USED", zh, en, InternalNumber.CHANGED_PARAMETERS)


def prepaid(prepay_id: str, code: str, address: str) -> dict[str, str]:
    """Return the fields of all kinds of prepay replies; the schema of the operation's reply selects among them."""
    return {
        "prepay_id": prepay_id,
        "code_url": f"weixin://wxpay/bizpayurl/up?pr={code}&groupid=00",
        "h5_url": f"{address}/_gateway/pay/{code}?prepay_id={prepay_id}",
    }
