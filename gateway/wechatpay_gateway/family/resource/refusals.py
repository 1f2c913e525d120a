"""How a resource refuses a call: with the code that the page names, or the one that most pages name."""

from collections.abc import Iterable, Mapping

from wechatpay_gateway.base.errors import InternalNumber, Message, ParameterIssue, Refusal, parameter_error
from wechatpay_gateway.family.resource.definition import ErrorRow, Resource

UNKNOWN, OTHER_MERCHANT, STATE, NUMBER_TAKEN, OPEN = "unknown", "other_merchant", "state", "number_taken", "open"
"""Why a call is refused, as `errors` of a spec names it."""

_USUAL: Mapping[str, ErrorRow] = {OTHER_MERCHANT: (403, "NO_AUTH")}
_INVALID: ErrorRow = (400, "INVALID_REQUEST")
_INTERNAL = {OTHER_MERCHANT: InternalNumber.NO_PERMISSION, NUMBER_TAKEN: InternalNumber.CHANGED_PARAMETERS}


def _refusal(errors: Mapping[str, ErrorRow], why: str, message: Message) -> Refusal:
    status, code = errors.get(why) or _USUAL.get(why, _INVALID)
    return Refusal(status, code, message, number=_INTERNAL.get(why, InternalNumber.WRONG_PARAMETER))


def unknown(resource: Resource, errors: Mapping[str, ErrorRow]) -> Refusal:
    """No record has the number."""
    return _refusal(errors, UNKNOWN, Message(f"{resource.noun_zh}不存在", f"There is no such {resource.noun}."))


def other_merchant(errors: Mapping[str, ErrorRow]) -> Refusal:
    """The record is another merchant's."""
    return _refusal(errors, OTHER_MERCHANT, Message("商户权限异常", "The merchant lacks the permission."))


def wrong_state(
    resource: Resource, errors: Mapping[str, ErrorRow], state: str, operation: str, source: Iterable[str]
) -> Refusal:
    """The record is in a state that the call does not start from."""
    name = operation.rpartition(".")[2]
    expected = " or ".join(sorted(source))
    zh = f"{resource.noun_zh}当前状态为{state}，不允许此操作"
    return _refusal(errors, STATE, Message(zh, f"The {resource.noun} is in {state}; {name} needs {expected}."))


def number_taken(resource: Resource, errors: Mapping[str, ErrorRow], number: str, state: str) -> Refusal:
    """A record with other content has the number."""
    zh = f"{number}已被使用，且{resource.noun_zh}内容不一致"
    en = f"The {number} belongs to the {resource.noun} in {state} with other content."
    return _refusal(errors, NUMBER_TAKEN, Message(zh, en))


def open_already(resource: Resource, errors: Mapping[str, ErrorRow]) -> Refusal:
    """Another record is open, and only one may be."""
    zh = f"该商户存在流程中的{resource.noun_zh}，请使用原单"
    en = f"Another {resource.noun} is open; finish or cancel that first."
    return _refusal(errors, OPEN, Message(zh, en))


def other_number(resource: Resource, name: str, value: object, location: str) -> Refusal:
    """Two numbers of one call name different records."""
    message = Message(
        f"与另一编号指定的{resource.noun_zh}不一致", f"is not that of the {resource.noun} that the other number names"
    )
    return parameter_error(ParameterIssue(name, value, message, location))
