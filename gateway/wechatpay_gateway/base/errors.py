"""Refusals in WeChat Pay's words: status, code, message, detail and the number at the end of the Request-ID."""

import json
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from attrs import field, frozen


class InternalNumber(IntEnum):
    """The documented numbers after the last `-` of a Request-ID; 0 means success.

    Refusals whose number is not published use `WRONG_PARAMETER`.
    """

    SUCCESS = 0
    SYSTEM = 52003
    WRONG_PARAMETER = 268435461
    OUT_OF_RANGE = 268435464
    SIGNATURE = 268443699
    FREQUENCY = 268447840
    ORDER_PAID = 268449538
    CHANGED_PARAMETERS = 268498688
    UNKNOWN_ORDER = 268512771
    NO_PERMISSION = 270924332
    EXTRA_PARAMETER = 270924358


@frozen
class Message:
    """A text in Chinese and English; `Accept-Language` selects one."""

    zh: str
    en: str

    def to_text(self, language: str) -> str:
        """Return the English text for `en`, otherwise the Chinese one."""
        return self.en if language == "en" else self.zh


@frozen
class ParameterIssue:
    """A problem with one value of a request: the `detail` of a PARAM_ERROR.

    `name` is a JSON Pointer for a field of the body and a plain name for a parameter; `location` is `body`, `path`, `query` or `header`.
    """

    name: str
    value: Any = field(repr=False)
    issue: Message
    location: str
    number: InternalNumber = InternalNumber.WRONG_PARAMETER

    def to_detail(self, language: str) -> dict[str, Any]:
        """Return the `detail` object of the reply, with the issue in `language`."""
        return {
            "field": self.name,
            "value": self.value,
            "issue": self.issue.to_text(language),
            "location": self.location,
        }


class Refusal(Exception):
    """WeChat Pay refuses this request; the attributes are the contents of its reply.

    With `keeps_changes`, what the operation changed before is stored nevertheless.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: Message,
        *,
        number: InternalNumber = InternalNumber.WRONG_PARAMETER,
        detail: Mapping[str, Any] | ParameterIssue | None = None,
        keeps_changes: bool = False,
    ) -> None:
        super().__init__(f"{status} {code}: {message.en}")
        self.status = status
        self.code = code
        self.message = message
        self.number = number
        self.detail = detail
        self.keeps_changes = keeps_changes

    def to_body(self, language: str) -> bytes:
        """Return the JSON of the reply, with its texts in `language`."""
        body: dict[str, Any] = {"code": self.code, "message": self.message.to_text(language)}
        if isinstance(self.detail, ParameterIssue):
            body["detail"] = self.detail.to_detail(language)
        elif self.detail is not None:
            body["detail"] = dict(self.detail)
        return to_json(body)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: Any) -> bytes:
    """Return compact JSON as UTF-8. Non-ASCII text is escaped only if it contains a lone surrogate, which UTF-8 cannot encode."""
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def parameter_error(issue: ParameterIssue) -> Refusal:
    """Return 400 PARAM_ERROR for one value."""
    message = Message(f"参数错误：{issue.name} {issue.issue.zh}", f"Parameter error: {issue.name} {issue.issue.en}")
    return Refusal(400, "PARAM_ERROR", message, number=issue.number, detail=issue)


def number_taken(zh: str, en: str) -> Refusal:
    """Return 400 INVALID_REQUEST: the business number was used before, with other values."""
    return Refusal(400, "INVALID_REQUEST", Message(zh, en), number=InternalNumber.CHANGED_PARAMETERS)


def invalid_request(zh: str, en: str) -> Refusal:
    """Return 400 INVALID_REQUEST: the request breaks a rule of APIv3, or the current state does not allow it."""
    return Refusal(400, "INVALID_REQUEST", Message(zh, en))


def no_auth() -> Refusal:
    """Return 403 NO_AUTH: the merchant lacks a permission."""
    message = Message("商户权限异常", "The merchant does not have permission for this operation.")
    return Refusal(403, "NO_AUTH", message, number=InternalNumber.NO_PERMISSION)


def rate_limit(code: str) -> Refusal:
    """Return 429: too many requests. The code differs between pages."""
    message = Message("请求频率超限，请降低请求频率", "Too many requests. Slow down, then retry the same request.")
    return Refusal(429, code, message, number=InternalNumber.FREQUENCY)


def system_error() -> Refusal:
    """Return 500 SYSTEM_ERROR: WeChat Pay failed, and the same request may be retried."""
    message = Message("系统繁忙，请稍后重试", "The system is busy. Retry the same request later.")
    return Refusal(500, "SYSTEM_ERROR", message, number=InternalNumber.SYSTEM)
