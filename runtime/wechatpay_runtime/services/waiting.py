"""Methods that ask until a thing is final, for services with a query; `_service.yaml` names them as `extensions`.

How often the official pages ask, counted from the first question:

- orders: a page that shows a QR code asks every 2 s for a minute, a till every 5 s; a server after 5 s, 30 s, 1, 3, 5, 10
  and 30 minutes (https://pay.weixin.qq.com/doc/v3/merchant/4012075249). We ask every 5 s for a minute, then as the server.
- refunds: every minute, and after five minutes each 5, 10, 20, 30 minutes
  (https://pay.weixin.qq.com/doc/v3/merchant/4012791863).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.services.watch import Watch, wait, wait_async

if TYPE_CHECKING:
    from wechatpay_runtime.clock import Clock

_FINAL_ORDERS = frozenset({"SUCCESS", "REFUND", "CLOSED", "REVOKED", "PAYERROR"})
_FINAL_REFUNDS = frozenset({"SUCCESS", "CLOSED", "ABNORMAL"})
_ORDER_WAITS_SECONDS = (*[5.0] * 12, 30.0, 60.0, 180.0, 300.0, 600.0, 1800.0)
_REFUND_WAITS_SECONDS = (*[60.0] * 5, 300.0, 600.0, 1200.0, 1800.0)
"""The last of each goes on."""


class Order(Protocol):
    """What a query of an order answers."""

    @property
    def trade_state(self) -> str:
        """Where the order stands."""
        ...


class CombinedOrder(Protocol):
    """What a query of a combined order answers."""

    @property
    def sub_orders(self) -> Sequence[Order] | None:
        """The orders that were placed together."""
        ...


class Refund(Protocol):
    """What a query of a refund answers."""

    @property
    def status(self) -> str:
        """Where the refund stands."""
        ...


OrderT = TypeVar("OrderT", bound=Order)
CombinedOrderT = TypeVar("CombinedOrderT", bound=CombinedOrder)
RefundT = TypeVar("RefundT", bound=Refund)


def _order(clock: "Clock", number: str, timeout: float) -> Watch:
    return Watch(f"The order {number}", _ORDER_WAITS_SECONDS, _is_final_order, clock, timeout)


def _combined_order(clock: "Clock", number: str, timeout: float) -> Watch:
    def is_final(answer: CombinedOrder) -> bool:
        orders = answer.sub_orders or ()
        return bool(orders) and all(map(_is_final_order, orders))

    return Watch(f"The combined order {number}", _ORDER_WAITS_SECONDS, is_final, clock, timeout)


def _is_final_order(answer: Order) -> bool:
    return answer.trade_state in _FINAL_ORDERS


def _refund(clock: "Clock", number: str, timeout: float) -> Watch:
    def is_final(answer: Refund) -> bool:
        return answer.status in _FINAL_REFUNDS

    return Watch(f"The refund {number}", _REFUND_WAITS_SECONDS, is_final, clock, timeout)


class WaitForOrder(Service, Generic[OrderT]):
    """Waits for the end of orders of the client's own merchant."""

    def wait_until_final(self, *, out_trade_no: str, mchid: str | None = None, timeout: float) -> OrderT:
        """Ask until an order is paid, refunded, closed, reversed or failed; at once, then less and less often.

        It holds up the caller. A server has the notification, and asks where none came.

        Args:
            out_trade_no: 商户订单号. Number you gave the order.
            mchid: 商户号, the client's own number unless given. Merchant number under which the order was placed.
            timeout: Seconds to wait at most; 0 asks once. The last question is asked when they are over.

        Returns:
            What `query_order_by_out_trade_no` answers, in a state that is final: `SUCCESS`, `REFUND`, `CLOSED`,
            `REVOKED` or `PAYERROR`. Look at `trade_state`: final does not mean paid.

        Raises:
            StillOpen: The time is up; `last` is the last answer. A query that fails for the moment does not end the wait.
            WeChatPayError: As `query_order_by_out_trade_no`; `NotFound` where there is no such order.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012075249
        """
        clock, query = self._driver.session.clock, cast("Any", self).query_order_by_out_trade_no
        watch = _order(clock, out_trade_no, timeout)
        answer: OrderT = wait(watch, clock, lambda: query(out_trade_no=out_trade_no, mchid=mchid))
        return answer


class AsyncWaitForOrder(AsyncService, Generic[OrderT]):
    """Waits for the end of orders of the client's own merchant."""

    async def wait_until_final(self, *, out_trade_no: str, mchid: str | None = None, timeout: float) -> OrderT:
        """Ask until an order is final; arguments, result and errors as those of `WaitForOrder`."""
        clock, query = self._driver.session.clock, cast("Any", self).query_order_by_out_trade_no
        watch = _order(clock, out_trade_no, timeout)
        answer: OrderT = await wait_async(watch, clock, lambda: query(out_trade_no=out_trade_no, mchid=mchid))
        return answer


class WaitForPartnerOrder(Service, Generic[OrderT]):
    """Waits for the end of orders that a partner placed for its sub-merchants."""

    def wait_until_final(
        self, *, out_trade_no: str, sub_mchid: str, sp_mchid: str | None = None, timeout: float
    ) -> OrderT:
        """Ask until an order is paid, refunded, closed, reversed or failed; at once, then less and less often.

        Args:
            out_trade_no: 商户订单号. Number you gave the order.
            sub_mchid: 子商户号. Merchant number of the sub-merchant for which it was placed.
            sp_mchid: 服务商商户号, the client's own number unless given. Merchant number of the partner that placed it.
            timeout: Seconds to wait at most; 0 asks once. The last question is asked when they are over.

        Returns:
            What `query_order_by_out_trade_no` answers, in a state that is final: `SUCCESS`, `REFUND`, `CLOSED`,
            `REVOKED` or `PAYERROR`. Look at `trade_state`: final does not mean paid.

        Raises:
            StillOpen: The time is up; `last` is the last answer. A query that fails for the moment does not end the wait.
            WeChatPayError: As `query_order_by_out_trade_no`; `NotFound` where there is no such order.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012082568
        """
        clock, query = self._driver.session.clock, cast("Any", self).query_order_by_out_trade_no
        arguments = {"out_trade_no": out_trade_no, "sub_mchid": sub_mchid, "sp_mchid": sp_mchid}
        answer: OrderT = wait(_order(clock, out_trade_no, timeout), clock, lambda: query(**arguments))
        return answer


class AsyncWaitForPartnerOrder(AsyncService, Generic[OrderT]):
    """Waits for the end of orders that a partner placed for its sub-merchants."""

    async def wait_until_final(
        self, *, out_trade_no: str, sub_mchid: str, sp_mchid: str | None = None, timeout: float
    ) -> OrderT:
        """Ask until an order is final; arguments, result and errors as those of `WaitForPartnerOrder`."""
        clock, query = self._driver.session.clock, cast("Any", self).query_order_by_out_trade_no
        arguments = {"out_trade_no": out_trade_no, "sub_mchid": sub_mchid, "sp_mchid": sp_mchid}
        answer: OrderT = await wait_async(_order(clock, out_trade_no, timeout), clock, lambda: query(**arguments))
        return answer


class WaitForCombinedOrder(Service, Generic[CombinedOrderT]):
    """Waits for the end of combined orders."""

    def wait_until_final(self, *, combine_out_trade_no: str, timeout: float) -> CombinedOrderT:
        """Ask until each order of a combined one is final; at once, then less and less often.

        Args:
            combine_out_trade_no: 合单商户订单号. Number you gave the combined order.
            timeout: Seconds to wait at most; 0 asks once. The last question is asked when they are over.

        Returns:
            What `query_order_by_out_trade_no` answers. Look at the `trade_state` of each of `sub_orders`: final does not
            mean paid.

        Raises:
            StillOpen: The time is up; `last` is the last answer. A query that fails for the moment does not end the wait.
            WeChatPayError: As `query_order_by_out_trade_no`; `NotFound` where there is no such order.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012075249
        """
        clock, query = self._driver.session.clock, cast("Any", self).query_order_by_out_trade_no
        watch = _combined_order(clock, combine_out_trade_no, timeout)
        answer: CombinedOrderT = wait(watch, clock, lambda: query(combine_out_trade_no=combine_out_trade_no))
        return answer


class AsyncWaitForCombinedOrder(AsyncService, Generic[CombinedOrderT]):
    """Waits for the end of combined orders."""

    async def wait_until_final(self, *, combine_out_trade_no: str, timeout: float) -> CombinedOrderT:
        """Ask until each order is final; arguments, result and errors as those of `WaitForCombinedOrder`."""
        clock, query = self._driver.session.clock, cast("Any", self).query_order_by_out_trade_no
        watch = _combined_order(clock, combine_out_trade_no, timeout)
        answer: CombinedOrderT = await wait_async(
            watch, clock, lambda: query(combine_out_trade_no=combine_out_trade_no)
        )
        return answer


class WaitForRefund(Service, Generic[RefundT]):
    """Waits for the end of refunds."""

    def wait_until_final(self, *, out_refund_no: str, sub_mchid: str | None = None, timeout: float) -> RefundT:
        """Ask until a refund has arrived, is closed or cannot go its way; at once, every minute, then less often.

        A refund to a bank card takes one to three working days, so rather keep its notification than wait for it.

        Args:
            out_refund_no: 商户退款单号. Number you gave the refund.
            sub_mchid: 子商户号. Merchant number of the sub-merchant of the order; a partner must give it.
            timeout: Seconds to wait at most; 0 asks once. The last question is asked when they are over.

        Returns:
            What `query_refund` answers, with a `status` that is final: `SUCCESS`, `CLOSED` or `ABNORMAL`.

        Raises:
            StillOpen: The time is up; `last` is the last answer. A query that fails for the moment does not end the wait.
            WeChatPayError: As `query_refund`; `NotFound` where there is no such refund.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791863
        """
        clock, query = self._driver.session.clock, cast("Any", self).query_refund
        watch = _refund(clock, out_refund_no, timeout)
        answer: RefundT = wait(watch, clock, lambda: query(out_refund_no=out_refund_no, sub_mchid=sub_mchid))
        return answer


class AsyncWaitForRefund(AsyncService, Generic[RefundT]):
    """Waits for the end of refunds."""

    async def wait_until_final(self, *, out_refund_no: str, sub_mchid: str | None = None, timeout: float) -> RefundT:
        """Ask until a refund is final; arguments, result and errors as those of `WaitForRefund`."""
        clock, query = self._driver.session.clock, cast("Any", self).query_refund
        watch = _refund(clock, out_refund_no, timeout)
        answer: RefundT = await wait_async(
            watch, clock, lambda: query(out_refund_no=out_refund_no, sub_mchid=sub_mchid)
        )
        return answer
