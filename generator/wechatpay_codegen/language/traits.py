"""The part of the spec format that says how an operation behaves beyond one request and one reply."""

from wechatpay_codegen.language.parts import ADDRESS, CLASS_NAME, DOTTED, FIELD_KEYS, FIELDS, TYPE, WIRE_NAME
from wechatpay_codegen.language.shapes import Choice, Day, Either, Key, Line, ListOf, MapOf, Prose, Record, Whole

SCHEMES = {"brand": "Signed as a brand, with the brand's own key and number."}
HOSTS = {"global": "Served by the host for merchants outside mainland China."}
COUNTED = {"items": "`next` counts items, as an offset does.", "pages": "`next` counts pages."}
COVERED = {
    "unpacked": "The digest is of the file after it is unpacked.",
    "received": "The digest is of the bytes as they arrive.",
}
DIGESTS = {"SHA256": "SHA-256, in hexadecimal.", "SM3": "SM3, in hexadecimal."}
SOURCES = {"filename": "The name of the file.", "digest": "The digest of the file."}

REPLY_FIELD = Line(
    "a field of the reply such as `data` or `bills.url`", r"[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*"
)
EVENT = Line("an event type such as `TRANSACTION.SUCCESS`", r"[A-Z][A-Z0-9_.-]*")
SPAN = Line("a span of time such as `30s`, `5m` or `24h`", r"[0-9]+[smh]")
SPANS = Line("spans of time such as `15s 15s 30s 3m`", r"[0-9]+[smh]( [0-9]+[smh])*")
INTERVAL = Line("an interval such as `30s`, `5m` or, several times, `60s x5`", r"[1-9][0-9]*[smh]( x[1-9][0-9]?)?")
NOUN = Line("a noun in lower case such as `refund`", r"[a-z]+([ -][a-z]+)*")
WAIT_METHOD = Line("a method such as `wait_until_settled`", r"wait_until_[a-z0-9]+(_[a-z0-9]+)*")
SIZE = Line("a size such as `200 KB` or `7.5 MB`", r"[0-9]+(\.[0-9]+)? [KM]B")
HOST = Line("a host such as `api.mch.weixin.qq.com`", r"[a-z0-9-]+(\.[a-z0-9-]+)+")
EXTENSION = Line("the ending of a file name such as `png`", r"[a-z0-9]+")

ARGUMENT = Line("an argument such as `payer`, or a field inside one such as `payer.openid`", REPLY_FIELD.pattern)

CONSTRAINT = Record(
    "constraint",
    (
        Key(
            "one_of", ListOf(ARGUMENT), "Arguments, or fields of one model inside them, of which exactly one is given."
        ),
        Key("any_of", ListOf(ARGUMENT), "The same, of which at least one is given."),
    ),
)

OUTCOME = Record(
    "query",
    (
        Key("operation", DOTTED, "The operation that returns the outcome.", is_required=True),
        Key("with", MapOf(WIRE_NAME, WIRE_NAME), "Its arguments, each with the argument it is taken from."),
    ),
)

REPEAT = Record(
    "repetition",
    (
        Key(
            "by",
            Either((WIRE_NAME, ListOf(WIRE_NAME))),
            "The business number that makes a repeated call safe, or several of which every call has one.",
        ),
        Key("never", Prose(), "In place of `by`: why the call is never sent again by itself, as a sentence."),
        Key("outcome", OUTCOME, "The query that returns the outcome of a call that had no reply.", was="settled_by"),
    ),
)

NOTIFICATION = Record(
    "notification of an operation",
    (
        Key("notification", DOTTED, "The notification that follows.", is_required=True, was="event"),
        Key("url", WIRE_NAME, "The argument with the URL it is sent to.", was="address"),
    ),
)

PAGES = Record(
    "paging",
    (
        Key("next", WIRE_NAME, "The argument that asks for the next page.", is_required=True),
        Key("items", REPLY_FIELD, "The reply field with the items.", is_required=True),
        Key("counts", Choice(COUNTED), "What `next` counts, where it counts."),
        Key("first", Whole("0 or 1", 0, 1), "What `next` is for the first page, where it counts; absent: 0."),
        Key("token", REPLY_FIELD, "The reply field with the value of `next`, where it does not count."),
        Key("size", WIRE_NAME, "The argument with the number of items of a page."),
        Key("total", REPLY_FIELD, "The reply field with the number of all items."),
    ),
)

WAIT = Record(
    "wait",
    (
        Key("noun", NOUN, "What reaches a final state, for messages and docstrings.", is_required=True),
        Key(
            "field",
            REPLY_FIELD,
            "The reply field with the state, an enum; inside a list, every item must be final.",
            is_required=True,
        ),
        Key("final", ListOf(Line()), "The states that do not change any more.", is_required=True),
        Key("every", ListOf(INTERVAL), "The intervals between queries; the last one repeats.", is_required=True),
        Key("doc", Prose(), "What a caller should know before waiting, as sentences."),
        Key("docs", ADDRESS, "The official page that says how often to query."),
        Key("method", WAIT_METHOD, "Name of the method; absent: `wait_until_final`."),
    ),
)

META_FIELD = Record(
    "meta field", (*FIELD_KEYS, Key("source", Choice(SOURCES), "What the client computes it from.", was="is"))
)
UPLOAD = Record(
    "upload",
    (
        Key("part", WIRE_NAME, "Name of the part that holds the file.", is_required=True),
        Key("meta", MapOf(WIRE_NAME, Either((TYPE, META_FIELD))), "Fields of the part `meta`.", is_required=True),
        Key("digest", Choice(DIGESTS), "How the digest is computed; absent: SHA256."),
        Key("form", FIELDS, "Form fields beside `meta` and the file."),
        Key("accepts", ListOf(EXTENSION), "Kinds of files that are taken, by the ending of their names."),
        Key(
            "max_size",
            Either((SIZE, MapOf(EXTENSION, SIZE))),
            "How large a file may be: one size, or one per file extension.",
            was="largest",
        ),
    ),
)

DIGEST = Record(
    "digest",
    (
        Key("value", REPLY_FIELD, "The reply field with the digest."),
        Key("algorithm", REPLY_FIELD, "The reply field that names its algorithm."),
        Key("covers", Choice(COVERED), "What it is the digest of."),
        Key("unavailable", Prose(), "Why there is no digest, as a sentence.", was="none"),
    ),
)
PARTS = Record(
    "parts",
    (
        Key("list", REPLY_FIELD, "The reply field with the parts.", is_required=True),
        Key(
            "sequence",
            REPLY_FIELD,
            "The field of a part with its position, starting at 1.",
            is_required=True,
            was="order",
        ),
        Key("count", REPLY_FIELD, "The reply field with the number of parts."),
    ),
)
ENCRYPTION = Record(
    "encryption",
    (
        Key("key", REPLY_FIELD, "The reply field with the key, itself encrypted.", is_required=True),
        Key("nonce", REPLY_FIELD, "The reply field with the nonce.", is_required=True),
        Key("algorithm", WIRE_NAME, "The argument that chooses the algorithm.", is_required=True),
    ),
)
DOWNLOAD = Record(
    "download",
    (
        Key("url", REPLY_FIELD, "The reply field with the address; inside a list after a dot.", is_required=True),
        Key("expires_in", SPAN, "How long the URL can be used.", was="lives"),
        Key("hosts", ListOf(HOST), "Hosts that may receive our Authorization.", is_required=True),
        Key("digest", DIGEST, "How the file is proved.", is_required=True),
        Key("parts", PARTS, "Where the file comes in several parts."),
        Key("encryption", ENCRYPTION, "How the file is encrypted, if it is.", was="sealed"),
        Key("rows", CLASS_NAME, "Name of the typed rows, where the file is a table."),
    ),
)

DEPRECATED = Record(
    "deprecation",
    (
        Key("since", Day(), "The day from which it should not be used."),
        Key("use", Prose(), "What to use instead: an operation by its dotted name, or a sentence.", is_required=True),
    ),
)

KEYS = (
    Key(
        "constraints",
        ListOf(CONSTRAINT),
        "Which of several optional arguments a call must have.",
        was="choose",
    ),
    Key("scheme", Choice(SCHEMES), "How it is signed, where not as a merchant."),
    Key("host", Choice(HOSTS), "Which host serves it, where not the usual one."),
    Key("repeat", REPEAT, "Why the same call may be sent again, or why not, and what tells its outcome."),
    Key(
        "allowed_mismatches",
        MapOf(WIRE_NAME, Prose()),
        "Numbers of the request that the reply may change, each with the reason as a sentence.",
        was="other_numbers",
    ),
    Key("notifications", ListOf(NOTIFICATION), "Notifications that follow.", was="notifies"),
    Key("pages", PAGES, "What makes a list go on, and where its items are."),
    Key("wait", WAIT, "For a query: which states are final, and how often to ask."),
    Key("rate", Prose(), "How often it may be called."),
    Key("upload", UPLOAD, "The file that it takes."),
    Key("download", DOWNLOAD, "The file that its reply leads to."),
    Key("deprecated", DEPRECATED, "Since when it should not be used, and what to use instead."),
)
"""What an operation can say beyond one request and one reply."""
