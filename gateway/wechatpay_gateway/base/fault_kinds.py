"""The kinds of faults that the gateway can produce, with their options: the source of their checks, commands, addresses and pages."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Self

from attrs import frozen

from wechatpay_gateway.base.refused_signatures import SignatureCause

SECONDS = (int, float)
"""The types of a number of seconds."""
_TYPE_NAMES: Mapping[tuple[type, ...], str] = {
    (str,): "a string",
    (int,): "an integer",
    (bool,): "true or false",
    SECONDS: "a number",
    (Mapping,): "a mapping",
}
_JSON_TYPES: Mapping[tuple[type, ...], str] = {
    (str,): "string",
    (int,): "integer",
    (bool,): "boolean",
    SECONDS: "number",
    (Mapping,): "object",
}


class FaultError(ValueError):
    """A requested fault does not exist or has a wrong option; the message lists the valid values."""


@frozen
class FaultOption:
    """An option of a kind of fault."""

    name: str
    types: tuple[type, ...]
    default: Any = None
    is_required: bool = False
    choices: tuple[str, ...] = ()

    @property
    def json_type(self) -> str:
        """The type of the option in JSON."""
        return _JSON_TYPES[self.types]

    def check(self, kind: str, value: object) -> None:
        """Check a value.

        Raises:
            FaultError: the value has the wrong type, or is not a valid choice.
        """
        is_wrong_bool = isinstance(value, bool) and bool not in self.types
        if is_wrong_bool or not isinstance(value, self.types):
            expected = _TYPE_NAMES[self.types]
            raise FaultError(f"option {self.name} of {kind} must be {expected}, got {type(value).__name__}")
        if self.choices and value not in self.choices:
            raise FaultError(f"option {self.name} of {kind} must be one of {', '.join(self.choices)}, got {value!r}")


_FROM_NOW = FaultOption("seconds", SECONDS, 301)
_CODE = FaultOption("code", (str,), "RATELIMIT_EXCEEDED")


class DescribedKind(StrEnum):
    """The base of the kinds of faults: each has a sentence `means` and its `options`."""

    means: str
    options: Sequence[FaultOption]

    def __new__(cls, value: str, means: str = "", *options: FaultOption) -> Self:
        """Create a member; only the first argument is its value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.means = means
        member.options = options
        return member

    def read_options(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return all options of the kind, with defaults, after checking those that are given.

        Raises:
            FaultError: an option does not exist, is missing or is invalid.
        """
        known = {each.name: each for each in self.options}
        for name, value in given.items():
            if name not in known:
                listed = ", ".join(known) or "none"
                raise FaultError(f"{self} has no option {name!r}; available options: {listed}")
            known[name].check(self, value)
        for name, option in known.items():
            if option.is_required and name not in given:
                raise FaultError(f"{self} requires the option {name!r}")
        seconds = given.get("seconds", 0)
        if not 0 <= seconds < float("inf"):
            raise FaultError(f"option seconds of {self} must be a finite number of at least 0, got {seconds!r}")
        return {name: given.get(name, option.default) for name, option in known.items()}


class FaultKind(DescribedKind):
    """The faults that the gateway can produce.

    A fault affects only requests whose signature and arguments are valid, so it never hides a mistake of the client.
    Each kind has a sentence `means` and its `options`.
    """

    BAD_SIGNATURE = "bad_signature", "The reply's signature is well formed but wrong."
    MISSING_SIGNATURE = "missing_signature", "The reply has no `Wechatpay-*` header."
    STALE_CLOCK = (
        "stale_clock",
        "The reply's timestamp is `seconds` (default 301) in the past; the signature covers that timestamp.",
        _FROM_NOW,
    )
    FUTURE_CLOCK = (
        "future_clock",
        "The reply's timestamp is `seconds` (default 301) in the future; the signature covers that timestamp.",
        _FROM_NOW,
    )
    UNKNOWN_SERIAL = (
        "unknown_serial",
        "The reply names the key `serial`, by default one that no client knows.",
        FaultOption("serial", (str,), "PUB_KEY_ID_0000000000000000000000000000000000"),
    )
    CERTIFICATE_ROTATION = (
        "certificate_rotation",
        "A new platform certificate replaces the current one and signs the reply. Affects only merchants that use platform certificates; the request's `Wechatpay-Serial` must name one or be omitted.",
    )
    PROBE = "probe", "The reply's signature starts with `WECHATPAY/SIGNTEST/`."
    SIGN_ERROR = (
        "sign_error",
        "401 SIGN_ERROR with the text of its `cause`, a `SignatureCause` (default `wrong_signature`). For `wrong_signature` the reply has `sign_information`; `signed_message` replaces the message in it.",
        FaultOption("cause", (str,), SignatureCause.WRONG_SIGNATURE.value, choices=tuple(SignatureCause)),
        FaultOption("signed_message", (str,)),
    )
    NO_AUTH = "no_auth", "403 NO_AUTH; the operation is not performed."
    RATE_LIMIT = (
        "rate_limit",
        "429 with `code` (default RATELIMIT_EXCEEDED); the operation is not performed.",
        _CODE,
    )
    RATE_LIMIT_AFTER = (
        "rate_limit_after",
        "429 with `code` (default RATELIMIT_EXCEEDED) after the operation is performed. The pages of some operations say that the result is not known after this error.",
        _CODE,
    )
    SYSTEM_ERROR = "system_error", "500 SYSTEM_ERROR; the operation is not performed."
    SYSTEM_ERROR_AFTER = "system_error_after", "500 SYSTEM_ERROR after the operation is performed."
    HTML_502 = "html_502", "502 with an HTML page, as from an edge proxy; the operation is not performed."
    CUT_BEFORE = "cut_before", "The connection is aborted; the operation is not performed."
    CUT_AFTER = "cut_after", "The connection is aborted after the operation is performed, before any reply."
    CUT_MIDWAY = "cut_midway", "The operation is performed, and the connection is aborted after half of the reply."
    SLOW_REPLY = (
        "slow_reply",
        "The operation is performed, and the reply is delayed by `seconds` (default 6).",
        FaultOption("seconds", SECONDS, 6.0),
    )
    CORRUPT_FILE = (
        "corrupt_file",
        "One byte in the middle of the file is changed; affects only requests for files.",
    )
    CHANGED_REPLY = (
        "changed_reply",
        "`changes` is merged into the reply's JSON (RFC 7396: null deletes) before it is signed; `status` replaces its status.",
        FaultOption("changes", (Mapping,), is_required=True),
        FaultOption("status", (int,)),
    )
    NEW_FIELDS = (
        "new_fields",
        "Each object of the reply has one more field, `new_field`, as after a later release of WeChat Pay.",
    )
    NEW_VALUES = (
        "new_values",
        "Each enum of the reply, or only the field `field`, has the unknown value `value` (default NEW_VALUE).",
        FaultOption("field", (str,)),
        FaultOption("value", (str,), "NEW_VALUE"),
    )
    STALE_REPLY = (
        "stale_reply",
        "A query returns what the same query returned last, so that a result appears later. Affects only queries that were made before.",
    )
    THEN_STEP = (
        "then_step",
        "After the operation is performed, the step `step` of the family `family` is taken, with the fields `fields`: of the record that the call names, or else of the newest one. With `notification_first`, the reply is sent after its notification was delivered.",
        FaultOption("family", (str,), is_required=True),
        FaultOption("step", (str,), is_required=True),
        FaultOption("fields", (Mapping,)),
        FaultOption("notification_first", (bool,), default=False),
    )
