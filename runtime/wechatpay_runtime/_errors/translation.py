"""Renders errors in the language of the client that raises them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime._base.messages import Message
from wechatpay_runtime._errors.base import WeChatPayError

if TYPE_CHECKING:
    from types import TracebackType


def translate(error: BaseException | None, language: str | None) -> None:
    """Render the texts of an error and of its cause in a language; `None` leaves them as they are.

    Only this library's errors are changed. Texts of WeChat Pay and of other libraries remain as they are.
    """
    if language is None or not isinstance(error, WeChatPayError):
        return
    first = error.args[0] if error.args else None
    if isinstance(first, Message):
        error.args = (first.translated(language),)
    facts = vars(error)
    facts.update({name: fact.translated(language) for name, fact in facts.items() if isinstance(fact, Message)})
    translate(error.__cause__, language)


class Translating:
    """A `with` statement that renders the errors leaving it in the language of a client."""

    __slots__ = ("language",)

    def __init__(self, language: str | None = None) -> None:
        self.language = language

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is not None:
            translate(error, self.language)
