"""Raises a clear error if another event loop than asyncio's is running, such as trio's."""

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ConfigurationError


def require_asyncio(what: str) -> None:
    """Require that the running code was started by asyncio.

    Args:
        what: The class that needs asyncio, for the message.

    Raises:
        ConfigurationError: No asyncio event loop is running.
    """
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError(
            phrase(
                "{what} needs asyncio, but no asyncio event loop is running. trio and other event loops are not supported: use asyncio.run, or call the sync Client in a thread. Nothing was sent.",
                what=what,
            )
        ) from None
