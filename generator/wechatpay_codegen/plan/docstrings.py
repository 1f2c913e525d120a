"""What docstrings say."""

from collections.abc import Iterable, Sequence

from wechatpay_codegen.api.fields import Field, Title
from wechatpay_codegen.api.names import argument_name, iterator_name
from wechatpay_codegen.api.notification import USUAL_RETRIES, Notification
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.traits import Deprecated, Repeat, Upload
from wechatpay_codegen.api.types import Day, Instant, Integer, JsonText, ListOf, Text, Type, within
from wechatpay_codegen.language.parts import ROLES, SENDERS
from wechatpay_codegen.language.traits import HOSTS, SCHEMES
from wechatpay_codegen.plan.blocks import BLANK, Block, Docstring, span_in_words
from wechatpay_codegen.plan.error_docstrings import raises

_SHOWN_FIELDS = 6


def summary(title: Title, ending: str = ".") -> str:
    """A title as the first line of a docstring."""
    return f"{title.en} ({title.zh}){ending}" if title.zh else f"{title.en}{ending}"


def one_line(text: str) -> Docstring:
    """A docstring of one block."""
    return (Block(" ".join(text.split())),)


def described(title: Title, doc: str) -> Docstring:
    """The docstring of a package: its title, and what it is for."""
    return (Block(summary(title)), BLANK, *_prose(doc))


def field_doc(field: Field) -> Docstring:
    """The docstring of a model's field."""
    facts = ", ".join(_facts(field))
    doc = " ".join(part for part in (field.doc.strip(), field.deprecated and f"Deprecated: {field.deprecated}") if part)
    if not doc:
        return one_line(f"{facts or field.name.text}.")
    if not facts:
        return one_line(doc)
    is_one_sentence = doc.endswith(".") and ". " not in doc and "\n" not in doc
    return one_line(f"{doc[:-1]} ({facts})." if is_one_sentence else f"{facts}. {doc}")


def method_doc(operation: Operation, models: Sequence[str], common_errors: Sequence[ErrorRow]) -> Docstring:
    """The docstring of an operation's method: what a person needs at the keyboard."""
    blocks = [Block(summary(operation.title))]
    if operation.doc:
        blocks += [BLANK, *_prose(operation.doc)]
    arguments = [*_file(operation.traits.upload), *(_argument(field) for field in operation.arguments)]
    if operation.answers_file:
        arguments += _TARGETS
    if arguments:
        blocks += [BLANK, Block("Args:"), *arguments]
    returned = _DOWNLOADED if operation.answers_file else _returns(operation, models)
    blocks += [BLANK, Block("Returns:"), Block(returned, 4)]
    blocks += [BLANK, Block("Raises:"), *raises(operation, common_errors)]
    blocks += [_NOT_WRITTEN] if operation.answers_file else []
    if notes := [*_feeds(operation), *_notes(operation)]:
        blocks += [BLANK, *(Block(note) for note in notes)]
    blocks += [BLANK, Block(f"May be called by: {', '.join(ROLES[role] for role in operation.roles)}.")]
    return (*blocks, BLANK, _page(operation))


def notification_doc(notification: Notification) -> Docstring:
    """The docstring of a notification's module: what it tells, when it comes, and what it wants."""
    blocks = [Block(summary(notification.title))]
    if notification.doc:
        blocks += [BLANK, *_prose(notification.doc)]
    blocks += [BLANK, Block(f"Event types: {_listed([event_type.text for event_type in notification.event_types])}.")]
    if answer := notification.answer:
        signed = ", signed by you" if answer.is_signed else ""
        blocks.append(
            Block(f"Expects a `{answer.model_name.text}` as the reply, within {span_in_words(answer.within)}{signed}.")
        )
    blocks += _retries(notification)
    blocks += [BLANK, Block(f"Sent to: {', '.join(ROLES[role] for role in notification.roles)}.")]
    return (*blocks, BLANK, _page(notification))


def _retries(notification: Notification) -> Iterable[Block]:
    """How long WeChat Pay waits for an acknowledgement, and when it sends a notification again; of a question only its own."""
    retries = notification.retries or (() if notification.answer else USUAL_RETRIES.split())
    if not retries:
        return
    if notification.answer is None:
        yield BLANK
        yield Block("Acknowledge it within 5 seconds, and do the work afterwards.")
    yield Block(f"Without that WeChat Pay sends it again, up to {len(retries)} times: after {', '.join(retries)}.")


def _page(documented: Operation | Notification) -> Block:
    """The first official page, which is the authority; the catalog has the others, too."""
    updated = f", {documented.updated}" if documented.updated else ""
    return Block(f"Official page{updated}: {documented.docs[0]}")


def iterator_doc(operation: Operation, item: str) -> Docstring:
    """The docstring of the method that goes through all pages of a list."""
    traits = operation.traits
    asks = traits.pages.next.text if traits.pages else ""
    blocks = [Block(summary(operation.title, ", item by item."))]
    blocks += [BLANK, Block(f"Calls `{operation.name}` for the next page when the items of the current one run out.")]
    if arguments := [field for field in operation.arguments if field.wire_name != asks]:
        blocks += [BLANK, Block("Args:"), *(_argument(field) for field in arguments)]
    blocks += [BLANK, Block("Returns:"), Block(f"An iterator over the items of all pages, each `{item}`.", 4)]
    blocks += [BLANK, Block("Raises:")]
    blocks += [Block("InvalidArgument: An argument is missing or of the wrong type; raised at once.", 4, 4)]
    blocks += [Block("ApiError: WeChat Pay refused the request for a page; items already returned stay valid.", 4, 4)]
    blocks += [Block("UnexpectedReply: A page could not be read, or points back to an earlier page.", 4, 4)]
    blocks += [BLANK, Block(f"Deprecated. {deprecation(traits.deprecated)}")] if traits.deprecated else []
    blocks += [BLANK, Block(f"Official page: {operation.docs[0]}")]
    return tuple(blocks)


def download_doc(operation: Operation, common_errors: Sequence[ErrorRow]) -> Docstring:
    """The docstring of the method that fetches the file to which the reply of an operation leads."""
    download = operation.traits.download
    assert download is not None  # noqa: S101 - only such operations have the method
    proof = "decrypted and authenticated" if download.sealed else "checked against its digest"
    if "unavailable" in download.digest and not download.sealed:
        proof = "not checked, because there is no digest"
    parts = ", its parts joined in order" if download.parts else ""
    expiry = (
        f" The addresses of all parts expire {span_in_words(download.lives)} after that call."
        if parts and download.lives
        else ""
    )
    blocks = [
        Block(summary(operation.title, ", and fetch the file.")),
        BLANK,
        Block(
            f"Calls `{operation.name}`, then fetches the file: {'unpacked, ' if 'covers' in download.digest and download.digest['covers'].text == 'unpacked' else ''}{proof}{parts}, and only then moved to its destination.{expiry}"
        ),
        BLANK,
        Block("Args:"),
        *(_argument(field) for field in operation.arguments),
        *_TARGETS,
        BLANK,
        Block("Returns:"),
        Block(_DOWNLOADED, 4),
        BLANK,
        Block("Raises:"),
        *raises(operation, common_errors),
        Block("CorruptDownload: The file failed its integrity check; the destination is unchanged.", 4, 4),
        _NOT_WRITTEN,
        BLANK,
        Block(f"Official page: {operation.docs[0]}"),
    ]
    return tuple(blocks)


_TARGETS = (
    Block(
        "to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is replaced.",
        4,
        4,
    ),
    Block(
        "progress: Called with the number of bytes received so far and the total, or `None` if the total is unknown.",
        4,
        4,
    ),
)
_NOT_WRITTEN = Block("OSError: The file could not be written completely, for example because the disk is full.", 4, 4)
_DOWNLOADED = "`DownloadedFile` with `path`, `size` and `sha256`."


def deprecation(deprecated: Deprecated | None) -> str:
    """Since when an operation should not be used, and what to use instead; empty where it should."""
    if deprecated is None:
        return ""
    use = deprecated.use.text.strip()
    instead = use if use.endswith(".") else f"Use {use}."
    return f"Since {deprecated.since}. {instead}" if deprecated.since else instead


def _notes(operation: Operation) -> list[str]:
    """What a caller should know beyond arguments, answer and errors; a sentence or two each."""
    traits, notes = operation.traits, list[str]()
    if traits.deprecated:
        notes.append(f"Deprecated. {deprecation(traits.deprecated)}")
    for choice in traits.choices:
        listed = _listed([name.text for name in choice.names])
        notes.append(f"Give {'exactly' if choice.is_exclusive else 'at least'} one of {listed}.")
    if traits.repeat:
        notes.append(_repetition(traits.repeat))
    for consequence in traits.consequences:
        address = f", sent to `{consequence.address.text}`" if consequence.address else ""
        notes.append(f"The notification `{consequence.event.text}` follows{address}.")
    if traits.pages:
        notes.append(
            f"Paginated: `{traits.pages.items.text}` has the items and `{traits.pages.next.text}` selects the page; "
            f"`{iterator_name(operation.name)}` iterates over all items."
        )
    if traits.scheme:
        notes.append(f"{SCHEMES[traits.scheme]}")
    if traits.host:
        notes.append(f"{HOSTS[traits.host]}")
    if traits.rate:
        notes.append(f"Rate limit: {traits.rate}")
    if traits.download:
        lives = f" and is valid for {span_in_words(traits.download.lives)}" if traits.download.lives else ""
        notes.append(
            f"The address of the file is `{traits.download.url.text}`{lives}; `{operation.twin}` downloads it."
        )
    return notes


def _repetition(repeat: Repeat) -> str:
    query = f"`{repeat.settled_by.operation.text}` returns the outcome." if repeat.settled_by else ""
    if repeat.never:
        return " ".join(part for part in ("Never retried automatically.", repeat.never, query) if part)
    numbers = " or ".join(f"`{name.text}`" for name in repeat.by)
    return f"Safe to retry with the same {numbers}{f'; {query}' if query else '.'}"


def _prose(text: str) -> Iterable[Block]:
    """Each line of the spec's text is a paragraph; YAML has joined the lines that belong together."""
    paragraphs = [Block(line.strip()) for line in text.split("\n") if line.strip()]
    return [block for paragraph in paragraphs for block in (BLANK, paragraph)][1:]


def _argument(field: Field) -> Block:
    name = argument_name(field.name.text)
    facts = _facts(field)
    if name != field.wire_name:
        facts.append(f"sent as `{field.wire_name}`")
    parts = [f"{', '.join(facts)}." if facts else "", field.doc or ("" if facts else "See the official page.")]
    if field.deprecated:
        parts.append(f"Deprecated: {field.deprecated}")
    return Block(f"{name}: {' '.join(part for part in parts if part)}", 4, 4)


def _file(upload: Upload | None) -> Iterable[Block]:
    """What to give as the file, and what is taken."""
    if upload is None:
        return
    every, by_size = upload.largest.get(""), dict[str, list[str]]()
    for ending in upload.endings:
        size = every or upload.largest.get(ending)
        by_size.setdefault(size.text if size else "", []).append(ending)
    if every and not upload.endings:
        by_size[every.text] = ["files"]
    kinds = [f"{', '.join(found)}{f' of at most {size}' if size else ''}" for size, found in by_size.items()]
    taken = f" Accepted: {'; '.join(kinds)}." if kinds else ""
    yield Block(f"file: Path of the file, its bytes, or the file itself, opened in binary mode.{taken}", 4, 4)
    yield Block("filename: File name with its extension. Defaults to the name in the path.", 4, 4)


def _facts(field: Field) -> list[str]:
    """What is worth knowing of a field beside its description, each as a few words."""
    facts = [field.zh, _bounds(field.type)]
    if field.is_encrypted:
        facts.append("encrypted in transit")
    if field.only:
        who = " and ".join(SENDERS[sender] for sender in field.only)
        facts.append(f"only for {who}, who must send it" if field.required_of else f"only for {who}")
    if field.is_caller:
        facts.append("defaults to the client's own number")
    if field.origin:
        facts.append(f"from `{field.origin.text}`")
    return [fact for fact in facts if fact]


def _bounds(type_: Type) -> str:
    match type_:
        case Text(minimum=minimum, maximum=int(maximum), is_in_bytes=is_in_bytes):
            return _within(minimum, maximum, " bytes of UTF-8" if is_in_bytes else " characters")
        case Integer(minimum=minimum, maximum=maximum):
            return _within(minimum, maximum, "")
        case ListOf(item=item, minimum=minimum, maximum=maximum):
            count = _within(minimum, maximum, " items")
            inner = _bounds(item)
            return ", ".join(part for part in (count, f"each {inner}" if inner else "") if part)
        case Day(pattern=pattern):
            return pattern or "yyyy-MM-dd"
        case Instant() | JsonText():
            return "RFC 3339" if isinstance(type_, Instant) else "sent as JSON text"
        case _:
            return ""


def _within(minimum: int | None, maximum: int | None, unit: str) -> str:
    span = within(minimum, maximum)
    return f"{span}{unit}" if span else ""


def _returns(operation: Operation, models: Sequence[str]) -> str:
    bodies = [reply for reply in operation.replies if reply.fields is not None]
    empty = [str(reply.status) for reply in operation.replies if reply.fields is None]
    by_model = dict(zip(models, bodies, strict=True))
    parts = [f"`{name}` with {_listed([f.name.text for f in body.fields or ()])}." for name, body in by_model.items()]
    if empty:
        parts.append(f"{'`None`' if bodies else 'Nothing'}; WeChat Pay returns {' or '.join(empty)}.")
    if any(reply.is_accepted for reply in operation.replies):
        parts.append("With 202, WeChat Pay has accepted the request and is still processing it.")
    return " ".join(parts)


def _listed(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names[:_SHOWN_FIELDS]]
    if rest := len(names) - len(shown):
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _feeds(operation: Operation) -> list[str]:
    methods = " or ".join(f"`{method}`" for method in operation.feeds)
    return [f"Pass the reply to {methods} of the same service."] if methods else []
