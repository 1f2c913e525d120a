"""What the generator does for its user."""

from pathlib import Path
from time import perf_counter

from attrs import frozen

from wechatpay_codegen import fingerprint
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.write import Difference, differences, markers, write


@frozen
class Summary:
    """What one `generate` did."""

    operations: int
    services: int
    written: int
    unchanged: int
    removed: int
    seconds: float
    without_method: int = 0

    def __str__(self) -> str:
        what = f"{_counted(self.operations, 'operation')} in {_counted(self.services, 'service')}"
        if self.without_method:
            what += f" ({self.without_method} of them in the catalog alone: files have no method yet)"
        files = f"{_counted(self.written, 'file')} written, {self.unchanged} unchanged, {self.removed} removed"
        return f"{what}: {files}, {self.seconds:.2f} s"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@frozen
class _Output:
    """Everything that the specs give, in memory."""

    files: dict[Path, bytes]
    operations: int
    services: int
    without_method: int


def generate(settings: Settings) -> Summary:
    """Write the clients, the catalog and the editors' schema.

    Raises:
        SpecError: A spec is wrong; nothing was written.
        FormatterMissing: ruff is not installed; nothing was written.
    """
    start = perf_counter()
    inputs = fingerprint.inputs(settings)
    if last := fingerprint.recall(settings, inputs):
        seconds = perf_counter() - start
        return Summary(last.operations, last.services, 0, last.files, 0, seconds, last.without_method)
    output = _output(settings)
    written = write(output.files, settings.out)
    remembered = fingerprint.Remembered(
        inputs,
        fingerprint.outputs(settings),
        output.operations,
        output.services,
        len(output.files),
        output.without_method,
    )
    fingerprint.remember(settings, remembered)
    return Summary(
        output.operations,
        output.services,
        written.written,
        written.unchanged,
        written.removed,
        perf_counter() - start,
        output.without_method,
    )


def check(settings: Settings) -> tuple[Difference, ...]:
    """Where the disk differs from what the specs say; made anew each time, from the specs alone.

    Raises:
        SpecError: A spec is wrong.
        FormatterMissing: ruff is not installed.
    """
    return differences(_output(settings).files, settings.out)


def _output(settings: Settings) -> _Output:
    # The parser and the template engine take most of the start; a run with nothing to do never needs them.
    from wechatpay_codegen.catalog import catalog
    from wechatpay_codegen.load import load
    from wechatpay_codegen.schema import schema_text
    from wechatpay_codegen.tidy import tidy

    api = load(settings.specs)
    from wechatpay_codegen.render import render

    texts = tidy(dict(render(api)), settings.pyproject)
    texts |= dict(catalog(api))
    files = {settings.out / path: text.encode() for path, text in texts.items()}
    files |= markers(settings.out)
    files[settings.schema] = schema_text().encode()
    services = sum(len(group.services) for group in api.groups)
    without_method = sum(not operation.has_method for operation in api.operations)
    return _Output(files, len(api.operations), services, without_method)
