"""Makes a call with an async client under trio, and prints the error."""

from importlib import import_module
from typing import Any

from wechatpay_clients import AsyncClient, ConfigurationError

trio: Any = import_module("trio")  # not installed for the type checkers


async def main() -> None:
    """Make a call."""
    try:
        await AsyncClient.from_env().payments.refunds.query_refund(out_refund_no="1217752501201407033")
    except ConfigurationError as error:
        print(error)  # noqa: T201 - the test reads it


trio.run(main)
