"""Reads the files of the installed package, such as templates and texts."""

from importlib.resources import files


def read_text(folder: str, name: str) -> str:
    """Return the text of a file.

    Args:
        folder: the folder of the package that contains it, such as `console`.
        name: its path in that folder.

    Raises:
        FileNotFoundError: the file is missing from the package.
    """
    try:
        return files(f"wechatpay_gateway.{folder}").joinpath(name).read_text("utf-8")
    except FileNotFoundError:
        raise FileNotFoundError(
            f"the gateway's file {name} is missing; if you use PyInstaller, pass "
            "--collect-data wechatpay_gateway --collect-data wechatpay_catalog --collect-data wechatpay_runtime"
        ) from None
