"""Compares what WeChat Pay says of a payment with what the merchant's own record says."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime.errors import InvalidArgument, PaymentMismatch
from wechatpay_runtime.jsonable import MASK
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.timestamp import Timestamp


def require_same(resource: Model, **expected: Any) -> None:
    """Require that a payment is the one in your own record: a genuine notification can still be of another order.

    Args:
        resource: What a notification or a query tells of the payment, or one of its `sub_orders`.
        expected: Your own values by field, nested as the model is:
            `require_same(resource, out_trade_no="…", amount={"total": 100, "currency": "CNY"}, mchid="…", appid="…")`.
            `None` means that the field must be absent.

    Raises:
        PaymentMismatch: A field differs; it is named, and the first one that does.
        InvalidArgument: Nothing is given to compare, a field does not exist, or a float is given for an amount.
        UnexpectedReply: A field cannot be compared, because it is not what the page says.
    """
    if not expected:
        raise InvalidArgument("Nothing is given to compare; give at least order number, amount, currency and mchid.")
    _compare(resource, expected, "")


def _compare(model: Model, expected: Mapping[str, Any], place: str) -> None:
    fields = {wire_field.name: wire_field for wire_field in type(model).__wire_fields__}
    for name in expected:
        if name not in fields:
            raise InvalidArgument(f"{type(model).__name__} has no field {name!r}{did_you_mean(name, fields)}.")
    for name, value in expected.items():
        received = getattr(model, name)
        if is_mapping(value) and isinstance(received, Model):
            _compare(received, value, f"{place}{name}.")
        else:
            _require(f"{place}{name}", value, received, is_secret=fields[name].type.is_secret)


def _require(field: str, expected: Any, received: Any, *, is_secret: bool) -> None:
    if isinstance(expected, float):
        raise InvalidArgument(f"{field} is compared with a float; amounts are whole numbers of fen.")
    if isinstance(received, Timestamp) and isinstance(expected, str):
        received = received.text
    if expected == received and isinstance(expected, bool) is isinstance(received, bool):
        return
    displayed, came = (MASK, MASK) if is_secret else (expected, received)
    what = "is absent" if received is None else f"is {came!r}"
    raise PaymentMismatch(
        f"{field} {what}, and {displayed!r} was expected.", field=field, expected=displayed, received=came
    )
