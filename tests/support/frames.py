"""The local variables in the frames of an error."""

from collections.abc import Iterator
from types import TracebackType


def runtime_locals_as_text(error: BaseException) -> list[str]:
    """Return the local variables of the runtime's frames, as an error reporter would show them."""
    return [repr(value) for value in runtime_locals(error)]


def runtime_locals(error: BaseException) -> Iterator[object]:
    """Yield every local variable of the runtime in the tracebacks of an error, its causes and contexts, suppressed or not."""
    errors_visited: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        current = waiting.pop()
        if current is not None and current not in errors_visited:
            errors_visited.append(current)
            waiting += [current.__cause__, current.__context__]
            yield from _values_in(current.__traceback__)


def _values_in(traceback: TracebackType | None) -> Iterator[object]:
    while traceback is not None:
        if "wechatpay_runtime" in traceback.tb_frame.f_code.co_filename:
            yield from traceback.tb_frame.f_locals.values()
        traceback = traceback.tb_next
