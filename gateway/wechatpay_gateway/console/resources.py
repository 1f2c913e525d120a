"""Reads the files of the pages from the installed package."""

from importlib.resources import files


def read_text(name: str) -> str:
    """Return the text of a file next to this module.

    Raises:
        FileNotFoundError: the file is missing from the package.
    """
    try:
        return files("wechatpay_gateway.console").joinpath(name).read_text("utf-8")
    except FileNotFoundError:
        raise FileNotFoundError(
            f"the gateway's file {name} is missing; if you use PyInstaller, pass "
            "--collect-data wechatpay_gateway --collect-data wechatpay_catalog --collect-data wechatpay_runtime"
        ) from None
