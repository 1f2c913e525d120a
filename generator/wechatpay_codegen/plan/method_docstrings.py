"""Docstrings of the methods of an operation."""

from collections.abc import Iterator, Mapping, Sequence

from wechatpay_codegen.api.names import argument_name, iterator_name
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.traits import Constraint, Deprecated, Repeat
from wechatpay_codegen.language.parts import ROLES
from wechatpay_codegen.language.traits import HOSTS, SCHEMES
from wechatpay_codegen.plan.blocks import BLANK, Block, Docstring, span_in_words
from wechatpay_codegen.plan.docstrings import argument, listed, page, prose, source, summary
from wechatpay_codegen.plan.error_docstrings import raises
from wechatpay_codegen.plan.file_docstrings import DOWNLOADED, NOT_WRITTEN, TARGETS, file_arguments

_LISTED_FIELDS = 6


def method_doc(operation: Operation, models: Sequence[str], common_errors: Sequence[ErrorRow]) -> Docstring:
    """Return the docstring of an operation's method."""
    blocks = [Block(summary(operation.title))]
    if operation.doc:
        blocks += [BLANK, *prose(operation.doc)]
    arguments = [*file_arguments(operation.traits.upload), *(argument(field) for field in operation.arguments)]
    if operation.answers_file:
        arguments += TARGETS
    if arguments:
        blocks += [BLANK, Block("Args:"), *arguments]
    result = DOWNLOADED if operation.answers_file else _returns(operation, models)
    blocks += [BLANK, Block("Returns:"), Block(result, 4)]
    blocks += [BLANK, Block("Raises:"), *raises(operation, common_errors)]
    blocks += [NOT_WRITTEN] if operation.answers_file else []
    if more := [*_feeds(operation), *(note for _, note in notes(operation))]:
        blocks += [BLANK, *(Block(note) for note in more)]
    blocks += [BLANK, Block(f"Available to: {', '.join(ROLES[role] for role in operation.roles)}.")]
    return (*blocks, BLANK, page(operation), *_not_compared(operation))


def iterator_doc(operation: Operation, item: str) -> Docstring:
    """Return the docstring of the method that iterates over all pages of a list."""
    traits = operation.traits
    page_argument = traits.pages.next.text if traits.pages else ""
    blocks = [Block(summary(operation.title, ", one item at a time."))]
    blocks += [BLANK, Block(f"Calls `{operation.name}` once per page, when the first item of the page is needed.")]
    if arguments := [field for field in operation.arguments if field.wire_name != page_argument]:
        blocks += [BLANK, Block("Args:"), *(argument(field) for field in arguments)]
    article = "an" if item[:1] in "AEIO" else "a"
    returned = f"An iterator over the items of all pages, each {article} `{item}`."
    blocks += [BLANK, Block("Returns:"), Block(returned, 4)]
    blocks += [BLANK, Block("Raises:")]
    blocks += [
        Block(
            "InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.",
            4,
            4,
        )
    ]
    blocks += [Block("ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.", 4, 4)]
    blocks += [
        Block(
            "UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.", 4, 4
        )
    ]
    blocks += [BLANK, Block(f"Deprecated. {deprecation(traits.deprecated)}")] if traits.deprecated else []
    blocks += [BLANK, source(operation.docs[0])]
    return tuple(blocks)


def _not_compared(operation: Operation) -> Iterator[Block]:
    """Yield a line with the parts that were not compared with the page. The text of a twin says so itself."""
    missing = [part for part in ("request", "reply", "errors") if part not in operation.checked]
    if missing and not operation.twin_of:
        yield Block(f"Not compared with this page: {', '.join(missing)}.")


def deprecation(deprecated: Deprecated | None) -> str:
    """Return since when an operation is deprecated and what to use instead, or an empty text."""
    if deprecated is None:
        return ""
    use = deprecated.use.text.strip()
    instead = use if use.endswith(".") else f"Use {use}."
    return f"Since {deprecated.since}. {instead}" if deprecated.since else instead


def notes(operation: Operation) -> Iterator[tuple[str, str]]:
    """Yield notes beyond arguments, reply and errors: the key of the spec, and one or two sentences."""
    traits = operation.traits
    if traits.deprecated:
        yield "deprecated", f"Deprecated. {deprecation(traits.deprecated)}"
    yield from (("constraints", _choice(choice)) for choice in traits.constraints)
    if traits.repeat:
        arguments = {field.wire_name: f"`{argument_name(field.name.text)}`" for field in operation.arguments}
        yield "repeat", _repetition(traits.repeat, arguments)
    for consequence in traits.notifications:
        address = f", sent to `{consequence.url.text}`" if consequence.url else ""
        yield "notifications", f"Followed by the notification `{consequence.notification.text}`{address}."
    yield from _more_methods(operation)
    if traits.scheme:
        yield "scheme", SCHEMES[traits.scheme]
    if traits.host:
        yield "host", HOSTS[traits.host]
    if traits.rate:
        yield "rate", f"Rate limit: {traits.rate}"
    if traits.download:
        validity = f", valid for {span_in_words(traits.download.expires_in)}" if traits.download.expires_in else ""
        url, method = traits.download.url.text, operation.download_method
        yield "download", f"`{url}` is the address of the file{validity}. `{method}` downloads it."


def _more_methods(operation: Operation) -> Iterator[tuple[str, str]]:
    """Yield notes about the methods that call an operation repeatedly."""
    if pages := operation.traits.pages:
        page_of_items = f"`{pages.items.text}` contains the items of one page and `{pages.next.text}` selects the page"
        iterator = iterator_name(operation.name)
        yield "pages", f"Paginated: {page_of_items}. `{iterator}` iterates over the items of all pages."
    if wait := operation.traits.wait:
        yield "wait", f"`{wait.method}` polls until the {wait.noun} reaches a final state."


def _choice(choice: Constraint) -> str:
    names = listed([name.text.rpartition(".")[2] for name in choice.names])
    rule = f"{'exactly' if choice.is_exclusive else 'at least'} one of {names}."
    return f"In `{'.'.join(choice.parent)}`, pass {rule}" if choice.parent else f"Pass {rule}"


def _repetition(repeat: Repeat, arguments: Mapping[str, str]) -> str:
    """Return whether a call can be retried. A number without dots that is not an argument is the digest of the file."""
    query = f"`{repeat.outcome.operation.text}` returns the outcome." if repeat.outcome else ""
    if repeat.never:
        return " ".join(part for part in ("Never retried automatically.", repeat.never, query) if part)
    numbers = " or ".join(
        f"`{name.text}`" if "." in name.text else arguments.get(name.text, "file") for name in repeat.by
    )
    return f"Safe to retry with the same {numbers}.{f' {query}' if query else ''}"


def _returns(operation: Operation, models: Sequence[str]) -> str:
    bodies = [reply for reply in operation.replies if reply.fields is not None]
    empty = [str(reply.status) for reply in operation.replies if reply.fields is None]
    by_model = dict(zip(models, bodies, strict=True))
    parts = [_model(name, [field.name.text for field in body.fields or ()]) for name, body in by_model.items()]
    if empty:
        parts.append(f"`None` if WeChat Pay replies with status {' or '.join(empty)}." if bodies else "`None`.")
    if any(reply.is_accepted for reply in operation.replies):
        parts.append("With status 202, WeChat Pay has accepted the request and is still processing it.")
    return " ".join(parts)


def _model(name: str, fields: Sequence[str]) -> str:
    """Return the name of a model, and its fields if it has few. Editors show the fields of a large model."""
    return f"`{name}` with {listed(fields)}." if len(fields) <= _LISTED_FIELDS else f"`{name}`."


def _feeds(operation: Operation) -> list[str]:
    methods = " or ".join(f"`{method}`" for method in operation.feeds)
    return [f"Pass the reply to {methods} of the same service."] if methods else []
