"""Valid orders and refunds of a merchant or partner, for tests that change one value."""

from typing import Any

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.server import RunningGateway

NUMBER, REFUND = "order-20260101-1", "refund-20260101-1"
SUB_MCHID, SUB_APPID = "1900000109", "wxd678efh567hg6999"
NOTIFY_URL = "https://shop.example/paid"
IP = "14.23.150.211"
REFUNDS = "/v3/refund/domestic/refunds"
GOODS: dict[str, Any] = {"merchant_goods_id": "book-7", "goods_name": "A book", "quantity": 2, "unit_price": 300}


def direct(merchant: Merchant, kind: str = "native", **changes: Any) -> tuple[str, dict[str, Any]]:
    """Return the target and body of a merchant's order."""
    body = {"appid": "wxd678efh567hg6787", "mchid": merchant.mchid, **_order(kind)}
    if kind == "jsapi":
        body["payer"] = {"openid": "oOne"}
    return f"/v3/pay/transactions/{kind}", body | changes


def partner(merchant: Merchant, kind: str = "native", **changes: Any) -> tuple[str, dict[str, Any]]:
    """Return the target and body of an order that a partner places for a sub-merchant."""
    body = {"sp_appid": "wx8888888888888888", "sp_mchid": merchant.mchid, "sub_mchid": SUB_MCHID, **_order(kind)}
    if kind == "jsapi":
        body["payer"] = {"sp_openid": "oPartner"}
    return f"/v3/pay/partner/transactions/{kind}", body | changes


def combined(
    merchant: Merchant, kind: str = "native", *, part: dict[str, Any] | None = None, **changes: Any
) -> tuple[str, dict[str, Any]]:
    """Return the target and body of a combined order of two; `part` changes the first."""
    body: dict[str, Any] = {
        "combine_appid": "wxd678efh567hg6787",
        "combine_mchid": merchant.mchid,
        "combine_out_trade_no": NUMBER,
        "sub_orders": [_part(merchant, "part-1") | (part or {}), _part(merchant, "part-2")],
        "notify_url": NOTIFY_URL,
    }
    if kind == "jsapi":
        body["combine_payer_info"] = {"openid": "oOne"}
    if kind == "h5":
        body["scene_info"] = _h5_scene() | {"device_id": "1"}
    return f"/v3/combine-transactions/{kind}", body | changes


def _part(merchant: Merchant, number: str) -> dict[str, Any]:
    amount = {"total_amount": 500, "currency": "CNY"}
    return {
        "mchid": merchant.mchid,
        "sub_mchid": SUB_MCHID,
        "attach": "",
        "amount": amount,
        "out_trade_no": number,
        "description": "A book",
    }


def _order(kind: str) -> dict[str, Any]:
    order: dict[str, Any] = {
        "description": "A book",
        "out_trade_no": NUMBER,
        "notify_url": NOTIFY_URL,
        "amount": {"total": 1000},
    }
    if kind == "h5":
        order["scene_info"] = _h5_scene()
    if kind == "codepay":
        del order["notify_url"]
        order |= {"payer": {"auth_code": "130061098828009406"}, "scene_info": {"store_info": {"id": "1"}}}
    return order


def _h5_scene() -> dict[str, Any]:
    return {"payer_client_ip": IP, "h5_info": {"type": "Wap"}}


def refund(**changes: Any) -> dict[str, Any]:
    """Return the body of a refund of the order `NUMBER`."""
    amount = {"refund": 300, "total": 1000, "currency": "CNY"}
    return {"out_trade_no": NUMBER, "out_refund_no": REFUND, "amount": amount} | changes


def place_and_pay(gateway: RunningGateway, merchant: Merchant, order: tuple[str, dict[str, Any]]) -> str:
    """Place and pay an order, and return its transaction ID."""
    place(merchant, order)
    gateway.pay(NUMBER)
    transaction_id = gateway.orders.get(NUMBER).transaction_id
    assert transaction_id is not None
    return transaction_id


def place(merchant: Merchant, order: tuple[str, dict[str, Any]]) -> Answer:
    """Place an order and check that it succeeds."""
    reply = merchant.call_json(*order)
    assert reply.status in {200, 202}, reply.body
    return reply


def refusal_of(reply: Answer) -> tuple[int, str, str]:
    """Return the status and code of a refusal, and the field that it names."""
    body = reply.json()
    return reply.status, body.get("code", ""), body.get("detail", {}).get("field", "")
