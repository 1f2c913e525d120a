"""A clock that moves only when `sleep` is called."""


class FakeClock:
    def __init__(self, now: float = 1_700_000_000) -> None:
        self.started_at = now
        self.waits: list[float] = []

    @property
    def waited(self) -> float:
        return sum(self.waits)

    def set(self, now: float) -> None:
        self.started_at = now - self.waited

    def now(self) -> float:
        return self.started_at + self.waited

    def monotonic(self) -> float:
        return self.waited

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def sleep_async(self, seconds: float) -> None:
        self.waits.append(seconds)
