"""Finds the business numbers that are in both the request and the reply of an operation.

A signature does not bind a reply to its request, so the runtime refuses a reply whose number differs from the request's.
"""

import re

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import Integer, Text

_NUMBER = re.compile(r"(.*_)?(no|id|code|mchid)")
"""Matches the wire names of business numbers, such as `out_trade_no`, `apply_id`, `business_code` and `sub_mchid`."""


def shared_numbers(operation: Operation) -> tuple[str, ...]:
    """Return the wire names of the business numbers that must be equal in request and reply.

    Numbers inside models are left out. So are all numbers of operations with `pages`, whose replies contain many objects.
    """
    excepted = {name.text for name in operation.traits.allowed_mismatches}
    return tuple(name for name in alike_numbers(operation) if name not in excepted)


def alike_numbers(operation: Operation) -> tuple[str, ...]:
    """Return these numbers, including those that deliberately differ in the reply."""
    if operation.traits.pages:
        return ()
    replied = {field.wire_name for reply in operation.replies for field in reply.fields or () if _is_number(field)}
    return tuple(field.wire_name for field in operation.arguments if field.wire_name in replied and _is_number(field))


def _is_number(field: Field) -> bool:
    is_plain = isinstance(field.type, Text | Integer) and not field.is_encrypted
    return is_plain and _NUMBER.fullmatch(field.wire_name) is not None
