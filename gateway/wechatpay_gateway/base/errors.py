"""How WeChat Pay words a refusal: status, code, message, detail and the number at the end of the Request-ID."""

import json
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from attrs import field, frozen


class InternalNumber(IntEnum):
    """The number after the last `-` of a Request-ID, as far as it is documented; 0 means success.

    A refusal whose own number is not published carries `WRONG_PARAMETER`.
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
    """A text in the two languages that `Accept-Language` chooses from."""

    zh: str
    en: str

    def to_text(self, language: str) -> str:
        """The text in `language`: English for `en`, else Chinese."""
        return self.en if language == "en" else self.zh


@frozen
class ParameterIssue:
    """What is wrong with one value of a request: `detail` of a PARAM_ERROR.

    `name` is a JSON Pointer in a body and a plain name in path or query; `location` is `body`, `path`, `query` or `header`.
    """

    name: str
    value: Any = field(repr=False)
    issue: Message
    location: str
    number: InternalNumber = InternalNumber.WRONG_PARAMETER

    def to_detail(self, language: str) -> dict[str, Any]:
        """The `detail` object of the reply, its issue in `language`."""
        return {
            "field": self.name,
            "value": self.value,
            "issue": self.issue.to_text(language),
            "location": self.location,
        }


class Refusal(Exception):
    """WeChat Pay refuses this request: everything its reply says."""

    def __init__(
        self,
        status: int,
        code: str,
        message: Message,
        *,
        number: InternalNumber = InternalNumber.WRONG_PARAMETER,
        detail: Mapping[str, Any] | ParameterIssue | None = None,
    ) -> None:
        super().__init__(f"{status} {code}: {message.en}")
        self.status = status
        self.code = code
        self.message = message
        self.number = number
        self.detail = detail

    def to_body(self, language: str) -> bytes:
        """The JSON of the reply, its texts in `language`."""
        body: dict[str, Any] = {"code": self.code, "message": self.message.to_text(language)}
        if isinstance(self.detail, ParameterIssue):
            body["detail"] = self.detail.to_detail(language)
        elif self.detail is not None:
            body["detail"] = dict(self.detail)
        return to_json(body)


def to_json(value: Any) -> bytes:
    """Compact JSON as UTF-8, Chinese text unescaped; a lone surrogate is escaped so that it can travel."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def parameter_error(issue: ParameterIssue) -> Refusal:
    """400 PARAM_ERROR about one value."""
    message = Message(f"参数错误：{issue.name} {issue.issue.zh}", f"Parameter error: {issue.name} {issue.issue.en}")
    return Refusal(400, "PARAM_ERROR", message, number=issue.number, detail=issue)


def number_taken(zh: str, en: str) -> Refusal:
    """400 INVALID_REQUEST: the caller's number belongs to a request that said something else."""
    return Refusal(400, "INVALID_REQUEST", Message(zh, en), number=InternalNumber.CHANGED_PARAMETERS)


def invalid_request(zh: str, en: str) -> Refusal:
    """400 INVALID_REQUEST: the request breaks a rule of APIv3, or does not fit the present state."""
    return Refusal(400, "INVALID_REQUEST", Message(zh, en))


def no_auth() -> Refusal:
    """403 NO_AUTH: the merchant lacks the permission."""
    message = Message("商户权限异常", "The merchant lacks the permission.")
    return Refusal(403, "NO_AUTH", message, number=InternalNumber.NO_PERMISSION)


def rate_limit(code: str) -> Refusal:
    """429: too many requests; the code differs between pages, so the caller gives it."""
    message = Message("请求频率超限，请降低请求频率", "Too many requests; slow down and send the same request again.")
    return Refusal(429, code, message, number=InternalNumber.FREQUENCY)


def system_error() -> Refusal:
    """500 SYSTEM_ERROR: WeChat Pay failed; the same request may be sent again."""
    message = Message("系统繁忙，请稍后重试", "The system is busy; send the same request again later.")
    return Refusal(500, "SYSTEM_ERROR", message, number=InternalNumber.SYSTEM)
