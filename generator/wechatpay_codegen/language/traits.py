"""The keys that describe how an operation behaves beyond one request and one reply."""

from wechatpay_codegen.language.parts import ADDRESS, CLASS_NAME, DOTTED, FIELD_KEYS, FIELDS, TYPE, WIRE_NAME
from wechatpay_codegen.language.shapes import Choice, Day, Either, Key, Line, ListOf, MapOf, Prose, Record, Whole

SCHEMES = {"brand": "Signed as a brand, with the brand's own key and number."}
HOSTS = {"global": "Served by the host for merchants outside mainland China."}
COUNTED = {"items": "`next` is an offset, which counts items.", "pages": "`next` is a page number."}
COVERED = {
    "unpacked": "Digest of the file after decompression.",
    "received": "Digest of the bytes as they arrive.",
}
DIGESTS = {"SHA256": "SHA-256, in hexadecimal.", "SM3": "SM3, in hexadecimal."}
SOURCES = {"filename": "Name of the file.", "digest": "Digest of the file."}

REPLY_FIELD = Line(
    "a field of the reply such as `data` or `bills.url`", r"[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*"
)
EVENT = Line("an event type such as `TRANSACTION.SUCCESS`", r"[A-Z][A-Z0-9_.-]*")
SPAN = Line("a duration such as `30s`, `5m` or `24h`", r"[0-9]+[smh]")
SPANS = Line(
    "durations such as `15s 15s 30s 3m`, or `15s x10 5m` to use the first ten times, or `none`",
    r"none|[0-9]+[smh]( x[1-9][0-9]?)?( [0-9]+[smh]( x[1-9][0-9]?)?)*",
)
INTERVAL = Line("an interval such as `30s`, or `60s x5` to use it five times", r"[1-9][0-9]*[smh]( x[1-9][0-9]?)?")
NOUN = Line("a noun in lower case such as `refund`", r"[a-z]+([ -][a-z]+)*")
WAIT_METHOD = Line("a method such as `wait_until_settled`", r"wait_until_[a-z0-9]+(_[a-z0-9]+)*")
SIZE = Line("a size such as `200 KB` or `7.5 MB`", r"[0-9]+(\.[0-9]+)? [KM]B")
HOST = Line("a host such as `api.mch.weixin.qq.com`", r"[a-z0-9-]+(\.[a-z0-9-]+)+")
EXTENSION = Line("a file extension such as `png`", r"[a-z0-9]+")

ARGUMENT = Line("an argument such as `payer`, or a field inside one such as `payer.openid`", REPLY_FIELD.pattern)

CONSTRAINT = Record(
    "constraint",
    (
        Key("one_of", ListOf(ARGUMENT), "Arguments, or fields of one model, of which exactly one must be passed."),
        Key("any_of", ListOf(ARGUMENT), "Arguments, or fields of one model, of which at least one must be passed."),
    ),
)

OUTCOME = Record(
    "query",
    (
        Key("operation", DOTTED, "Dotted name of the query.", is_required=True),
        Key(
            "with",
            MapOf(WIRE_NAME, ARGUMENT),
            "Arguments of the query, each with the argument of this call to use, or a field inside one.",
        ),
    ),
)

REPEAT = Record(
    "repetition",
    (
        Key(
            "by",
            Either((ARGUMENT, ListOf(ARGUMENT))),
            "Business number that makes a retry safe, or a list of numbers, one of which is in every call.",
        ),
        Key(
            "never", Prose(), "Instead of `by`: the reason why the call is never retried automatically, as a sentence."
        ),
        Key("outcome", OUTCOME, "Query that returns the outcome of a call without a reply.", was="settled_by"),
    ),
)

NOTIFICATION = Record(
    "notification of an operation",
    (
        Key("notification", DOTTED, "Dotted name of the notification.", is_required=True, was="event"),
        Key(
            "url",
            ARGUMENT,
            "Argument with the URL that the notification is sent to, if there is one. Use dots for a field of a model.",
            was="address",
        ),
    ),
)

PAGES = Record(
    "paging",
    (
        Key("next", WIRE_NAME, "Argument that requests the next page.", is_required=True),
        Key("items", REPLY_FIELD, "Reply field with the items.", is_required=True),
        Key("counts", Choice(COUNTED), "Unit that `next` counts, if it is a number."),
        Key("first", Whole("0 or 1", 0, 1), "Value of `next` for the first page, if it counts. Defaults to 0."),
        Key("token", REPLY_FIELD, "Instead of `counts`: reply field with the value of `next` for the next page."),
        Key("size", WIRE_NAME, "Argument with the number of items per page."),
        Key("total", REPLY_FIELD, "Reply field with the number of items across all pages."),
    ),
)

WAIT = Record(
    "wait",
    (
        Key(
            "noun",
            NOUN,
            "Noun for the record that reaches a final state, for messages and docstrings.",
            is_required=True,
        ),
        Key(
            "field",
            REPLY_FIELD,
            "Reply field with the state, which is an enum. If the field is inside a list, every item must be final.",
            is_required=True,
        ),
        Key("final", ListOf(Line()), "Final states, which never change again.", is_required=True),
        Key("every", ListOf(INTERVAL), "Intervals between queries. The last one repeats.", is_required=True),
        Key("doc", Prose(), "Notes to read before waiting, in full sentences."),
        Key("docs", ADDRESS, "Official page that says how often to query."),
        Key("method", WAIT_METHOD, "Name of the method. Defaults to `wait_until_final`."),
    ),
)

META_FIELD = Record(
    "meta field",
    (
        *FIELD_KEYS,
        Key(
            "source",
            Choice(SOURCES),
            "Value that the client fills in. Without this key, the field is an argument.",
            was="is",
        ),
    ),
)
UPLOAD = Record(
    "upload",
    (
        Key("part", WIRE_NAME, "Name of the form part with the file.", is_required=True),
        Key("meta", MapOf(WIRE_NAME, Either((TYPE, META_FIELD))), "Fields of the part `meta`.", is_required=True),
        Key("digest", Choice(DIGESTS), "Digest algorithm. Defaults to SHA256."),
        Key("form", FIELDS, "Form fields in addition to `meta` and the file."),
        Key("accepts", ListOf(EXTENSION), "Accepted file types, by file extension."),
        Key(
            "max_size",
            Either((SIZE, MapOf(EXTENSION, SIZE))),
            "Maximum file size: one size, or one for each extension.",
            was="largest",
        ),
    ),
)

DIGEST = Record(
    "digest",
    (
        Key("value", REPLY_FIELD, "Reply field with the digest."),
        Key("algorithm", REPLY_FIELD, "Reply field with the name of the algorithm."),
        Key("covers", Choice(COVERED), "Data that the digest covers."),
        Key("unavailable", Prose(), "Why there is no digest, as a sentence.", was="none"),
    ),
)
PARTS = Record(
    "parts",
    (
        Key("list", REPLY_FIELD, "Reply field with the parts.", is_required=True),
        Key(
            "sequence",
            REPLY_FIELD,
            "Field of a part with its position, starting from 1.",
            is_required=True,
            was="order",
        ),
        Key("count", REPLY_FIELD, "Reply field with the number of parts."),
    ),
)
ENCRYPTION = Record(
    "encryption",
    (
        Key("key", REPLY_FIELD, "Reply field with the encrypted key.", is_required=True),
        Key("nonce", REPLY_FIELD, "Reply field with the nonce.", is_required=True),
        Key("algorithm", WIRE_NAME, "Argument that selects the algorithm.", is_required=True),
    ),
)
DOWNLOAD = Record(
    "download",
    (
        Key("url", REPLY_FIELD, "Reply field with the URL. Use dots for fields of a list item.", is_required=True),
        Key("expires_in", SPAN, "How long the URL is valid.", was="lives"),
        Key("hosts", ListOf(HOST), "Hosts that may receive the client's Authorization header.", is_required=True),
        Key("digest", DIGEST, "How the file is verified.", is_required=True),
        Key("parts", PARTS, "For a file in several parts: where the reply lists the parts."),
        Key("encryption", ENCRYPTION, "For an encrypted file: how to decrypt it.", was="sealed"),
        Key("rows", CLASS_NAME, "Class name of the typed rows, if the file is a table."),
    ),
)

DEPRECATED = Record(
    "deprecation",
    (
        Key("since", Day(), "Date of deprecation, if the page states one."),
        Key("use", Prose(), "Replacement: the dotted name of an operation, or a sentence.", is_required=True),
    ),
)

KEYS = (
    Key(
        "constraints",
        ListOf(CONSTRAINT),
        "Optional arguments of which at least one must be passed.",
        was="choose",
    ),
    Key("scheme", Choice(SCHEMES), "Signature scheme. Defaults to the scheme for merchants."),
    Key("host", Choice(HOSTS), "Host that serves the operation. Defaults to the usual host."),
    Key("repeat", REPEAT, "Whether the same call can be retried safely, and how to query its outcome."),
    Key(
        "allowed_mismatches",
        MapOf(WIRE_NAME, Prose()),
        "Numbers that deliberately differ between request and reply, each with the reason as a sentence.",
        was="other_numbers",
    ),
    Key("notifications", ListOf(NOTIFICATION), "Notifications that WeChat Pay sends after the call.", was="notifies"),
    Key("pages", PAGES, "How to get the next page of a list."),
    Key("wait", WAIT, "For a query: which states are final, and how often to poll."),
    Key("rate", Prose(), "Rate limit."),
    Key("upload", UPLOAD, "File that the operation uploads."),
    Key("download", DOWNLOAD, "File that the reply links to."),
    Key("deprecated", DEPRECATED, "Date of deprecation, and the replacement."),
)
"""Keys of an operation beyond its request and its replies."""
