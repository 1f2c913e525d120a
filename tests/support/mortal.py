"""A program that can die at any moment, in the same process as its test."""

from support.time import ImpatientTime


class Killed(BaseException):
    """The program was killed. Not an `Exception`, so that nothing handles it."""


class MortalTime(ImpatientTime):
    """A clock that kills the program that looks at it. A client looks before it signs a request and after it received the reply."""

    def __init__(self) -> None:
        super().__init__()
        self._left: int | None = None

    def kill_after(self, looks: int | None) -> None:
        """Kill the program when it looks for the next time after this number of times; `None` spares it."""
        self._left = looks

    def now(self) -> float:
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                self._left = None
                raise Killed
        return super().now()
