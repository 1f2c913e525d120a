"""Compare a payment reported by WeChat Pay with the merchant's own record."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime.errors import InvalidArgument, PaymentMismatch
from wechatpay_runtime.jsonable import MASK
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.timestamp import Timestamp


def require_same(resource: Model, **expected: Any) -> None:
    """Check that a payment matches your own record. A genuine notification can be about a different order or amount.

    Args:
        resource: The payment from a notification or a query, or one of its `sub_orders`.
        expected: Your own values by field, nested like the model:
            `require_same(resource, out_trade_no="…", amount={"total": 100, "currency": "CNY"}, mchid="…", appid="…")`.
            `None` means that the field must be absent.

    Raises:
        PaymentMismatch: A field differs. The error names the first one.
        InvalidArgument: No values were passed, a field does not exist, or an amount is a float.
        UnexpectedReply: A field cannot be compared, because it differs from the official page.
    """
    if not expected:
        raise InvalidArgument(
            phrase("require_same has nothing to compare. Pass at least the order number, amount, currency and mchid.")
        )
    _compare(resource, expected, "")


def _compare(model: Model, expected: Mapping[str, Any], place: str) -> None:
    fields = {wire_field.name: wire_field for wire_field in type(model).__wire_fields__}
    for name in expected:
        if name not in fields:
            raise InvalidArgument(
                phrase(
                    "{type} has no field {name!r}{hint}.",
                    type=type(model).__name__,
                    name=name,
                    hint=did_you_mean(name, fields),
                )
            )
    for name, value in expected.items():
        received = getattr(model, name)
        if is_mapping(value) and isinstance(received, Model):
            _compare(received, value, f"{place}{name}.")
        else:
            _require(f"{place}{name}", value, received, is_secret=fields[name].type.is_secret)


def _require(field: str, expected: Any, received: Any, *, is_secret: bool) -> None:
    if isinstance(expected, float):
        raise InvalidArgument(
            phrase("{field} must not be compared with a float. Pass amounts as an int in fen.", field=field)
        )
    if isinstance(received, Timestamp) and isinstance(expected, str):
        received = received.text
    if expected == received and isinstance(expected, bool) is isinstance(received, bool):
        return
    expected_text, received_text = (MASK, MASK) if is_secret else (expected, received)
    found = phrase("is absent") if received is None else phrase("is {received!r}", received=received_text)
    raise PaymentMismatch(
        phrase("{field} {found}, expected {expected!r}.", field=field, found=found, expected=expected_text),
        field=field,
        expected=expected_text,
        received=received_text,
    )
