"""Converts the durations of steps that happen by themselves."""

_SECONDS = {"m": 60, "h": 3600, "d": 86400}


def seconds_of(duration: str) -> int:
    """Return a duration such as `24h` in seconds."""
    return int(duration[:-1]) * _SECONDS[duration[-1]]
