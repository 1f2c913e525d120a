"""The replies of the server: those of the official examples, with the requested number."""

import json
from typing import Any

_GOODS: dict[str, Any] = {
    "merchant_goods_id": "1217752501201407033233368018",
    "wechatpay_goods_id": "1001",
    "goods_name": "iPhone6s 16G",
    "unit_price": 528800,
    "refund_amount": 528800,
    "refund_quantity": 1,
}
_REVOKED: dict[str, Any] = {"apply_id": "{number}", "state": "APPLYMENT_STATE_CANCELED"}
_ORDER: dict[str, Any] = {
    "appid": "wxd678efh567hg6787",
    "mchid": "1900000001",
    "out_trade_no": "{number}",
    "transaction_id": "1217752501201407033233368018",
    "trade_type": "JSAPI",
    "trade_state": "SUCCESS",
    "trade_state_desc": "支付成功",
    "bank_type": "CMC",
    "attach": "自定义数据",
    "success_time": "2018-06-08T10:34:56+08:00",
    "payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
    "amount": {"total": 100, "payer_total": 100, "currency": "CNY", "payer_currency": "CNY"},
    "scene_info": {"device_id": "013467007045764"},
    "promotion_detail": [
        {
            "coupon_id": "109519",
            "name": "单品惠-6",
            "scope": "GLOBAL",
            "type": "CASH",
            "amount": 100,
            "stock_id": "931386",
            "wechatpay_contribute": 0,
            "merchant_contribute": 0,
            "other_contribute": 0,
            "currency": "CNY",
            "goods_detail": [
                {
                    "goods_id": "M1006",
                    "quantity": 1,
                    "unit_price": 100,
                    "discount_amount": 1,
                    "goods_remark": "商品备注信息",
                }
            ],
        }
    ],
}
_REFUND: dict[str, Any] = {
    "refund_id": "50000000382019052709732678859",
    "out_refund_no": "{number}",
    "transaction_id": "1217752501201407033233368018",
    "out_trade_no": "{number}",
    "channel": "ORIGINAL",
    "user_received_account": "招商银行信用卡0403",
    "success_time": "2020-12-01T16:18:12+08:00",
    "create_time": "2020-12-01T16:18:12+08:00",
    "status": "SUCCESS",
    "funds_account": "UNSETTLED",
    "amount": {
        "total": 888,
        "refund": 888,
        "from": [{"account": "AVAILABLE", "amount": 444}],
        "payer_total": 90,
        "payer_refund": 90,
        "settlement_refund": 100,
        "settlement_total": 100,
        "discount_refund": 10,
        "currency": "CNY",
        "refund_fee": 100,
    },
    "promotion_detail": [
        {
            "promotion_id": "109519",
            "scope": "GLOBAL",
            "type": "COUPON",
            "amount": 5,
            "refund_amount": 100,
            "goods_detail": [_GOODS],
        }
    ],
}


def _pieces(reply: dict[str, Any]) -> list[bytes]:
    return json.dumps(reply, ensure_ascii=False, separators=(",", ":")).encode().split(b"{number}")


_REVOKED_PIECES, _ORDER_PIECES, _REFUND_PIECES = map(_pieces, (_REVOKED, _ORDER, _REFUND))


def reply_body(target: bytes, body: bytes) -> bytes:
    """Return the body of the reply to a request."""
    path, _, _ = target.partition(b"?")
    if path.endswith(b"/revoke"):
        return path.rsplit(b"/", 2)[1].join(_REVOKED_PIECES)
    if path.endswith(b"/refunds"):
        number: str = json.loads(body)["out_refund_no"]
        return number.encode().join(_REFUND_PIECES)
    return path.rsplit(b"/", 1)[1].join(_ORDER_PIECES)
