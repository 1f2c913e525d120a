"""What the frames of an error hold."""

from types import TracebackType


def frames_of_ours(error: BaseException) -> list[str]:
    """What the frames of the runtime hold, as a reporter that keeps local variables would show it."""
    shown: list[str] = []
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None:
        if "wechatpay_runtime" in traceback.tb_frame.f_code.co_filename:
            shown += [repr(value) for value in traceback.tb_frame.f_locals.values()]
        traceback = traceback.tb_next
    return shown
