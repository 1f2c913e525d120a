"""Formats splits and returns for replies."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.profit_sharing.products import DIRECT, ECOMMERCE
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing
from wechatpay_gateway.families.profit_sharing.steps import ReturnResult

NOT_FINISHED = "1970-01-01T08:00:00+08:00"
"""The `finish_time`, which is required, of something that is not finished."""


def sharing_view(sharing: Sharing, shares: Sequence[Share]) -> dict[str, Any]:
    """Return a split as its query shows it."""
    product = sharing.product
    view: dict[str, Any] = {
        "brand_mchid": sharing.fields.get("brand_mchid"),
        "sub_mchid": None if product is DIRECT else sharing.owner,
        "transaction_id": sharing.transaction_id,
        "out_order_no": sharing.out_order_no,
        "order_id": sharing.order_id,
        product.state: sharing.state.value,
        "receivers": [_share_view(sharing, share) for share in shares],
    }
    if product.is_brief and sharing.is_unfreezing:
        view["receivers"] = []
        view["finish_amount"] = sum(share.amount for share in shares)
        view["finish_description"] = sharing.fields.get("description")
    return _present(view)


def _share_view(sharing: Sharing, share: Share) -> dict[str, Any]:
    product = sharing.product
    return _present(
        {
            "amount": share.amount,
            "description": share.description,
            "type": share.type,
            product.account: share.account,
            "result": share.result.value,
            "fail_reason": share.fail_reason,
            "create_time": None if product.is_brief else to_moment(share.created),
            "finish_time": _finish_time(share.finished),
            "detail_id": share.detail_id,
        }
    )


def return_view(made: SharingReturn, sharing: Sharing) -> dict[str, Any]:
    """Return a return of a share as its query shows it."""
    product = sharing.product
    return _present(
        {
            "sub_mchid": None if product is DIRECT else sharing.owner,
            "order_id": sharing.order_id,
            "out_order_no": sharing.out_order_no,
            "out_return_no": made.out_return_no,
            product.return_id: made.return_id,
            "return_mchid": made.return_mchid,
            "amount": made.amount,
            "description": None if product.is_brief else made.description,
            "result": product.failed if made.result is ReturnResult.FAILED else made.result.value,
            "fail_reason": made.fail_reason,
            "create_time": None if product.is_brief else to_moment(made.created),
            "finish_time": _finish_time(made.finished),
            "transaction_id": sharing.transaction_id if product is ECOMMERCE else None,
        }
    )


def _finish_time(finished: float | None) -> str:
    return NOT_FINISHED if finished is None else to_moment(finished)


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
