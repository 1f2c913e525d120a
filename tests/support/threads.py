"""Counts the threads that are started, apart from those that already run."""

import threading


class NewThreads:
    """The largest number of simultaneous threads that did not exist when this was created."""

    def __init__(self) -> None:
        self._known = set(threading.enumerate())
        self.most = 0

    def look(self) -> None:
        """Count now."""
        self.most = max(self.most, len(set(threading.enumerate()) - self._known))
