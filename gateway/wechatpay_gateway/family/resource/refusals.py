"""The refusals of a resource, with the code that the operation's page lists, or else the most common one."""

from collections.abc import Iterable, Mapping

from wechatpay_gateway.base.errors import InternalNumber, Message, ParameterIssue, Refusal, parameter_error
from wechatpay_gateway.family.resource.definition.calls import ErrorRow
from wechatpay_gateway.family.resource.definition.resource import Resource

UNKNOWN, OTHER_MERCHANT, STATE, NUMBER_TAKEN, OPEN = "unknown", "other_merchant", "state", "number_taken", "open"
NONE_LEFT, LIMIT = "none_left", "limit"
"""The reasons for a refusal, as named in `errors` of a spec."""

_USUAL: Mapping[str, ErrorRow] = {OTHER_MERCHANT: (403, "NO_AUTH")}
_INVALID: ErrorRow = (400, "INVALID_REQUEST")
_INTERNAL = {OTHER_MERCHANT: InternalNumber.NO_PERMISSION, NUMBER_TAKEN: InternalNumber.CHANGED_PARAMETERS}


def _refusal(errors: Mapping[str, ErrorRow], why: str, message: Message) -> Refusal:
    status, code = errors.get(why) or _USUAL.get(why, _INVALID)
    return Refusal(status, code, message, number=_INTERNAL.get(why, InternalNumber.WRONG_PARAMETER))


def unknown(resource: Resource, errors: Mapping[str, ErrorRow]) -> Refusal:
    """Return the refusal for a number that no record has."""
    return _refusal(errors, UNKNOWN, Message(f"{resource.noun_zh}不存在", f"The {resource.noun} does not exist."))


def other_merchant(errors: Mapping[str, ErrorRow]) -> Refusal:
    """Return the refusal for a call for another merchant's record."""
    return _refusal(errors, OTHER_MERCHANT, Message("商户权限异常", "The merchant does not have permission."))


def wrong_state(
    resource: Resource, errors: Mapping[str, ErrorRow], state: str, operation: str, source: Iterable[str]
) -> Refusal:
    """Return the refusal for a call that cannot start from the record's state."""
    name = operation.rpartition(".")[2]
    expected = " or ".join(sorted(source))
    zh = f"{resource.noun_zh}当前状态为{state}，不允许此操作"
    return _refusal(errors, STATE, Message(zh, f"The {resource.noun} is in state {state}; {name} requires {expected}."))


def wrong_field(resource: Resource, errors: Mapping[str, ErrorRow], field: str, operation: str) -> Refusal:
    """Return the refusal for a call that a field of the record does not allow."""
    name = operation.rpartition(".")[2]
    zh = f"{resource.noun_zh}的{field}不支持此操作，请检查是否重复调用"
    return _refusal(errors, STATE, Message(zh, f"The {resource.noun} does not allow {name} because of its {field}."))


def too_many(resource: Resource, errors: Mapping[str, ErrorRow], operation: str) -> Refusal:
    """Return the refusal for a call that was made too often for the record."""
    name = operation.rpartition(".")[2]
    zh = f"当前{resource.noun_zh}的操作次数已达上限"
    return _refusal(errors, STATE, Message(zh, f"The {resource.noun} allows no further {name} for now."))


def number_taken(
    resource: Resource, errors: Mapping[str, ErrorRow], number: str, state: str, *, is_equal: bool
) -> Refusal:
    """Return the refusal for a number that belongs to another record, or to an equal one that cannot be created twice.

    `number` is empty if the merchant has one record, which no number in the call identifies.
    """
    if not number:
        return _refusal(
            errors, NUMBER_TAKEN, Message(f"{resource.noun_zh}已存在", f"The merchant already has a {resource.noun}.")
        )
    zh = f"{number}已被使用" if is_equal else f"{number}已被使用，且{resource.noun_zh}内容不一致"
    content = "the same content" if is_equal else "different content"
    found = f", which is in state {state}" if state else ""
    en = f"{number} is already used by a {resource.noun} with {content}{found}."
    return _refusal(errors, NUMBER_TAKEN, Message(zh, en))


def open_already(resource: Resource, errors: Mapping[str, ErrorRow]) -> Refusal:
    """Return the refusal for a second open record if only one is allowed."""
    zh = f"该商户存在流程中的{resource.noun_zh}，请使用原单"
    en = f"Another {resource.noun} is open. Finish or cancel it first."
    return _refusal(errors, OPEN, Message(zh, en))


def none_left(resource: Resource, errors: Mapping[str, ErrorRow], field: str, count: int) -> Refusal:
    """Return the refusal for a record that another record, which has reached its limit, no longer allows."""
    en = f"The {resource.noun} allows no more: {field} is {count} already."
    return _refusal(errors, NONE_LEFT, Message(f"{resource.noun_zh}已达上限", en))


def limit_reached(resource: Resource, errors: Mapping[str, ErrorRow], field: str, count: int) -> Refusal:
    """Return the refusal for a record of which another record allows no more with the same field."""
    en = f"The {resource.noun} allows no more than {count} with the same {field}."
    return _refusal(errors, LIMIT, Message(f"{resource.noun_zh}的{field}已达上限", en))


def other_number(resource: Resource, name: str, value: object, location: str) -> Refusal:
    """Return the refusal for two numbers that belong to different records."""
    message = Message(
        f"与另一编号指定的{resource.noun_zh}不一致", f"belongs to a different {resource.noun} than the other number"
    )
    return parameter_error(ParameterIssue(name, value, message, location))
