"""The contents of a PayScore order in each state, for orders that are put into one without a step."""

from typing import Any

from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.families.payscore.steps import ServiceOrderState
from wechatpay_gateway.family.behavior import to_content

_BEFORE_CONFIRMATION = frozenset({ServiceOrderState.CREATED, ServiceOrderState.EXPIRED})
_UNPAID = {"paid": None, "paid_type": None, "transaction_id": None}
_NOT_COMPLETED = {"completion": None, "completed": None, "total": None, **_UNPAID}
_NOT_CONFIRMED = {"openid": None, "confirmed": None, "is_deposited": 0, **_NOT_COMPLETED}


def changes_in(order: ServiceOrder, target: ServiceOrderState, now: float, openid: str) -> dict[str, Any]:
    """Return the columns to change so that an order has what orders have in a state.

    An order that was not completed gets the amount of its risk fund; `openid` is the user if nobody has confirmed.
    """
    changes: dict[str, Any] = {
        "state": target.value,
        "charged": now if target is ServiceOrderState.CHARGING else None,
        "opened": None,
        "cancellation": None,
    }
    if target in _BEFORE_CONFIRMATION:
        return changes | _NOT_CONFIRMED
    if target is ServiceOrderState.REVOKED:
        return changes | _UNPAID
    changes |= {"openid": order.openid or openid, "confirmed": order.confirmed or now}
    if target is ServiceOrderState.USER_CONFIRM:
        return changes | _NOT_COMPLETED
    if order.completed is None:
        total: int = order.fields["risk_fund"]["amount"]
        completion = {"post_payments": [{"name": "费用", "amount": total}], "total_amount": total}
        changes |= {"completion": to_content(completion), "completed": now, "total": total}
    return changes if target is ServiceOrderState.DONE else changes | _UNPAID
