"""The choices of a visitor, remembered in cookies: the language and the colors."""

from collections.abc import Mapping
from enum import StrEnum

from starlette.requests import Request
from starlette.responses import Response

from wechatpay_gateway.console.texts import Language
from wechatpay_gateway.core.site import CONTROL_PATH

_LANGUAGE = "wechatpay_gateway_language"
_THEME = "wechatpay_gateway_theme"
_YEAR_SECONDS = 31_536_000
_CHINESE_TAG = "zh"
_ENGLISH_TAG = "en"


class Theme(StrEnum):
    """The colors of the pages; `AUTO` are those of the browser."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def language_of(request: Request) -> Language:
    """Return the language that the visitor chose, or else the first of `Accept-Language` that the pages have; English by default."""
    chosen = request.cookies.get(_LANGUAGE, "")
    if chosen in list(Language):
        return Language(chosen)
    return accepted_language(request.headers.get("accept-language", ""))


def accepted_language(header: str) -> Language:
    """Return the language of the pages that an `Accept-Language` header (RFC 9110, 12.5.4) prefers; English by default."""
    weights = [_weighted(part) for part in header.split(",")]
    for _, tag in sorted(weights, key=lambda each: -each[0]):
        if tag == _CHINESE_TAG:
            return Language.CHINESE
        if tag == _ENGLISH_TAG:
            return Language.ENGLISH
    return Language.ENGLISH


def _weighted(part: str) -> tuple[float, str]:
    """Return the weight and the primary tag of one part of the header; a part that is not understood has the weight 0 and no tag."""
    tag, _, parameter = part.partition(";")
    try:
        weight = float(parameter.partition("=")[2] or 1)
    except ValueError:
        weight = 0.0
    primary = tag.strip().partition("-")[0].lower()
    return (weight, primary) if weight > 0 else (0.0, "")


def theme_of(request: Request) -> Theme:
    """Return the colors that the visitor chose; those of the browser by default."""
    chosen = request.cookies.get(_THEME, "")
    return Theme(chosen) if chosen in list(Theme) else Theme.AUTO


def remember(response: Response, fields: Mapping[str, str]) -> None:
    """Store in cookies what a form chose; a value that does not exist is ignored."""
    language, theme = fields.get("language", ""), fields.get("theme", "")
    chosen = {
        _LANGUAGE: language if language in list(Language) else "",
        _THEME: theme if theme in list(Theme) else "",
    }
    for name, value in chosen.items():
        if value:
            response.set_cookie(name, value, max_age=_YEAR_SECONDS, path=CONTROL_PATH, httponly=True, samesite="lax")
