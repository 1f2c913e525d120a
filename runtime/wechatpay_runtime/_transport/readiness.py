"""Whether a socket has bytes that were not read."""

import select
from collections.abc import Callable
from functools import partial


def readiness(number: int) -> Callable[[], object]:
    """Return a function whose result is true if bytes, or its end, that nobody has read yet are at the socket with this number."""
    if not hasattr(select, "poll"):  # Windows, where select accepts any socket
        return lambda: select.select([number], [], [], 0)[0]
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return partial(poll.poll, 0)
