"""Whether a socket has bytes that were not read."""

import select
from collections.abc import Callable


def readiness(number: int) -> Callable[[], bool]:
    """Return a function that checks the socket with this number for bytes, or its end, that nobody has read yet."""
    if not hasattr(select, "poll"):  # Windows, where select accepts any socket
        return lambda: bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return lambda: bool(poll.poll(0))
