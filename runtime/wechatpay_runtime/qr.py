"""Shows a `code_url` as a QR code that WeChat scans: in a terminal, or as a PNG image. Needs the extra `[qr]`.

A code follows ISO/IEC 18004, level M, with the quiet zone of four modules around it.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791891
"""

from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from wechatpay_runtime.errors import ConfigurationError, InvalidArgument

if TYPE_CHECKING:
    import segno

__all__ = ["to_png", "to_terminal"]

_QUIET_ZONE_MODULES = 4
_LONGEST_URL = 512
_BLACK_AND_WHITE = "\x1b[97;40m"
_USUAL_COLORS = "\x1b[0m"


def to_terminal(code_url: str, *, is_colored: bool = True) -> str:
    """Draw a QR code with half blocks, two modules above each other in one character.

    Args:
        code_url: What `prepay_native` answers; good for two hours.
        is_colored: Whether each line says its colours, so that the code is right on a light terminal, too. Without
            them it needs a dark one.

    Returns:
        Lines of text, each ended by a line feed.

    Raises:
        InvalidArgument: `code_url` is no address.
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
        code_url: What `prepay_native` answers; good for two hours.
        module_pixels: Width and height of a module, the smallest square of the code; from 1 to 100.

    Returns:
        The file.

    Raises:
        InvalidArgument: `code_url` is no address, or `module_pixels` is out of bounds.
        ConfigurationError: The extra `[qr]` is not installed.
    """
    if module_pixels not in range(1, 101):
        raise InvalidArgument(f"module_pixels takes a whole number from 1 to 100, not {module_pixels!r}.")
    image = BytesIO()
    _code(code_url).save(image, kind="png", scale=module_pixels, border=_QUIET_ZONE_MODULES)
    return image.getvalue()


def _code(code_url: str) -> "segno.QRCode":
    value: Any = code_url  # not everybody checks types
    if not isinstance(value, str):
        raise InvalidArgument(
            f"A QR code takes the code_url that prepay_native answers, as text, not {type(value).__name__}."
        )
    if "://" not in value or not value.isascii() or not value.isprintable() or len(value) > _LONGEST_URL:
        raise InvalidArgument(
            "A QR code takes the code_url that prepay_native answers, such as weixin://wxpay/bizpayurl?pr=…; this is none."
        )
    try:
        import segno
    except ModuleNotFoundError:
        raise ConfigurationError(
            "QR codes need segno, which is not installed: pip install 'wechatpay-clients[qr]'."
        ) from None
    return segno.make_qr(value, error="m", boost_error=False)
