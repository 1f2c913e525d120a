"""Builds the body of a notification, encrypted with the merchant's APIv3 key.

AEAD_AES_256_GCM: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.
"""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wechatpay_gateway.base.errors import to_json
from wechatpay_gateway.base.times import to_moment

_ALGORITHM = "AEAD_AES_256_GCM"
_SUMMARIES = {
    "TRANSACTION.SUCCESS": "支付成功",
    "REFUND.SUCCESS": "退款成功",
    "REFUND.ABNORMAL": "退款异常",
    "REFUND.CLOSED": "退款关闭",
    "MCHTRANSFER.BILL.FINISHED": "商家转账单据终态通知",
    "MCHTRANSFER.AUTHORIZATION.CONFIRMED": "商家转账用户免确认收款授权确认通知",
    "MCHTRANSFER.AUTHORIZATION.CLOSED": "商家转账用户免确认收款授权关闭通知",
    "PAYSCORE.USER_CONFIRM": "确认订单",
    "PAYSCORE.USER_PAID": "支付成功",
}


def make_body(
    *,
    notification_id: str,
    created: float,
    event_type: str,
    original_type: str,
    resource: Mapping[str, Any],
    apiv3_key: str,
    nonce: str,
    summary: str | None = None,
) -> bytes:
    """Return the JSON of a notification.

    Args:
        notification_id: its ID, which is the same in every delivery.
        created: the time of the event, in seconds since 1970.
        event_type: the event type, such as `TRANSACTION.SUCCESS`.
        original_type: the type of the encrypted data; also its associated data.
        resource: the fields to encrypt.
        apiv3_key: the merchant's APIv3 key, 32 characters.
        nonce: the nonce of the encryption, 12 characters.
        summary: what happened, in Chinese; defaults to the summary of the event type.
    """
    ciphertext = AESGCM(apiv3_key.encode()).encrypt(nonce.encode(), to_json(resource), original_type.encode())
    return to_json(
        {
            "id": notification_id,
            "create_time": to_moment(created),
            "resource_type": "encrypt-resource",
            "event_type": event_type,
            "summary": summary or _SUMMARIES.get(event_type, event_type),
            "resource": {
                "original_type": original_type,
                "algorithm": _ALGORITHM,
                "ciphertext": b64encode(ciphertext).decode("ascii"),
                "associated_data": original_type,
                "nonce": nonce,
            },
        }
    )
