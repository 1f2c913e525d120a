"""Shows the progress of a download on a terminal: as a bar with the extra `[cli]`, otherwise in lines."""

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from shutil import get_terminal_size
from typing import Any, NoReturn, TextIO

from wechatpay_runtime._base.messages import phrase

Progress = Callable[[int, int | None], None]
_SECONDS_BETWEEN_LINES = 1.0
_MEBIBYTE = 1024 * 1024
_BYTES: Mapping[str, Any] = {"unit": "B", "unit_scale": True, "unit_divisor": 1024}


@contextmanager
def progress_of(name: str, output: TextIO) -> Generator[Progress | None]:
    """Return a function for the `progress` of a download; `None` if the output is not a terminal."""
    if not output.isatty():
        yield None
        return
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        yield lines_of(name, output)
        return
    with ExitStack() as stack:
        bars: list[tqdm[NoReturn]] = []

        def show(received: int, total: int | None) -> None:
            if not bars:  # a call that is refused shows no bar
                columns, rows = get_terminal_size()  # never 0, which some terminals report
                bars.append(stack.enter_context(tqdm(desc=name, file=output, ncols=columns, nrows=rows, **_BYTES)))
            (bar,) = bars
            bar.total = total
            bar.update(received - bar.n)  # less than zero after a retry

        yield show


def lines_of(name: str, output: TextIO, clock: Callable[[], float] = time.monotonic) -> Progress:
    """Return a function that prints at most one line in a second."""
    printed_at = clock()

    def show(received: int, total: int | None) -> None:
        nonlocal printed_at
        if clock() - printed_at < _SECONDS_BETWEEN_LINES:
            return
        printed_at = clock()
        received_text = f"{received / _MEBIBYTE:.1f}"
        line = (
            phrase("{name}: {received} MiB", name=name, received=received_text)
            if total is None
            else phrase(
                "{name}: {received} of {total} MiB", name=name, received=received_text, total=f"{total / _MEBIBYTE:.1f}"
            )
        )
        print(line, file=output, flush=True)

    return show
