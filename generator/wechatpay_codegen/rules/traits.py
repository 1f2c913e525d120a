"""The traits of an operation must fit its arguments and its reply."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from wechatpay_codegen.api import names
from wechatpay_codegen.api.business_numbers import alike_numbers
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.traits import Choice, Download, Pages, Repeat, Upload
from wechatpay_codegen.api.types import Integer, ListOf, Text
from wechatpay_codegen.rules.fields import check_fields
from wechatpay_codegen.rules.named_fields import check_argument, check_taken, field_at, reply_field
from wechatpay_codegen.rules.wait import check_wait
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Scalar

_FEWEST_CHOICES = 2


def check_traits(operation: Operation) -> None:
    """Note everything in it that contradicts the rest of the operation."""
    traits = operation.traits
    for choice in traits.choices:
        _check_choice(operation, choice)
    if traits.repeat:
        _check_repeat(operation, traits.repeat)
    _check_other_numbers(operation)
    for consequence in traits.consequences:
        if consequence.address:
            check_argument(operation, consequence.address)
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
    """An argument that is kept for the query that tells the outcome."""
    check_argument(operation, source)
    if any(field.wire_name == source.text and field.is_encrypted for field in operation.arguments):
        what = f"`{source.text}` travels encrypted, so an error does not keep it for the query"
        operation.document.complain(source, what, "Take another argument.")


def keeps(choice: Choice, given: Mapping[str, object]) -> bool:
    """Whether a call with these arguments keeps the rule, in every place to which its names lead."""
    counts = [len(choice.last_names & place.keys()) for place in _places(given, choice.parent)]
    return all(count == 1 if choice.is_exclusive else count > 0 for count in counts)


def _places(value: object, way: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """The mappings to which a way leads, through lists."""
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _places(item, way)
    elif isinstance(value, dict):
        mapping = cast("dict[str, object]", value)
        if not way:
            yield mapping
        elif way[0] in mapping:
            yield from _places(mapping[way[0]], way[1:])


def _check_choice(operation: Operation, choice: Choice) -> None:
    document = operation.document
    if len(choice.names) < _FEWEST_CHOICES:
        document.complain(choice.node, "a choice between fewer than two arguments", "Name all of which one is needed.")
    for index, name in enumerate(choice.names):
        field = _argument_field(operation, name)
        if field is None:
            continue
        if tuple(name.text.split(".")[:-1]) != choice.parent:
            what = f"`{name.text}` and `{choice.names[0].text}` stand in different models"
            document.complain(name, what, "A choice is between arguments, or between fields of one model.")
        is_argument = not choice.parent
        if operation.always_needs(field) if is_argument else field.is_required:
            what = f"`{name.text}` is always needed, so there is nothing to choose"
            document.complain(name, what, "Remove its `required`, or leave it out of the choice.")
        elif operation.means_caller(field) if is_argument else field.is_caller:
            what = f"`{name.text}` is filled in where it is absent, so there is nothing to choose"
            document.complain(name, what, "Remove its `default: client`, or leave it out of the constraint.")
        if name.text in {other.text for other in choice.names[:index]}:
            document.complain(name, f"`{name.text}` stands twice in the choice", "Keep one.")


def _argument_field(operation: Operation, name: Scalar) -> Field | None:
    """The argument of a name, or the field to which a dotted name leads."""
    if "." not in name.text:
        arguments = {argument.wire_name: argument for argument in operation.arguments}
        return arguments[name.text] if check_argument(operation, name) else None
    return field_at(operation, name, operation.arguments, f"no argument holds a field `{name.text}`")


def _check_repeat(operation: Operation, repeat: Repeat) -> None:
    if bool(repeat.by) is bool(repeat.never):
        operation.document.complain(
            repeat.node,
            "`never` beside `by`" if repeat.by else "a `repeat` without `by` or `never`",
            "Write `by` with the number that makes a repeated call safe, or `never` with the reason.",
        )
    meta = operation.traits.upload.meta if operation.traits.upload else ()
    digests = {field.field.wire_name for field in meta if field.meaning == "digest"}
    numbers = [name for name in repeat.by if name.text not in digests]
    known = [name for name in numbers if check_argument(operation, name)]
    has_digest = len(numbers) < len(repeat.by)
    if numbers and known == numbers and not has_digest and not _always_has(operation, {name.text for name in numbers}):
        operation.document.complain(
            numbers[0],
            f"a call can go out without {' and '.join(f'`{name.text}`' for name in numbers)}",
            "Only a number that every call has makes a repeat safe; mark it as required, or name all of which one is needed.",
        )
    if repeat.settled_by:
        for _, source in repeat.settled_by.given:
            _check_settling(operation, source)


def _check_other_numbers(operation: Operation) -> None:
    known = alike_numbers(operation)
    for name in operation.traits.other_numbers:
        if name.text not in known:
            listed = f"Numbers of both: {enumerated(known)}." if known else "They have no number in common."
            what = f"`{name.text}` is not a number that request and reply have in common"
            operation.document.complain(name, what, sentences(did_you_mean(name.text, known), listed))


def _always_has(operation: Operation, names: set[str]) -> bool:
    """Whether every call has one of these arguments."""
    if any(operation.always_needs(field) for field in operation.arguments if field.wire_name in names):
        return True
    if any(names >= {name.text for name in choice.names} for choice in operation.traits.choices):
        return True
    return all(names & set(route.path_names) for route in operation.routes)


def _check_pages(operation: Operation, pages: Pages) -> None:
    document = operation.document
    _check_next(operation, pages)
    if pages.size and check_argument(operation, pages.size):
        _check_kind(document, pages.size, _argument(operation, pages.size), Integer)
    if bool(pages.counts) is bool(pages.token):
        document.complain(
            pages.next,
            f"`{pages.next.text}` must either count or come from the reply",
            "Write `counts: items`, `counts: pages` or `token: <reply field>`.",
        )
    items = reply_field(operation, pages.items, is_one=True)
    if items and not isinstance(items.type, ListOf):
        document.complain(pages.items, f"`{pages.items.text}` is no list", "Name the list that holds the items.")
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
        what = f"`{pages.next.text}` is always needed, so nobody can ask for the first page"
        operation.document.complain(pages.next, what, "A token is absent on the first page: remove its `required`.")


def _check_kind(document: Document, name: Scalar, field: Field, kind: type[Integer | Text]) -> None:
    if not isinstance(field.type, kind):
        wanted = "an integer" if kind is Integer else "a string"
        document.complain(name, f"`{name.text}` is not {wanted}", f"What goes through a list needs {wanted} there.")


def _argument(operation: Operation, name: Scalar) -> Field:
    return next(argument for argument in operation.arguments if argument.wire_name == name.text)


def _check_upload(operation: Operation, upload: Upload) -> None:
    document = operation.document
    if operation.body:
        document.complain(operation.body.node, "`body` beside `upload`", "Put the fields under `upload: meta:`.")
    if operation.method != "POST":
        document.complain(upload.node, f"`upload` with {operation.method}", "A file is uploaded with POST.")
    check_fields(document, (meta.field for meta in upload.meta), operation.scope)
    check_fields(document, upload.form, operation.scope)
    for meaning, fewest in (("filename", 0), ("digest", 1)):
        having = [meta.field.name for meta in upload.meta if meta.meaning == meaning]
        if not fewest <= len(having) <= 1:
            what = (
                f"{len(having)} fields of `meta` are the {meaning}"
                if having
                else f"no field of `meta` is the {meaning}"
            )
            document.complain(
                having[-1] if having else upload.node, what, f"Mark one of them with `source: {meaning}`."
            )
    for ending, size in upload.largest.items():
        if ending and ending not in upload.endings:
            known = f"Accepted: {enumerated(upload.endings)}." if upload.endings else "Name it under `accepts`."
            what = f"a size for `{ending}`, which is not accepted"
            document.complain(size, what, sentences(did_you_mean(ending, upload.endings), known))
    check_taken(operation, names.UPLOAD_ARGUMENTS, "upload")


def _check_download(operation: Operation, download: Download) -> None:
    document, digest = operation.document, download.digest
    if ("unavailable" in digest) is ("value" in digest) or (("value" in digest) is not ("algorithm" in digest)):
        document.complain(
            download.digest_node,
            "a digest that says neither how the file is proved nor why it is not",
            "Write `value`, `algorithm` and `covers`, or `unavailable` with the reason.",
        )
    elif "value" in digest and "covers" not in digest:
        document.complain(download.digest_node, "a digest without `covers`", "Say what it is the digest of.")
    reply_field(operation, download.url)
    within = download.parts.get("list")
    for name in (
        digest.get("value"),
        digest.get("algorithm"),
        download.sealed.get("key"),
        download.sealed.get("nonce"),
    ):
        if name:
            reply_field(operation, name)
    if within and reply_field(operation, within):
        reply_field(operation, download.parts["sequence"])
        _check_within(operation, download, within)
    if count := download.parts.get("count"):
        reply_field(operation, count)
    if (algorithm := download.sealed.get("algorithm")) and check_argument(operation, algorithm):
        argument = next(one for one in operation.arguments if one.wire_name == algorithm.text)
        if not operation.always_needs(argument):
            what = f"`{algorithm.text}` chooses the seal, and may be absent"
            document.complain(algorithm, what, "Mark it as required: what is not said cannot be opened.")


def _check_within(operation: Operation, download: Download, within: Scalar) -> None:
    """What each part has of its own stands in the list of parts, and nowhere deeper."""
    own = [download.digest.get("value"), download.digest.get("algorithm"), *download.sealed.values()]
    for name in (download.url, download.parts["sequence"], *own):
        if name and name is not download.sealed.get("algorithm"):
            inside = name.text.removeprefix(f"{within.text}.")
            if inside == name.text or "." in inside:
                what = f"`{name.text}` is no field of a part"
                operation.document.complain(name, what, f"Parts stand in `{within.text}`: name a field of those.")
