"""Which business numbers the request and the reply of an operation have in common.

A signature does not bind a reply to its request, so the runtime refuses a reply with another number than was asked for.
"""

import re

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import Integer, Text

_NUMBER = re.compile(r"(.*_)?(no|id|code|mchid)")
"""The wire names of business numbers end in one of these words: `out_trade_no`, `apply_id`, `business_code`, `sub_mchid`."""


def shared_numbers(operation: Operation) -> tuple[str, ...]:
    """The wire names of arguments whose numbers the reply has, too: fields of one name that are both numbers.

    Numbers inside models do not count, nor do those of a list, whose rows are many things.
    """
    excepted = {name.text for name in operation.traits.allowed_mismatches}
    return tuple(name for name in alike_numbers(operation) if name not in excepted)


def alike_numbers(operation: Operation) -> tuple[str, ...]:
    """The same with those of which the page answers with another on purpose."""
    if operation.traits.pages:
        return ()
    replied = {field.wire_name for reply in operation.replies for field in reply.fields or () if _is_number(field)}
    return tuple(field.wire_name for field in operation.arguments if field.wire_name in replied and _is_number(field))


def _is_number(field: Field) -> bool:
    is_plain = isinstance(field.type, Text | Integer) and not field.is_encrypted
    return is_plain and _NUMBER.fullmatch(field.wire_name) is not None
