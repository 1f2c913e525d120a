"""Checks the traits of an operation against its arguments and its reply."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from attrs import evolve

from wechatpay_codegen.api import names
from wechatpay_codegen.api.business_numbers import alike_numbers
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.traits import Constraint, Download, Pages, Repeat, Upload
from wechatpay_codegen.api.types import Integer, ListOf, Text
from wechatpay_codegen.rules.fields import check_fields
from wechatpay_codegen.rules.named_fields import check_argument, check_taken, field_at, reply_field
from wechatpay_codegen.rules.wait import check_wait
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Scalar

_FEWEST_ALTERNATIVES = 2


def check_traits(operation: Operation) -> None:
    """Complain about traits that contradict the operation."""
    traits = operation.traits
    for constraint in traits.constraints:
        _check_constraint(operation, constraint)
    if traits.repeat:
        _check_repeat(operation, traits.repeat)
    _check_allowed_mismatches(operation)
    for consequence in traits.notifications:
        if consequence.url:
            _argument_field(operation, consequence.url)
    if traits.pages:
        _check_pages(operation, traits.pages)
    if traits.wait:
        check_wait(operation, traits.wait)
    if traits.upload:
        _check_upload(operation, traits.upload)
    if traits.download:
        _check_download(operation, traits.download)
    if traits.download or operation.answers_file:
        check_taken(operation, names.DOWNLOAD_ARGUMENTS, "download")


def _check_settling(operation: Operation, source: Scalar) -> None:
    """Check an argument whose value is kept in an error, to query the outcome."""
    field = _single_field(operation, source)
    if field and field.is_encrypted:
        what = f"`{source.text}` is encrypted, so it is not kept in the error for the query"
        operation.document.complain(source, what, "Use another argument.")


def satisfies(constraint: Constraint, arguments: Mapping[str, object]) -> bool:
    """Return whether arguments satisfy a constraint, in every mapping that its names lead to."""
    counts = [len(constraint.last_names & place.keys()) for place in _places(arguments, constraint.parent)]
    return all(count == 1 if constraint.is_exclusive else count > 0 for count in counts)


def _places(value: object, path: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Yield the mappings that a path leads to, through lists."""
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _places(item, path)
    elif isinstance(value, dict):
        mapping = cast("dict[str, object]", value)
        if not path:
            yield mapping
        elif path[0] in mapping:
            yield from _places(mapping[path[0]], path[1:])


def _check_constraint(operation: Operation, constraint: Constraint) -> None:
    document = operation.document
    if len(constraint.names) < _FEWEST_ALTERNATIVES:
        document.complain(constraint.node, "a constraint with fewer than two arguments", "List all alternatives.")
    for index, name in enumerate(constraint.names):
        field = _argument_field(operation, name)
        if field is None:
            continue
        if tuple(name.text.split(".")[:-1]) != constraint.parent:
            what = f"`{name.text}` and `{constraint.names[0].text}` are in different models"
            document.complain(name, what, "List arguments, or fields of one model.")
        is_argument = not constraint.parent
        if operation.always_needs(field) if is_argument else field.is_required:
            what = f"`{name.text}` is always required"
            document.complain(name, what, "Remove its `required` setting, or remove the argument from the constraint.")
        elif operation.defaults_to_own_number(field) if is_argument else field.is_own_number:
            what = f"`{name.text}` has a default, so it is always sent"
            document.complain(
                name, what, "Remove its `default: client` setting, or remove the argument from the constraint."
            )
        if name.text in {other.text for other in constraint.names[:index]}:
            document.complain(name, f"duplicate `{name.text}` in the constraint", "Keep one of them.")


def _single_field(operation: Operation, name: Scalar) -> Field | None:
    """Return the argument with a name, or the field with a dotted name that occurs once in a call."""
    if "." in name.text:
        what = f"no argument has a field `{name.text}`"
        return field_at(operation, name, operation.arguments, what, is_one=True)
    return _argument_field(operation, name)


def _argument_field(operation: Operation, name: Scalar) -> Field | None:
    """Return the argument with a name, or the field with a dotted name."""
    if "." not in name.text:
        arguments = {argument.wire_name: argument for argument in operation.arguments}
        return arguments[name.text] if check_argument(operation, name) else None
    return field_at(operation, name, operation.arguments, f"no argument has a field `{name.text}`")


def _check_repeat(operation: Operation, repeat: Repeat) -> None:
    if bool(repeat.by) is bool(repeat.never):
        operation.document.complain(
            repeat.node,
            "`repeat` with both `by` and `never`" if repeat.by else "`repeat` without `by` or `never`",
            "Write `by` with the number that makes a retry safe, or `never` with the reason why it is not.",
        )
    meta = operation.traits.upload.meta if operation.traits.upload else ()
    digests = {field.field.wire_name for field in meta if field.source == "digest"}
    numbers = [name for name in repeat.by if name.text not in digests]
    known = [name for name in numbers if _single_field(operation, name)]
    has_digest = len(numbers) < len(repeat.by)
    is_always_sent = has_digest or any(_is_in_every_call(operation, name) for name in known)
    if (
        numbers
        and known == numbers
        and not is_always_sent
        and not _always_has(operation, {name.text for name in numbers})
    ):
        operation.document.complain(
            numbers[0],
            f"a call can be sent without {' and '.join(f'`{name.text}`' for name in numbers)}",
            "A retry is safe only if every call has such a number. Mark it as required, or list all alternatives.",
        )
    if repeat.outcome:
        for _, source in repeat.outcome.with_:
            _check_settling(operation, source)


def _check_allowed_mismatches(operation: Operation) -> None:
    known = alike_numbers(operation)
    for name in operation.traits.allowed_mismatches:
        if name.text not in known:
            listed = f"Numbers in both: {enumerated(known)}." if known else "They have no number in common."
            what = f"`{name.text}` is not a number in both request and reply"
            operation.document.complain(name, what, sentences(did_you_mean(name.text, known), listed))


def _always_has(operation: Operation, names: set[str]) -> bool:
    """Return whether every call has one of these arguments."""
    if any(operation.always_needs(field) for field in operation.arguments if field.wire_name in names):
        return True
    if any(names >= {name.text for name in constraint.names} for constraint in operation.traits.constraints):
        return True
    return all(names & set(route.path_names) for route in operation.routes)


def _is_in_every_call(operation: Operation, name: Scalar) -> bool:
    """Return whether a number inside a model is required, and the argument and each model around it as well."""
    first, *rest = name.text.split(".")
    prefixes = [".".join((first, *rest[:length])) for length in range(1, len(rest) + 1)]
    around = next(field for field in operation.arguments if field.wire_name == first)
    inner = [_single_field(operation, evolve(name, text=prefix)) for prefix in prefixes]
    return bool(rest) and operation.always_needs(around) and all(field and field.is_required for field in inner)


def _check_pages(operation: Operation, pages: Pages) -> None:
    document = operation.document
    _check_next(operation, pages)
    if pages.size and check_argument(operation, pages.size):
        _check_kind(document, pages.size, _argument(operation, pages.size), Integer)
    if bool(pages.counts) is bool(pages.token):
        document.complain(
            pages.next,
            f"expected either `counts` or `token` for `{pages.next.text}`",
            "Write `counts: items`, `counts: pages` or `token: <reply field>`.",
        )
    items = reply_field(operation, pages.items, is_one=True)
    if items and not isinstance(items.type, ListOf):
        document.complain(pages.items, f"`{pages.items.text}` is not a list", "Use the list with the items.")
    for name, kind in ((pages.token, Text), (pages.total, Integer)):
        if name and (field := reply_field(operation, name, is_one=True)):
            _check_kind(document, name, field, kind)


def _check_next(operation: Operation, pages: Pages) -> None:
    if not check_argument(operation, pages.next):
        return
    argument = _argument(operation, pages.next)
    if bool(pages.counts) is not bool(pages.token):
        _check_kind(operation.document, pages.next, argument, Integer if pages.counts else Text)
    if pages.token and operation.always_needs(argument):
        what = f"`{pages.next.text}` is required, but the first page has no token"
        operation.document.complain(pages.next, what, "Remove its `required` setting.")


def _check_kind(document: Document, name: Scalar, field: Field, kind: type[Integer | Text]) -> None:
    if not isinstance(field.type, kind):
        wanted = "an integer" if kind is Integer else "a string"
        document.complain(name, f"`{name.text}` is not {wanted}", f"Use a field that is {wanted}.")


def _argument(operation: Operation, name: Scalar) -> Field:
    return next(argument for argument in operation.arguments if argument.wire_name == name.text)


def _check_upload(operation: Operation, upload: Upload) -> None:
    document = operation.document
    if operation.body:
        document.complain(
            operation.body.node, "an operation with both `body` and `upload`", "Move the fields to `upload: meta:`."
        )
    if operation.method != "POST":
        document.complain(upload.node, f"`upload` in a {operation.method} operation", "Use POST to upload a file.")
    check_fields(document, (meta.field for meta in upload.meta), operation.scope)
    check_fields(document, upload.form, operation.scope)
    for meaning, fewest in (("filename", 0), ("digest", 1)):
        matches = [meta.field.name for meta in upload.meta if meta.source == meaning]
        if not fewest <= len(matches) <= 1:
            what = f"{len(matches) or 'no'} fields of `meta` have `source: {meaning}`"
            document.complain(matches[-1] if matches else upload.node, what, f"Set `source: {meaning}` on one field.")
    for ending, size in upload.max_size.items():
        if ending and ending not in upload.endings:
            known = f"Accepted: {enumerated(upload.endings)}." if upload.endings else "Add it to `accepts`."
            what = f"a size for `{ending}`, which is not an accepted type"
            document.complain(size, what, sentences(did_you_mean(ending, upload.endings), known))
    check_taken(operation, names.UPLOAD_ARGUMENTS, "upload")


def _check_download(operation: Operation, download: Download) -> None:
    document, digest = operation.document, download.digest
    if ("unavailable" in digest) is ("value" in digest) or (("value" in digest) is not ("algorithm" in digest)):
        document.complain(
            download.digest_node,
            "the digest states neither how the file is verified nor why it is not",
            "Write `value`, `algorithm` and `covers`, or `unavailable` with the reason.",
        )
    elif "value" in digest and "covers" not in digest:
        document.complain(
            download.digest_node, "a digest without `covers`", "Add `covers: unpacked` or `covers: received`."
        )
    reply_field(operation, download.url)
    within = download.parts.get("list")
    for name in (
        digest.get("value"),
        digest.get("algorithm"),
        download.encryption.get("key"),
        download.encryption.get("nonce"),
    ):
        if name:
            reply_field(operation, name)
    if within and reply_field(operation, within):
        reply_field(operation, download.parts["sequence"])
        _check_within(operation, download, within)
    if count := download.parts.get("count"):
        reply_field(operation, count)
    if (algorithm := download.encryption.get("algorithm")) and check_argument(operation, algorithm):
        argument = next(one for one in operation.arguments if one.wire_name == algorithm.text)
        if not operation.always_needs(argument):
            what = f"`{algorithm.text}` selects the encryption, but is optional"
            document.complain(algorithm, what, "Mark it as required. Without it, the file cannot be decrypted.")


def _check_within(operation: Operation, download: Download, within: Scalar) -> None:
    """Check that the fields of a part are directly in the list of parts."""
    own = [download.digest.get("value"), download.digest.get("algorithm"), *download.encryption.values()]
    for name in (download.url, download.parts["sequence"], *own):
        if name and name is not download.encryption.get("algorithm"):
            inside = name.text.removeprefix(f"{within.text}.")
            if inside == name.text or "." in inside:
                what = f"`{name.text}` is not a field of a part"
                operation.document.complain(name, what, f"Use a field of the items of `{within.text}`.")
