"""Formats transfers, authorizations and receipts for replies and notifications."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.merchant_transfer.authorizations import Authorization
from wechatpay_gateway.families.merchant_transfer.receipts import Receipt
from wechatpay_gateway.families.merchant_transfer.steps import TransferState
from wechatpay_gateway.families.merchant_transfer.transfers import Transfer


def transfer_view(transfer: Transfer) -> dict[str, Any]:
    """Return a transfer with everything that any reply about it can contain."""
    fields = transfer.fields
    information: Mapping[str, Any] = fields.get("authorization_info", {})
    is_waiting = transfer.state is TransferState.WAIT_USER_CONFIRM
    return _present(
        {
            **_common(transfer),
            "appid": fields.get("appid"),
            "transfer_remark": fields.get("transfer_remark"),
            "user_name": fields.get("user_name") or None,
            "package_info": transfer.package_info if is_waiting else None,
            "user_display_name": information.get("user_display_name"),
            "out_authorization_no": information.get("out_authorization_no"),
        }
    )


def transfer_notice(transfer: Transfer) -> dict[str, Any]:
    """Return a transfer as its notification shows it: https://pay.weixin.qq.com/doc/v3/merchant/4012712115."""
    is_paid = transfer.state is TransferState.SUCCESS
    return _present(_common(transfer) | {"payment_method_type": transfer.payment_method_type if is_paid else None})


def _common(transfer: Transfer) -> dict[str, Any]:
    return {
        "mch_id": transfer.caller,
        "out_bill_no": transfer.out_bill_no,
        "transfer_bill_no": transfer.transfer_bill_no,
        "state": transfer.state.value,
        "transfer_amount": transfer.amount,
        "openid": transfer.openid,
        "fail_reason": transfer.fail_reason,
        "create_time": to_moment(transfer.created),
        "update_time": to_moment(transfer.updated),
    }


def authorization_view(authorization: Authorization) -> dict[str, Any]:
    """Return an authorization with everything that any reply about it can contain."""
    fields = authorization.fields
    return _present(
        authorization_notice(authorization)
        | {
            "transfer_scene_id": authorization.scene,
            "user_recv_perception": fields.get("user_recv_perception"),
            "create_time": to_moment(authorization.created),
            "package_info": authorization.package_info,
        }
    )


def authorization_notice(authorization: Authorization) -> dict[str, Any]:
    """Return an authorization as its notification shows it: https://pay.weixin.qq.com/doc/v3/merchant/4014512908."""
    closed = authorization.closed
    closing = None
    if closed is not None:
        closing = {"close_time": to_moment(closed), "close_reason": authorization.close_reason}
    return _present(
        {
            "out_authorization_no": authorization.out_authorization_no,
            "appid": authorization.fields.get("appid"),
            "openid": authorization.openid,
            "user_display_name": authorization.fields.get("user_display_name"),
            "authorization_id": authorization.authorization_id,
            "state": authorization.state.value,
            "authorize_time": None if authorization.authorized is None else to_moment(authorization.authorized),
            "close_info": closing,
        }
    )


def receipt_view(receipt: Receipt) -> dict[str, Any]:
    """Return the application for a receipt, without its file."""
    return {
        "state": receipt.state.value,
        "create_time": to_moment(receipt.created),
        "update_time": to_moment(receipt.updated),
    }


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
