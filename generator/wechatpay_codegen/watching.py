"""Generates again whenever a spec changes."""

from collections.abc import Iterable, Iterator
from time import sleep

from wechatpay_codegen.commands import generate
from wechatpay_codegen.output.tidy import FormatterMissing
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.files import SCHEMA_FILE, listed


def every(seconds: float) -> Iterator[None]:
    """Yield at once and then at intervals, without end."""
    while True:
        yield
        sleep(seconds)


def watched(settings: Settings, moments: Iterable[object]) -> Iterator[str]:
    """Generate at each moment at which the specs differ from those of the moment before, and at the first one.

    Args:
        settings: The folders.
        moments: When to look at the specs.

    Yields:
        The summary of each run, or its complaints.
    """
    last: object = None
    for _ in moments:
        now = {entry.path: entry.stamp for entry in listed(settings.specs).walk() if entry.name != SCHEMA_FILE}
        if now != last:
            last = now
            yield _result(settings)


def _result(settings: Settings) -> str:
    try:
        return str(generate(settings))
    except SpecError as error:
        count = len(error.complaints)
        return f"{error}\n{count} {'complaint' if count == 1 else 'complaints'}; nothing was written."
    except (FormatterMissing, OSError) as error:
        return str(error)
