"""The base of all errors, and the two that are raised before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from wechatpay_runtime._base.rebuilding import args_with_facts, take_args


class WeChatPayError(Exception):
    """Base of all errors of this library."""

    _not_in_args: ClassVar[tuple[str, ...]] = ()
    """Attributes that are left out of `args`."""

    def __init__(self, *args: Any) -> None:
        message, facts = take_args(args)
        super().__init__(*message)
        vars(self).update(facts)

    if not TYPE_CHECKING:  # type checkers use the attribute of BaseException, which has the same type

        @property
        def args(self) -> tuple[Any, ...]:
            """The message, then the attributes that can be represented as JSON: enough to rebuild the error."""
            return args_with_facts(super().args, vars(self), self._not_in_args)

        @args.setter
        def args(self, args: tuple[Any, ...]) -> None:
            Exception.__init__(self, *args)

    def __reduce__(self) -> tuple[Any, ...]:
        cause = self.__cause__ if isinstance(self.__cause__, WeChatPayError) else None
        return restore, (type(self), super().args, vars(self).copy(), cause)


def restore(
    kind: type[WeChatPayError], args: tuple[Any, ...], facts: dict[str, Any], cause: WeChatPayError | None = None
) -> WeChatPayError:
    """Rebuild a pickled error."""
    error = kind.__new__(kind, *args)
    vars(error).update(facts)
    if cause is not None:
        error.__cause__ = cause
    return error


class ConfigurationError(WeChatPayError, ValueError):
    """A setting is missing or wrong. The message names the setting and what to change."""


class InvalidArgument(WeChatPayError, ValueError):
    """An argument is missing or wrong, or the client is closed. Nothing was sent."""
