"""The operations that are measured: how the floors request them, and how our clients call them."""

import json
from collections.abc import Callable
from typing import Any

from attrs import frozen

from benchmarks.platform_keys import MCHID
from wechatpay_clients import AsyncClient, Client


@frozen
class Operation:
    """An operation. Each call has another number, as in production, so that no library benefits from a cached URL."""

    request: Callable[[str], tuple[str, str, bytes]]
    """Makes method, target and body for a floor, with the JSON of the body."""
    method_of: Callable[[Client | AsyncClient], Callable[[str], Any]]
    """Returns the function that calls the operation with one of our clients."""


def _refund(number: str) -> dict[str, Any]:
    return {
        "out_trade_no": number,
        "out_refund_no": number,
        "reason": "商品已售完",
        "notify_url": "https://pay.example.com/refunds",
        "amount": {"refund": 888, "total": 888, "currency": "CNY", "from": [{"account": "AVAILABLE", "amount": 888}]},
        "goods_detail": [
            {
                "merchant_goods_id": "1217752501201407033233368018",
                "wechatpay_goods_id": "1001",
                "goods_name": "iPhone6s 16G",
                "unit_price": 528800,
                "refund_amount": 528800,
                "refund_quantity": 1,
            }
        ],
    }


def _revoke_method(client: Client | AsyncClient) -> Callable[[str], Any]:
    revoke = client.onboarding.merchant_alteration.revoke_name_alteration
    return lambda number: revoke(apply_id=number)


def _query_method(client: Client | AsyncClient) -> Callable[[str], Any]:
    query = client.payments.transactions.query_order_by_out_trade_no
    return lambda number: query(out_trade_no=number)


def _refund_method(client: Client | AsyncClient) -> Callable[[str], Any]:
    create = client.payments.refunds.create_refund
    return lambda number: create(**_refund(number))


LIGHT = Operation(
    lambda number: ("POST", f"/v3/mchalterapply/merchantnamealterapplyment/{number}/revoke", b""), _revoke_method
)
"""Revokes an application: no body, and a reply of two fields."""
QUERY = Operation(
    lambda number: ("GET", f"/v3/pay/transactions/out-trade-no/{number}?mchid={MCHID}", b""), _query_method
)
"""Queries a paid order: no body, and a reply with its payer, amounts and a coupon."""
REFUND = Operation(
    lambda number: ("POST", "/v3/refund/domestic/refunds", json.dumps(_refund(number)).encode()), _refund_method
)
"""Refunds a product of an order: body and reply are nested."""
