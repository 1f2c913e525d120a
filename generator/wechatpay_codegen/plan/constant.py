"""Decides the `OPERATION` constant: everything that the runtime needs to know about an operation, as one expression."""

from collections.abc import Sequence

from wechatpay_codegen.api import names
from wechatpay_codegen.api.business_numbers import shared_numbers
from wechatpay_codegen.api.fields import Field, Parameter
from wechatpay_codegen.api.names import Source
from wechatpay_codegen.api.operation import ErrorRow, Operation, Reply
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.api.traits import Constraint, Download, Pages, Repeat, Upload, Wait
from wechatpay_codegen.api.uses import contains_own_number
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.error_rows import error_row, own_rows
from wechatpay_codegen.plan.expressions import Expression, New, Rows, Table
from wechatpay_codegen.plan.imports import Imports
from wechatpay_codegen.plan.method_docstrings import deprecation
from wechatpay_codegen.plan.wait import final_values
from wechatpay_codegen.source.document import Scalar


def plan_constant(
    operation: Operation, models: dict[int, str], common_errors: Sequence[ErrorRow], writer: Writer
) -> New:
    """Decide the constant. `models` contains the name of the reply model for each status that has a body."""
    imports, traits = writer.imports, operation.traits
    body = operation.body.fields if operation.body else ()
    deprecated = deprecation(traits.deprecated)
    return New(
        imports.use("Operation"),
        is_spread=True,
        name=operation.dotted_name,
        method=operation.method,
        routes=Rows(
            New(imports.use("Route"), route.path.text, query=route.query or None) for route in operation.routes
        ),
        parameters=_parameters(operation, operation.parameters, writer),
        body=_parameters(operation, body, writer),
        upload=_upload(operation, traits.upload, writer) if traits.upload else None,
        download=_download(traits.download, operation.download_method, imports) if traits.download else None,
        choose=Rows(_choice(choice, imports) for choice in traits.constraints) if traits.constraints else None,
        numbers=shared_numbers(operation) or None,
        repeat=_repeat(traits.repeat, imports) if traits.repeat else None,
        pages=_pages(traits.pages, imports) if traits.pages else None,
        wait=_wait(operation, traits.wait, imports) if traits.wait else None,
        scheme=traits.scheme or None,
        host=traits.host or None,
        deprecated=deprecated or None,
        replies=Table((reply.status, _reply(reply, models, writer)) for reply in operation.replies),
        errors=_errors(own_rows(operation.errors, common_errors), imports),
        are_errors_checked=None if "errors" in operation.checked or not operation.errors else False,
        docs=operation.docs[:1],
    )


def _parameters(operation: Operation, fields: Sequence[Field], writer: Writer) -> Rows | None:
    return Rows(_parameter(operation, field, writer) for field in fields) if fields else None


def _parameter(operation: Operation, field: Field, writer: Writer) -> New:
    name = names.argument_name(field.name.text)
    return New(
        writer.imports.use("Parameter"),
        str(name),
        writer.wire_type(field.type, is_encrypted=field.is_encrypted),
        is_required=operation.must_be_given(field) or None,
        wire=None if name == field.wire_name else field.wire_name,
        is_header=(isinstance(field, Parameter) and field.location == "header") or None,
        is_own_number=operation.defaults_to_own_number(field) or None,
        contains_own_number=contains_own_number(operation, field) or None,
    )


def _upload(operation: Operation, upload: Upload, writer: Writer) -> New:
    return New(
        writer.imports.use("Upload"),
        is_spread=True,
        part=upload.part,
        meta=_parameters(operation, [meta.field for meta in upload.meta], writer),
        filename=upload.filled_in("filename") or None,
        digest=upload.filled_in("digest"),
        algorithm=upload.digest,
        form=_parameters(operation, upload.form, writer),
        accepts=upload.endings,
        largest=upload.sizes,
    )


def _download(download: Download, method: str, imports: Imports) -> New:
    """Return the `Download`. Names of fields in a part are relative to the list of parts."""
    parts, digest, encryption = download.parts, download.digest, download.encryption
    prefix = f"{parts['list'].text}." if parts else ""

    def inside(name: Scalar | None) -> str | None:
        return name.text.removeprefix(prefix) if name else None

    return New(
        imports.use("Download"),
        is_spread=True,
        method=method,
        url=inside(download.url),
        hosts=download.hosts,
        digest=inside(digest.get("value")),
        algorithm=inside(digest.get("algorithm")),
        is_unpacked=("covers" in digest and digest["covers"].text == "unpacked") or None,
        parts=_text(parts.get("list")),
        order=inside(parts.get("sequence")),
        count=_text(parts.get("count")),
        key=inside(encryption.get("key")),
        nonce=inside(encryption.get("nonce")),
        cipher=_text(encryption.get("algorithm")),
    )


def _choice(choice: Constraint, imports: Imports) -> New:
    return New(imports.use("OneOf" if choice.is_exclusive else "AnyOf"), *(name.text for name in choice.names))


def _repeat(repeat: Repeat, imports: Imports) -> New:
    outcome = repeat.outcome
    query = Table((name.text, source.text) for name, source in outcome.with_) if outcome else None
    return New(
        imports.use("Repeat"),
        by=tuple(name.text for name in repeat.by) or None,
        settled_by=outcome.operation.text if outcome else None,
        settled_with=query,
    )


def _pages(pages: Pages, imports: Imports) -> New:
    """Return the `Pages`. Reply fields have the names of attributes of the reply model."""
    return New(
        imports.use("Pages"),
        is_spread=True,
        next=pages.next.text,
        items=_attribute(pages.items),
        counts=pages.counts or None,
        first=(pages.first if pages.counts else 0) or None,
        token=_attribute(pages.token),
        size=_text(pages.size),
        total=_attribute(pages.total),
    )


def _wait(operation: Operation, wait: Wait, imports: Imports) -> New:
    """Return the `Polling`. The reply field has the name of an attribute of the reply model."""
    return New(
        imports.use("Polling"),
        is_spread=True,
        noun=wait.noun,
        field=_attribute(wait.field),
        final=final_values(operation, wait),
        intervals=wait.seconds,
    )


def _attribute(path: Scalar | None) -> str | None:
    """Return the dotted path of attributes for a dotted path of wire names."""
    return ".".join(names.field_name(part) for part in path.text.split(".")) if path else None


def _reply(reply: Reply, models: dict[int, str], writer: Writer) -> Source:
    if reply.model:
        return writer.class_of(reply.model)
    return writer.imports.use("FILE_REPLY") if reply.is_file else Source(models.get(reply.status, "None"))


def _errors(rows: Sequence[ErrorRow], imports: Imports) -> Expression:
    common = imports.use_from(f"{CLIENTS}._shared", "COMMON_ERRORS")
    if not rows:
        return common
    return Rows([*(error_row(row, imports) for row in rows), Source(f"*{common}")])


def _text(scalar: Scalar | None) -> str | None:
    return scalar.text if scalar else None
