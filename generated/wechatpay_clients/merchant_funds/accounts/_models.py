# Written by `make generate` from specs/merchant_funds/accounts/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER


@model
class Balance(Model):
    """Reply of `query_balance`."""

    available_amount: int = field(INTEGER)
    """Available balance, in fen, which can be withdrawn (可用余额（单位：分）)."""
    pending_amount: int | None = field(INTEGER, default=None)
    """Unavailable balance, in fen (不可用余额（单位：分）)."""
