"""Counts the threads that something starts, whatever others are still about."""

import threading


class NewThreads:
    """The most threads seen at once that were not there when this was made."""

    def __init__(self) -> None:
        self._known = set(threading.enumerate())
        self.most = 0

    def look(self) -> None:
        """Count now."""
        self.most = max(self.most, len(set(threading.enumerate()) - self._known))
