"""What the generator does for its user."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from wechatpay_codegen.output import fingerprint
from wechatpay_codegen.output.write import Difference, Written, differences, markers, write, write_file
from wechatpay_codegen.settings import SERVICE_FOLDERS, Settings
from wechatpay_codegen.source.complaint import SpecError

if TYPE_CHECKING:
    from wechatpay_codegen.api.service import Api


@frozen
class Summary:
    """What one `generate` did."""

    operations: int
    services: int
    written: int
    unchanged: int
    removed: int
    seconds: float

    def __str__(self) -> str:
        what = f"{_counted(self.operations, 'operation')} in {_counted(self.services, 'service')}"
        files = f"{_counted(self.written, 'file')} written, {self.unchanged} unchanged, {self.removed} removed"
        return f"{what}: {files}, {self.seconds:.2f} s"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@frozen
class _Output:
    """Everything that the specs give, in memory."""

    files: dict[Path, bytes]
    interfaces: dict[str, str]
    operations: int
    services: int


def generate(settings: Settings) -> Summary:
    """Write the clients, the catalog and the editors' schema.

    Raises:
        SpecError: A spec is wrong; nothing was written.
        FormatterMissing: ruff is not installed; nothing was written.
    """
    start = perf_counter()
    inputs, last = fingerprint.inputs(settings), fingerprint.recall(settings)
    if last and last.inputs == inputs:
        return _summary(last, Written(0, last.files, 0), start)
    if last and (done := _update(settings, inputs, last)):
        now, written = done
    else:
        output = _output(settings)
        written = write(output.files, settings.out)
        now = fingerprint.Remembered(
            inputs,
            fingerprint.outputs(settings),
            output.interfaces,
            output.operations,
            output.services,
            len(output.files),
        )
    fingerprint.remember(settings, now)
    return _summary(now, written, start)


def _summary(run: fingerprint.Remembered, written: Written, start: float) -> Summary:
    return Summary(
        run.operations,
        run.services,
        written.written,
        written.unchanged,
        written.removed,
        perf_counter() - start,
    )


def _update(
    settings: Settings, inputs: fingerprint.Inputs, last: fingerprint.Remembered
) -> tuple[fingerprint.Remembered, Written] | None:
    """Make anew only the services whose files have changed, where nothing outside them can have; else `None`."""
    changed = [name for name, digest in inputs.services.items() if last.inputs.services.get(name) != digest]
    if last.inputs.common != inputs.common or last.inputs.services.keys() != inputs.services.keys():
        return None
    from wechatpay_codegen.catalog.entries import catalog_of_services
    from wechatpay_codegen.load.folder import load
    from wechatpay_codegen.output.tidy import tidy

    try:
        api = load(settings.specs, only=changed)
    except SpecError:
        return None  # the whole run tells all complaints
    if any(last.interfaces.get(name) != digest for name, digest in _interfaces(api).items()):
        return None
    from wechatpay_codegen.plan.api import plan_services
    from wechatpay_codegen.render.engine import render

    texts = tidy(dict(render(plan_services(api))), settings.pyproject) | dict(catalog_of_services(api))
    files = {settings.out / path: text.encode() for path, text in texts.items()}
    written = write(files, settings.out, [f"{folder}/{name}" for folder in SERVICE_FOLDERS for name in changed])
    total = last.files + written.added - written.removed
    now = evolve(last, inputs=inputs, outputs=fingerprint.outputs(settings), files=total)
    return now, Written(written.written, total - written.written, written.removed)


def _interfaces(api: "Api") -> dict[str, str]:
    from wechatpay_codegen.api.interface import interface

    # A service of which others' resources use operations is never made anew alone: an empty digest equals none.
    return {
        name: "" if name in api.lending else fingerprint.digest_of(interface(service, api.declared))
        for group in api.groups
        for service in group.services
        for name in (f"{group.name}/{service.name}",)
    }


def migrate(specs: Path) -> Iterator[str]:
    """Rewrite the renamed keys of a specs folder; comments and layout stay.

    Returns:
        A line for each edit, as it is made.

    Raises:
        SpecError: A file is not readable YAML; nothing was written.
    """
    from wechatpay_codegen.load.migration import migrations

    for migrated in migrations(specs):
        write_file(migrated.path, migrated.content)
        yield from (f"{migrated.path.as_posix()}:{edit}" for edit in migrated.edits)


def check(settings: Settings) -> tuple[Difference, ...]:
    """Where the disk differs from what the specs say; made anew each time, from the specs alone.

    Raises:
        SpecError: A spec is wrong.
        FormatterMissing: ruff is not installed.
    """
    return differences(_output(settings).files, settings.out)


def _output(settings: Settings) -> _Output:
    # The parser and the template engine take most of the start; a run with nothing to do never needs them.
    from wechatpay_codegen.catalog.entries import catalog
    from wechatpay_codegen.language.schema import schema_text
    from wechatpay_codegen.load.folder import load
    from wechatpay_codegen.output.tidy import tidy

    api = load(settings.specs)
    from wechatpay_codegen.plan.api import plan_api
    from wechatpay_codegen.render.engine import render

    texts = tidy(dict(render(plan_api(api))), settings.pyproject)
    texts |= dict(catalog(api))
    files = {settings.out / path: text.encode() for path, text in texts.items()}
    files |= markers(settings.out)
    files[settings.schema] = schema_text().encode()
    services = sum(len(group.services) for group in api.groups)
    return _Output(files, _interfaces(api), len(api.operations), services)
