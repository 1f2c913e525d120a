"""The choices of a visitor, remembered in cookies: the language and the colors."""

from collections.abc import Mapping
from enum import StrEnum

from starlette.requests import Request
from starlette.responses import Response

from wechatpay_gateway.core.site import CONTROL_PATH
from wechatpay_gateway.texts.texts import Language, accepted_language

_LANGUAGE = "wechatpay_gateway_language"
_THEME = "wechatpay_gateway_theme"
_YEAR_SECONDS = 31_536_000


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
