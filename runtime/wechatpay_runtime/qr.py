"""Draw a `code_url` as a QR code, in a terminal or as a PNG image. Requires the extra `[qr]`.

The codes follow ISO/IEC 18004, level M, with a quiet zone of four modules.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791891
"""

from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument

if TYPE_CHECKING:
    import segno

__all__ = ["to_png", "to_terminal"]

_QUIET_ZONE_MODULES = 4
_LONGEST_URL = 512
_BLACK_AND_WHITE = "\x1b[97;40m"
_USUAL_COLORS = "\x1b[0m"


def to_terminal(code_url: str, *, is_colored: bool = True) -> str:
    """Draw a QR code as text. Each character is a half block and contains two modules, one above the other.

    Args:
        code_url: The `code_url` returned by `prepay_native`; valid for two hours.
        is_colored: Set black and white with escape sequences, so that the code is readable on dark and light terminals.
            Without them it is readable on a dark background only.

    Returns:
        Lines of text, each with a line feed at its end.

    Raises:
        InvalidArgument: `code_url` is not a URL.
        ConfigurationError: The extra `[qr]` is not installed.
    """
    text = StringIO()
    _code(code_url).terminal(text, border=_QUIET_ZONE_MODULES, compact=True)
    lines = text.getvalue().splitlines()
    if is_colored:
        lines = [f"{_BLACK_AND_WHITE}{line}{_USUAL_COLORS}" for line in lines]
    return "".join(f"{line}\n" for line in lines)


def to_png(code_url: str, *, module_pixels: int = 8) -> bytes:
    """Draw a QR code as a PNG image, black on white.

    Args:
        code_url: The `code_url` returned by `prepay_native`; valid for two hours.
        module_pixels: Width and height of a module, the smallest square of the code, in pixels; from 1 to 100.

    Returns:
        The content of the PNG file.

    Raises:
        InvalidArgument: `code_url` is not a URL, or `module_pixels` is out of range.
        ConfigurationError: The extra `[qr]` is not installed.
    """
    if module_pixels not in range(1, 101):
        raise InvalidArgument(
            phrase(
                "module_pixels must be an integer from 1 to 100, got {module_pixels!r}.", module_pixels=module_pixels
            )
        )
    image = BytesIO()
    _code(code_url).save(image, kind="png", scale=module_pixels, border=_QUIET_ZONE_MODULES)
    return image.getvalue()


def _code(code_url: str) -> "segno.QRCode":
    value: Any = code_url  # callers may not use a type checker
    if not isinstance(value, str):
        raise InvalidArgument(
            phrase(
                "code_url must be a string, got {type}. Pass the code_url returned by prepay_native.",
                type=type(value).__name__,
            )
        )
    if "://" not in value or not value.isascii() or not value.isprintable() or len(value) > _LONGEST_URL:
        raise InvalidArgument(
            phrase(
                "code_url is not a URL. Pass the code_url returned by prepay_native, such as weixin://wxpay/bizpayurl?pr=…"
            )
        )
    try:
        import segno
    except ModuleNotFoundError:
        raise ConfigurationError(
            phrase("QR codes require segno, which is not installed. Run: pip install 'wechatpay-clients[qr]'")
        ) from None
    return segno.make_qr(value, error="m", boost_error=False)
