"""The commands of the generator: load -> plan -> render -> tidy -> write."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from wechatpay_codegen.output import memory
from wechatpay_codegen.output.fingerprint import Files, Fingerprint, digest
from wechatpay_codegen.output.write import MARKERS, SERVICE_FOLDERS, Difference, Written, differences, write, write_file
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError, did_you_mean, sentences
from wechatpay_codegen.source.files import Entry, listed

if TYPE_CHECKING:
    from wechatpay_codegen.api.service import Api

# The parser and the template engine take most of the startup time, and a run with nothing to do does not need them.
# Functions therefore import what they use.

Shown = Callable[[Iterable[tuple[str, str]]], Iterable[tuple[str, str]]]


@frozen
class Summary:
    """The result of `generate`."""

    operations: int
    services: int
    written: int
    unchanged: int
    removed: int
    seconds: float

    def __str__(self) -> str:
        sources = f"{_counted(self.operations, 'operation')} in {_counted(self.services, 'service')}"
        files = f"{_counted(self.written, 'file')} written, {self.unchanged} unchanged, {self.removed} removed"
        return f"{sources}: {files}, {self.seconds:.2f} s"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class UnknownOperation(Exception):
    """The name does not identify one operation. The message suggests similar names."""


def generate(settings: Settings, shown: Shown = iter) -> Summary:
    """Write the clients, the catalog and the JSON Schema for editors.

    Args:
        settings: The folders.
        shown: Passes on the files of the clients while they are written, for a progress bar.

    Raises:
        SpecError: A spec is invalid. Nothing was written.
        FormatterMissing: ruff is not installed. Nothing was written.
    """
    start = perf_counter()
    specs = listed(settings.specs)
    inputs = memory.inputs(specs, settings.pyproject)
    last = memory.recall(settings.memory)
    if last and not last.is_unchanged(memory.outputs(settings.out, settings.schema)):
        last = None
    now, written = _run(settings, specs, inputs, last, shown)
    if now is not last:
        memory.remember(settings.memory, now)
    return Summary(
        now.operations, now.services, written.written, written.unchanged, written.removed, perf_counter() - start
    )


def _run(
    settings: Settings,
    specs: Entry,
    inputs: Mapping[str, Files],
    last: memory.Remembered | None,
    shown: Shown,
) -> tuple[memory.Remembered, Written]:
    """Generate what has changed since the last run, or everything."""
    if last:
        changed = last.changed(inputs)
        if not changed:
            return last, Written(0, last.files, 0)
        if memory.SHARED not in changed and (done := _generate_services(settings, specs, changed, last)):
            now, written = done
            return evolve(now, inputs=now.inputs | {name: inputs[name].fingerprint() for name in changed}), written
    from wechatpay_codegen.load.folder import load

    api = load(specs)
    generated = _generated(api, settings, shown)
    files = _files_on_disk(generated, settings)
    written = write(files, settings.out)
    now = memory.Remembered(
        inputs={name: one.fingerprint() for name, one in inputs.items()},
        outputs=_fingerprints(memory.outputs(settings.out, settings.schema, generated)),
        interfaces=_interfaces(api),
        sources=_sources(api),
        operations=len(api.operations),
        services=sum(len(group.services) for group in api.groups),
        files=len(files),
    )
    return now, written


def _generate_services(
    settings: Settings, specs: Entry, changed: list[str], last: memory.Remembered
) -> tuple[memory.Remembered, Written] | None:
    """Generate only some services. `None` if their change can affect files outside them."""
    from wechatpay_codegen.catalog.entries import catalog_of_services
    from wechatpay_codegen.load.folder import load
    from wechatpay_codegen.output.tidy import tidy
    from wechatpay_codegen.plan.api import plan_services
    from wechatpay_codegen.render.engine import render

    try:
        api = load(specs, only=changed)
    except SpecError:
        return None  # the complete run reports all complaints
    if any(last.interfaces.get(name) != interface for name, interface in _interfaces(api).items()):
        return None
    generated = tidy(render(plan_services(api)), settings.pyproject) | _encoded(catalog_of_services(api))
    files = {settings.out / path: content for path, content in generated.items()}
    written = write(files, settings.out, [f"{folder}/{name}" for folder in SERVICE_FOLDERS for name in changed])
    total = last.files + written.added - written.removed
    outputs = memory.outputs(settings.out, settings.schema, generated)
    now = evolve(
        last,
        sources={name: last.sources[name] for name in last.sources if name not in changed} | _sources(api),
        outputs={
            name: last.outputs[name] if name not in changed else one.fingerprint() for name, one in outputs.items()
        },
        files=total,
    )
    return now, Written(written.written, total - written.written, written.removed)


def migrate(specs: Path) -> Iterator[str]:
    """Rename old keys in a specs folder. Comments and layout are kept.

    Returns:
        A line for each edit.

    Raises:
        SpecError: A file is not valid YAML. Nothing was written.
    """
    from wechatpay_codegen.load.migration import migrations

    for migrated in migrations(specs):
        write_file(migrated.path, migrated.content)
        yield from (f"{migrated.path.as_posix()}:{edit}" for edit in migrated.edits)


def format_specs(specs: Path, *, is_check: bool = False) -> list[Path]:
    """Put the keys of all specs of a folder into the usual order. Nothing else of a file is changed.

    Args:
        specs: The specs folder.
        is_check: Whether to write nothing.

    Returns:
        The files whose keys were in another order.

    Raises:
        SpecError: A file is not valid YAML. Nothing was written.
    """
    from wechatpay_codegen.load.layout import formatted

    files = formatted(specs)
    for file in () if is_check else files:
        write_file(file.path, file.content)
    return [file.path for file in files]


def check(settings: Settings) -> tuple[Difference, ...]:
    """Return how the generated packages differ from the specs, without using the cache.

    Raises:
        SpecError: A spec is invalid.
        FormatterMissing: ruff is not installed.
    """
    from wechatpay_codegen.load.folder import load

    generated = _generated(load(settings.specs), settings)
    return differences(_files_on_disk(generated, settings), settings.out)


def write_openapi(specs: Path, output: Path, webhooks: Path, version: str) -> int:
    """Write the API as two OpenAPI documents, and return the number of operations.

    Args:
        specs: The specs folder.
        output: The file of the operations.
        webhooks: The file of the notifications.
        version: The version that the documents state.

    Raises:
        SpecError: A spec is invalid. Nothing was written.
        NameTaken: Two different schemas would have the same name. Nothing was written.
    """
    from wechatpay_codegen.catalog.json_text import json_text
    from wechatpay_codegen.load.folder import load
    from wechatpay_codegen.openapi.document import api_document, webhooks_document

    api = load(specs)
    documents = {output: api_document(api, version), webhooks: webhooks_document(api, version)}
    for path, document in documents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, json_text(document).encode())
    return len(api.operations)


def explain(specs: Path, name: str) -> str:
    """Return the plan of one operation as text, with the line of the spec behind each decision.

    Args:
        specs: The specs folder.
        name: The dotted name of the operation, or its own name if that is unique.

    Raises:
        SpecError: A spec is invalid.
        UnknownOperation: No operation has this name, or several operations do.
    """
    from wechatpay_codegen.load.folder import load
    from wechatpay_codegen.plan.explanation import explain_operation
    from wechatpay_codegen.render.explanation import explained

    api = load(specs)
    known = {operation.dotted_name: operation for operation in api.operations}
    found = [dotted for dotted in known if name in {dotted, dotted.rpartition(".")[2]}]
    if len(found) != 1:
        nearest = did_you_mean(name, known) or did_you_mean(name, [dotted.rpartition(".")[2] for dotted in known])
        several = f"Several operations have the name `{name}`: {', '.join(found)}." if found else ""
        raise UnknownOperation(several or sentences(f"There is no operation `{name}`.", nearest))
    operation = known[found[0]]
    return explained(operation.dotted_name, operation.document.path, explain_operation(api, operation))


def _generated(api: "Api", settings: Settings, shown: Shown = iter) -> dict[str, bytes]:
    """Return the content of every generated file by its path relative to the output folder."""
    from wechatpay_codegen.catalog.entries import catalog
    from wechatpay_codegen.output.tidy import tidy
    from wechatpay_codegen.plan.api import plan_api
    from wechatpay_codegen.render.engine import render

    return tidy(shown(render(plan_api(api))), settings.pyproject) | _encoded(catalog(api)) | MARKERS


def _encoded(texts: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return files by path. Bytes take half of the memory of texts with Chinese characters."""
    return {path: text.encode() for path, text in texts}


def _files_on_disk(generated: Mapping[str, bytes], settings: Settings) -> dict[Path, bytes]:
    """Return the content of every file by its path on disk, including the JSON Schema for editors."""
    from wechatpay_codegen.language.schema import schema_text

    files = {settings.out / path: content for path, content in generated.items()}
    return {**files, settings.schema: schema_text().encode()}


def _interfaces(api: "Api") -> dict[str, str]:
    from wechatpay_codegen.api.interface import interfaces

    return {name: digest(text.encode()) if text else "" for name, text in interfaces(api).items()}


def _sources(api: "Api") -> dict[str, list[str]]:
    """Return the services whose files contain the facts of twins, by the service of the twins."""
    found: dict[str, list[str]] = {}
    for operation in api.operations:
        if operation.twin_of:
            source = "/".join(operation.twin_of.split(".")[:2])
            known = found.setdefault(f"{operation.group}/{operation.service}", [])
            known += [] if source in known else [source]
    return found


def _fingerprints(files: Mapping[str, Files]) -> dict[str, Fingerprint]:
    return {name: one.fingerprint() for name, one in files.items()}
