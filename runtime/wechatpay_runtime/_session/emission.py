"""Calls the hooks of a client."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wechatpay_runtime.hooks import Event, Hook

logger = logging.getLogger("wechatpay_runtime")


def emit(hooks: "Sequence[Hook]", event: "Event") -> None:
    """Call each hook with an event. An exception of a hook is logged; it changes neither the call nor the other hooks."""
    for hook in hooks:
        try:
            hook(event)
        except Exception:
            name = getattr(hook, "__qualname__", type(hook).__qualname__)
            logger.exception("The hook %s failed at %s; the call continues.", name, type(event).__name__)
