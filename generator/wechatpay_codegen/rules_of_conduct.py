"""What an operation says of its conduct must fit its arguments and its reply."""

from collections.abc import Collection, Iterable, Sequence

from wechatpay_codegen import conduct, names, rules_of_fields, spec
from wechatpay_codegen.complaint import did_you_mean, sentences
from wechatpay_codegen.types import ListOf, ModelReference
from wechatpay_codegen.yaml_events import Scalar

_FEWEST_CHOICES = 2


def check_conduct(operation: spec.Operation) -> None:
    """Note everything in it that contradicts the rest of the operation."""
    said = operation.conduct
    for choice in said.choices:
        _check_choice(operation, choice)
    if said.repeat:
        _check_repeat(operation, said.repeat)
    for consequence in said.consequences:
        if consequence.address:
            _check_argument(operation, consequence.address)
    if said.pages:
        _check_pages(operation, said.pages)
    if said.upload:
        _check_upload(operation, said.upload)
    if said.download:
        _check_download(operation, said.download)
    if said.download or operation.answers_file:
        _check_taken(operation, names.DOWNLOAD_ARGUMENTS, "download")


def keeps(choice: conduct.Choice, given: Iterable[str]) -> bool:
    """Whether a call with these arguments keeps the rule."""
    count = len({name.text for name in choice.names} & set(given))
    return count == 1 if choice.is_exclusive else count > 0


def _check_choice(operation: spec.Operation, choice: conduct.Choice) -> None:
    document = operation.document
    if len(choice.names) < _FEWEST_CHOICES:
        document.complain(choice.node, "a choice between fewer than two arguments", "Name all of which one is needed.")
    arguments = {argument.wire_name: argument for argument in operation.arguments}
    for index, name in enumerate(choice.names):
        if not _check_argument(operation, name):
            continue
        if operation.always_needs(arguments[name.text]):
            what = f"`{name.text}` is always needed, so there is nothing to choose"
            document.complain(name, what, "Remove its `required`, or leave it out of the choice.")
        if name.text in {other.text for other in choice.names[:index]}:
            document.complain(name, f"`{name.text}` stands twice in the choice", "Keep one.")


def _check_repeat(operation: spec.Operation, repeat: conduct.Repeat) -> None:
    meta = operation.conduct.upload.meta if operation.conduct.upload else ()
    if repeat.by.text not in {field.field.wire_name for field in meta if field.meaning == "digest"}:
        _check_argument(operation, repeat.by)
    if repeat.settled_by:
        for _, source in repeat.settled_by.given:
            _check_argument(operation, source)


def _check_argument(operation: spec.Operation, name: Scalar) -> bool:
    known = [argument.wire_name for argument in operation.arguments]
    if name.text in known:
        return True
    listed = f"Arguments: {', '.join(known)}." if known else "It has no arguments."
    what = f"`{name.text}` is no argument of this operation"
    operation.document.complain(name, what, sentences(did_you_mean(name.text, known), listed))
    return False


def _check_pages(operation: spec.Operation, pages: conduct.Pages) -> None:
    document = operation.document
    _check_argument(operation, pages.next)
    if pages.size:
        _check_argument(operation, pages.size)
    if bool(pages.counts) is bool(pages.token):
        document.complain(
            pages.next,
            f"`{pages.next.text}` must either count or come from the reply",
            "Write `counts: items`, `counts: pages` or `token: <reply field>`.",
        )
    items = _reply_field(operation, pages.items)
    if items and not isinstance(items.type, ListOf):
        document.complain(pages.items, f"`{pages.items.text}` is no list", "Name the list that holds the items.")
    for name in (pages.token, pages.total):
        if name:
            _reply_field(operation, name)


def _check_upload(operation: spec.Operation, upload: conduct.Upload) -> None:
    document = operation.document
    if operation.body:
        document.complain(operation.body.node, "`body` beside `upload`", "Put the fields under `upload: meta:`.")
    if operation.method != "POST":
        document.complain(upload.node, f"`upload` with {operation.method}", "A file is uploaded with POST.")
    rules_of_fields.check_fields(document, (meta.field for meta in upload.meta), operation.scope)
    rules_of_fields.check_fields(document, upload.form, operation.scope)
    for meaning, fewest in (("filename", 0), ("digest", 1)):
        having = [meta.field.name for meta in upload.meta if meta.meaning == meaning]
        if not fewest <= len(having) <= 1:
            what = (
                f"{len(having)} fields of `meta` are the {meaning}"
                if having
                else f"no field of `meta` is the {meaning}"
            )
            document.complain(having[-1] if having else upload.node, what, f"Mark one of them with `is: {meaning}`.")
    for ending, size in upload.largest.items():
        if ending and ending not in upload.endings:
            known = f"Accepted: {', '.join(upload.endings)}." if upload.endings else "Name it under `accepts`."
            what = f"a size for `{ending}`, which is not accepted"
            document.complain(size, what, sentences(did_you_mean(ending, upload.endings), known))
    _check_taken(operation, names.UPLOAD_ARGUMENTS, "upload")


def _check_taken(operation: spec.Operation, taken: Collection[str], what: str) -> None:
    """No field may give an argument the name of one that every such method has."""
    for argument in operation.arguments:
        if names.argument_name(argument.name.text) in taken:
            operation.document.complain(
                argument.name,
                f"every {what} has an argument `{argument.name.text}` already",
                "A field of that name cannot be given as yet.",
            )


def _check_download(operation: spec.Operation, download: conduct.Download) -> None:
    document, digest = operation.document, download.digest
    if ("none" in digest) is ("value" in digest) or (("value" in digest) is not ("algorithm" in digest)):
        document.complain(
            download.digest_node,
            "a digest that says neither how the file is proved nor why it is not",
            "Write `value`, `algorithm` and `covers`, or `none` with the reason.",
        )
    elif "value" in digest and "covers" not in digest:
        document.complain(download.digest_node, "a digest without `covers`", "Say what it is the digest of.")
    _reply_field(operation, download.url)
    within = download.parts.get("list")
    for name in (
        digest.get("value"),
        digest.get("algorithm"),
        download.sealed.get("key"),
        download.sealed.get("nonce"),
    ):
        if name:
            _reply_field(operation, name)
    if within and _reply_field(operation, within):
        _reply_field(operation, download.parts["order"])
        _check_within(operation, download, within)
    if count := download.parts.get("count"):
        _reply_field(operation, count)
    if (algorithm := download.sealed.get("algorithm")) and _check_argument(operation, algorithm):
        argument = next(one for one in operation.arguments if one.wire_name == algorithm.text)
        if not operation.always_needs(argument):
            what = f"`{algorithm.text}` chooses the seal, and may be absent"
            document.complain(algorithm, what, "Mark it as required: what is not said cannot be opened.")


def _check_within(operation: spec.Operation, download: conduct.Download, within: Scalar) -> None:
    """What each part has of its own stands in the list of parts, and nowhere deeper."""
    own = [download.digest.get("value"), download.digest.get("algorithm"), *download.sealed.values()]
    for name in (download.url, download.parts["order"], *own):
        if name and name is not download.sealed.get("algorithm"):
            inside = name.text.removeprefix(f"{within.text}.")
            if inside == name.text or "." in inside:
                what = f"`{name.text}` is no field of a part"
                operation.document.complain(name, what, f"Parts stand in `{within.text}`: name a field of those.")


def _reply_field(operation: spec.Operation, name: Scalar) -> spec.Field | None:
    """The field of the reply that a dotted name leads to, through models and lists of them."""
    fields: Sequence[spec.Field] = next((reply.fields for reply in operation.replies if reply.fields), ())
    found: spec.Field | None = None
    for part in name.text.split("."):
        found = next((field for field in fields if field.wire_name == part), None)
        if found is None:
            known = [field.wire_name for field in fields]
            listed = f"Known there: {', '.join(known)}." if known else "There are no fields."
            what = f"the reply has no field `{name.text}`"
            operation.document.complain(name, what, sentences(did_you_mean(part, known), listed))
            return None
        inner = found.type
        while isinstance(inner, ListOf):
            inner = inner.item
        fields = operation.scope.model(inner.name).fields if isinstance(inner, ModelReference) else ()
    return found
