"""Flows of money: the steps of merchants, payers and banks, one after another, for tests that interrupt them.

Each flow uses a new number, and yields every state of a record as soon as a reply has acknowledged it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gateway.coupons import day_from
from gateway.plain_merchant import PlainMerchant

APPID = "wxd678efh567hg6787"
STORE = "86693852"
TOTAL, SHARED = 1_000, 300


class Acknowledged(NamedTuple):
    """A record, by its machine and its key there, in a state that a reply acknowledged; `number` is the merchant's."""

    machine: str
    key: str
    number: str
    state: str


class Flow:
    """The calls of a merchant with one number.

    Attributes:
        unconfirmed: the path and the body of the call whose reply has not arrived, or `None`.
    """

    def __init__(self, merchant: PlainMerchant, notify_url: str, number: str) -> None:
        self.merchant = merchant
        self.number = number
        self.unconfirmed: tuple[str, Mapping[str, Any]] | None = None
        self._notify_url = notify_url

    def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Make a call that must succeed, and return its reply."""
        self.unconfirmed = path, body
        reply = self.merchant.post(path, body)
        self.unconfirmed = None
        assert reply.status in {200, 202, 204}, reply
        return reply.fields

    def step(self, path: str, **fields: Any) -> Any:
        """Do what somebody else does."""
        return self.merchant.control(path, **fields)

    def address(self, machine: str) -> str:
        """Return the address for the notifications about the record."""
        return f"{self._notify_url}/{machine}/{self.number}"

    def at(self, machine: str, state: str, key: str = "") -> Acknowledged:
        """Return that a record is in a state; its key is the number by default."""
        return Acknowledged(machine, key or self.number, self.number, state)


def orders_with_coupons(flow: Flow) -> Iterator[Acknowledged]:
    """Start a prepaid stock, send its coupon, and pay an order with it, which is then refunded."""
    number, mchid, root = flow.number, flow.merchant.mchid, "/v3/marketing/favor"
    stock_id = flow.post(f"{root}/coupon-stocks", _stock(flow))["stock_id"]
    flow.post(f"{root}/stocks/{stock_id}/start", {"stock_creator_mchid": mchid})
    yield flow.at("cash_coupon_stocks", "running", stock_id)
    gift = {"stock_id": stock_id, "out_request_no": number, "appid": APPID, "stock_creator_mchid": mchid}
    coupon_id = flow.post(f"{root}/users/{number}/coupons", gift)["coupon_id"]
    yield flow.at("cash_coupons", "SENDED", coupon_id)
    yield from paid_order(flow, coupon_id=coupon_id)
    yield flow.at("cash_coupons", "USED", coupon_id)
    amount = {"refund": TOTAL, "total": TOTAL, "currency": "CNY"}
    refund = {"out_trade_no": number, "out_refund_no": number, "notify_url": flow.address("refunds"), "amount": amount}
    flow.post("/v3/refund/domestic/refunds", refund)
    yield flow.at("refunds", "PROCESSING")
    yield flow.at("orders", "REFUND")
    flow.step("/refunds/succeed", out_refund_no=number)
    yield flow.at("refunds", "SUCCESS")


def _stock(flow: Flow) -> dict[str, Any]:
    """Return the request that creates a stock of prepaid coupons."""
    now = flow.step("/clock/advance", seconds=1)["now"]
    return {
        "stock_name": "Autumn",
        "belong_merchant": flow.merchant.mchid,
        "no_cash": False,
        "stock_type": "NORMAL",
        "available_begin_time": day_from(now, 0),
        "available_end_time": day_from(now, 30),
        "stock_use_rule": {
            "max_coupons": 5,
            "max_amount": 5 * SHARED,
            "max_coupons_per_user": 5,
            "natural_person_limit": False,
            "prevent_api_abuse": False,
        },
        "coupon_use_rule": {
            "fixed_normal_coupon": {"coupon_amount": SHARED, "transaction_minimum": TOTAL},
            "available_merchants": [flow.merchant.mchid],
        },
        "out_request_no": flow.number,
    }


def paid_order(flow: Flow, *, coupon_id: str = "none", **settle_info: Any) -> Iterator[Acknowledged]:
    body = {
        "appid": APPID,
        "mchid": flow.merchant.mchid,
        "description": "A book",
        "out_trade_no": flow.number,
        "notify_url": flow.address("orders"),
        "settle_info": settle_info,
        "payer": {"openid": flow.number},
        "amount": {"total": TOTAL, "currency": "CNY"},
    }
    flow.post("/v3/pay/transactions/jsapi", body)
    yield flow.at("orders", "NOTPAY")
    flow.step("/orders/pay", number=flow.number, coupon_id=coupon_id)
    yield flow.at("orders", "SUCCESS")


def shares(flow: Flow) -> Iterator[Acknowledged]:
    """Share an order with a store, which returns a part."""
    store = {"type": "MERCHANT_ID", "account": STORE, "name": flow.merchant.seal("书店")}
    flow.post("/v3/profitsharing/receivers/add", {"appid": APPID, "relation_type": "PARTNER", **store})
    yield from paid_order(flow, profit_sharing=True)
    flow.step("/clock/advance", minutes=1)
    transaction_id = flow.merchant.get(
        f"/v3/pay/transactions/out-trade-no/{flow.number}?mchid={flow.merchant.mchid}"
    ).fields["transaction_id"]
    body = {
        "appid": APPID,
        "transaction_id": transaction_id,
        "out_order_no": flow.number,
        "unfreeze_unsplit": False,
        "receivers": [{**store, "amount": SHARED, "description": "分账"}],
    }
    flow.post("/v3/profitsharing/orders", body)
    yield flow.at("sharings", "PROCESSING")
    flow.step("/sharings/finish", number=flow.number)
    yield flow.at("sharings", "FINISHED")
    own = {"out_order_no": flow.number, "out_return_no": flow.number, "return_mchid": STORE}
    flow.post("/v3/profitsharing/return-orders", {**own, "amount": 83, "description": "退款"})
    yield flow.at("sharing_returns", "SUCCESS")


def transfers(flow: Flow) -> Iterator[Acknowledged]:
    """Transfer money to a user, who confirms it."""
    reports = [{"info_type": "活动名称", "info_content": "新会员"}, {"info_type": "奖励说明", "info_content": "抽奖"}]
    body = {
        "appid": APPID,
        "out_bill_no": flow.number,
        "transfer_scene_id": "1000",
        "openid": flow.number,
        "transfer_amount": SHARED,
        "transfer_remark": "A gift",
        "notify_url": flow.address("transfers"),
        "transfer_scene_report_infos": reports,
    }
    flow.post("/v3/fund-app/mch-transfer/transfer-bills", body)
    yield flow.at("transfers", "WAIT_USER_CONFIRM")
    flow.step("/transfers/confirm", out_bill_no=flow.number)
    yield flow.at("transfers", "SUCCESS")


def platform_withdrawals(flow: Flow) -> Iterator[Acknowledged]:
    """Withdraw the platform's own money to its bank."""
    address = flow.address("platform_withdrawals")
    body = {"out_request_no": flow.number, "amount": SHARED, "account_type": "BASIC", "notify_url": address}
    flow.post("/v3/merchant/fund/withdraw", body)
    yield flow.at("platform_withdrawals", "CREATE_SUCCESS")
    flow.step("/platform_withdrawals/succeed", out_request_no=flow.number)
    yield flow.at("platform_withdrawals", "SUCCESS")


FLOWS = (orders_with_coupons, shares, transfers, platform_withdrawals)
