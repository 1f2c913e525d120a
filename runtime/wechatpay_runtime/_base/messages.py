"""Messages for people, in English and Chinese. Every message of this library and of its command is made here.

A message is a string in the current language that can also be rendered in the other one, so an error can be made before it is
known which client raised it. The Chinese texts are in `locale/`; they are loaded when the first message is rendered in Chinese.

Current is the language of `speaking`, else the one of the environment variable WECHATPAY_LANGUAGE, else English.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from typing import Any, Self

ENGLISH, CHINESE = "en", "zh"
LANGUAGES = (ENGLISH, CHINESE)
LANGUAGE_VARIABLE = "WECHATPAY_LANGUAGE"
CATALOG = "wechatpay"
"""The domain of the catalog of the messages in the source."""
CATALOG_OF_SPECS = "specs"
"""The domain of the catalog of texts that the specs contain: meanings and remedies of error codes, and nouns."""

_SEPARATORS = {", ": "、", " or ": " 或 ", " and ": " 和 ", " Or: ": "或者：", "; ": "；"}
"""The Chinese separators of lists, by the English ones."""

_spoken: ContextVar[str | None] = ContextVar("wechatpay_language", default=None)


class Message(str):
    """A message in one language, which can be rendered in the other. It is pickled as a plain string."""

    __slots__ = ("_render",)
    _render: Callable[[str], str]

    def __new__(cls, render: Callable[[str], str], language: str) -> Self:
        """Create a message from a function that returns its text in a language."""
        text = super().__new__(cls, render(language))
        text._render = render
        return text

    def translated(self, language: str | None = None) -> Message:
        """Return the message in a language. Default: the current one."""
        return Message(self._render, language or current_language())

    def filled(self, **values: Any) -> Message:
        """Return the message with values for its placeholders, in the current language."""
        return Message(partial(_filled, self._render, _kept(values)), current_language())

    def __reduce__(self) -> tuple[Any, ...]:
        return str, (str.__str__(self),)


def phrase(template: str, /, **values: Any) -> Message:
    """Return a message in the current language.

    Args:
        template: The English text, with a placeholder for each value as in `str.format`. It identifies the message in the catalog.
        values: The values. A message, or an error with one, is rendered in the language of the whole.
    """
    return Message(partial(_formatted, template, _kept(values)), current_language())


def fragment(template: str, /, **values: Any) -> Message:
    """Return a message that is only used inside others, such as a row of a table. By itself it is English."""
    return Message(partial(_formatted, template, values), ENGLISH)


def specified(text: str) -> Message:
    """Return a text of the specs as a message. A text that is not written in Chinese yet stays English."""
    return Message(partial(_specified, text), current_language())


def sentences(*parts: str) -> Message:
    """Return a message of several sentences; empty ones are left out. Chinese has no space between them."""
    return Message(partial(_joined, parts, {ENGLISH: " ", CHINESE: ""}), current_language())


def listed(parts: Iterable[str], separator: str = ", ") -> Message:
    """Return a message that lists several things.

    Args:
        parts: The things.
        separator: The English separator: one of `_SEPARATORS`.
    """
    return Message(
        partial(_joined, tuple(parts), {ENGLISH: separator, CHINESE: _SEPARATORS[separator]}), current_language()
    )


def paragraph(parts: Iterable[str]) -> Message:
    """Return a message of several sentences that need not end in a full stop, with full stops between them."""
    return Message(partial(_stopped, tuple(parts)), current_language())


def complaint_of(error: BaseException) -> str:
    """Return the text of an error, as a message if it is one."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, Message) else str(error)


def current_language() -> str:
    """Return the language in which a message is rendered if no client decides."""
    return _spoken.get() or read_language(os.environ.get(LANGUAGE_VARIABLE, "")) or ENGLISH


def read_language(text: str) -> str | None:
    """Return the language of a setting or locale, such as `zh`, `zh-CN` or `zh_CN.UTF-8`; `None` for any other."""
    start = text.strip().lower()[:3]
    return start[:2] if start[:2] in LANGUAGES and start[2:] in {"", "-", "_", "."} else None


@contextmanager
def speaking(language: str | None) -> Generator[None]:
    """Make a language the current one inside the `with` statement, in this thread or task only."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


@cache
def _chinese(domain: str) -> Callable[[str], str]:
    """Load the Chinese texts; return the function that finds one by the English text."""
    from gettext import GNUTranslations
    from importlib.resources import files

    catalog = files("wechatpay_runtime") / "locale" / CHINESE / "LC_MESSAGES" / f"{domain}.mo"
    with catalog.open("rb") as file:
        return GNUTranslations(file).gettext


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values without exceptions, whose frames may contain keys: their texts are enough."""
    return {name: complaint_of(value) if isinstance(value, BaseException) else value for name, value in values.items()}


def _formatted(template: str, values: Mapping[str, Any], language: str) -> str:
    text = template if language == ENGLISH else _chinese(CATALOG)(template)
    return _with_values(text, values, language) if values else text


def _filled(render: Callable[[str], str], values: Mapping[str, Any], language: str) -> str:
    return _with_values(render(language), values, language)


def _with_values(text: str, values: Mapping[str, Any], language: str) -> str:
    return text.format(**{name: _in_language(value, language) for name, value in values.items()})


def _specified(text: str, language: str) -> str:
    if isinstance(text, Message):
        return str(text.translated(language))
    return text if language == ENGLISH else _chinese(CATALOG_OF_SPECS)(text)


def _joined(parts: Iterable[str], separators: Mapping[str, str], language: str) -> str:
    return separators[language].join(text for part in parts if (text := _in_language(part, language)))


def _stopped(parts: Iterable[str], language: str) -> str:
    stop = {ENGLISH: ". ", CHINESE: "。"}[language]
    return stop.join(_in_language(part, language).rstrip(".。") for part in parts)


def _in_language(value: Any, language: str) -> Any:
    return str(value.translated(language)) if isinstance(value, Message) else value
