"""The spec format as data: every key, its values, and a line that explains it.

The loader, the JSON Schema for editors and the test of `specs/README.md` use this description.
"""

from wechatpay_codegen.api.mix_ins import FORMER_MIX_INS, MIX_INS
from wechatpay_codegen.language.contradictions import CONTRADICTIONS
from wechatpay_codegen.language.parts import (
    ADDRESS,
    BODY,
    CHECKED,
    CLASS_NAME,
    DECLARED,
    ERROR_CODE,
    FIELDS,
    METHODS,
    OPERATION_NAME,
    PARAMETER,
    PATH,
    REPLY,
    ROLES,
    SENDERS,
    TARGET,
    TITLE,
    TYPE,
    VARIANT,
    WIRE_NAME,
)
from wechatpay_codegen.language.resource import RESOURCE
from wechatpay_codegen.language.shapes import (
    Anything,
    Choice,
    Day,
    Either,
    Flag,
    Key,
    Line,
    ListOf,
    MapOf,
    Prose,
    Record,
    Shape,
    Whole,
)
from wechatpay_codegen.language.shared_texts import ERROR_TEXT_KEYS, ERROR_TEXTS, TERMS, VALUES
from wechatpay_codegen.language.traits import EVENT, KEYS, SPAN, SPANS
from wechatpay_codegen.language.twin import TWIN

__all__ = [
    "COMMON_ERRORS",
    "CONTRADICTIONS",
    "DECLARATIONS",
    "ERROR_TEXTS",
    "FILES",
    "GROUP",
    "NOTIFICATION",
    "OPERATION",
    "RESOURCE",
    "ROLES",
    "SENDERS",
    "SERVICE",
    "TERMS",
    "TWIN",
    "VALUES",
]

ROUTE = Record(
    "route",
    (
        Key("path", PATH, "Path, with `{parameter}` for each path parameter.", is_required=True),
        Key("query", ListOf(WIRE_NAME), "Query parameters of this route, in this order."),
    ),
)

ERROR_ROW = Record(
    "error row",
    (
        Key("status", Whole("a status from 400 to 599", 400, 599), "HTTP status.", is_required=True),
        Key("code", ERROR_CODE, "Error code, spelled as on the page.", is_required=True),
        *ERROR_TEXT_KEYS,
        Key("variant", VARIANT, "Which of several texts in `_shared/error_texts.yaml` it has."),
        Key(
            "outcome",
            Choice({"open": "What the call was to create or change may exist, although the call was refused."}),
            "`open` if the call may have taken effect although it was refused.",
        ),
    ),
)

EXAMPLE = Record(
    "example",
    (
        Key("given", MapOf(WIRE_NAME, Anything(), may_be_empty=True), "Arguments by wire name.", is_required=True),
        Key(
            "sends",
            TARGET,
            "Request that these arguments must produce: method and target, without the body.",
            is_required=True,
        ),
        Key("status", Whole("a status from 200 to 299", 200, 299), "Status of the reply.", is_required=True),
        Key("reply", MapOf(WIRE_NAME, Anything(), may_be_empty=True), "Body of the reply, if it has one."),
    ),
)

_PAGE = (
    Key("doc", Prose(), "When to use it, and anything to know beforehand."),
    Key(
        "docs",
        Either((ADDRESS, ListOf(ADDRESS))),
        "Address of the official page, or a list of addresses. The first page takes precedence.",
        is_required=True,
    ),
    Key("updated", Day(), "Date on that page."),
    Key("checked", Either((Day(), CHECKED)), "Day on which this file was last compared with the page."),
)
"""The source of the facts in a file."""

OPERATION = Record(
    "operation",
    (
        Key("title", TITLE, "Purpose of the operation, in a few words.", is_required=True),
        *_PAGE,
        Key("roles", ListOf(Choice(ROLES)), "Who may call the operation.", is_required=True),
        Key(
            "sample_class",
            CLASS_NAME,
            "Class name in the official sample. The reply becomes `<sample_class>Response`.",
            was="sample",
        ),
        Key("method", Choice(METHODS), "HTTP method.", is_required=True),
        Key("path", PATH, "Path, with `{parameter}` for each path parameter. Shorthand for a single route."),
        Key(
            "routes",
            ListOf(ROUTE),
            "Alternative paths. A call uses the first route whose path parameters are all passed.",
        ),
        Key(
            "parameters",
            MapOf(WIRE_NAME, Either((TYPE, PARAMETER))),
            "Path, query and header parameters, in the order of the page.",
        ),
        Key(
            "body",
            Either((BODY, FIELDS)),
            "Fields of the JSON body, in the order of the page, or the name of a model.",
        ),
        Key(
            "replies",
            MapOf(
                Whole("a status from 200 to 299", 200, 299),
                Either((REPLY, FIELDS)),
            ),
            "Success statuses. Each has `none`, `file`, the fields of the body, or the name of a model.",
            is_required=True,
        ),
        Key("errors", ListOf(ERROR_ROW), "All rows of the page's own error table, in the order of the page."),
        *DECLARED,
        *KEYS,
        Key("examples", ListOf(EXAMPLE), "Example calls from the page, checked against the rest of the file."),
    ),
)

SHAPE = Record(
    "shape",
    (
        Key("model", CLASS_NAME, "Model of the decrypted content.", is_required=True),
        Key(
            "when",
            WIRE_NAME,
            "Field of the model whose presence identifies the shape. Optional for the last shape.",
        ),
    ),
)

REPLY_TO_NOTIFICATION = Record(
    "reply to a notification",
    (
        Key("model", CLASS_NAME, "Model of the acknowledgement's data.", is_required=True),
        Key("within", SPAN, "How long WeChat Pay waits for the acknowledgement.", is_required=True),
        Key("signed", Flag(), "`true` if the merchant must sign the acknowledgement."),
    ),
)

NOTICE = Record(
    "notice",
    (
        Key("event_type", EVENT, "One of the event types.", is_required=True),
        Key("resource", MapOf(WIRE_NAME, Anything()), "Decrypted content, as on the page.", is_required=True),
    ),
)

NOTIFICATION = Record(
    "notification",
    (
        Key("title", TITLE, "Event that WeChat Pay reports, in a few words.", is_required=True),
        *_PAGE,
        Key("roles", ListOf(Choice(ROLES)), "Who receives the notification.", is_required=True),
        Key("event_types", ListOf(EVENT), "Event types that the page lists.", is_required=True),
        Key(
            "original_type",
            Either((Line(), ListOf(Line()))),
            "Original types that the page lists, if any.",
        ),
        Key(
            "shapes",
            ListOf(SHAPE),
            "Alternative contents. The first shape whose `when` field is present applies.",
            is_required=True,
        ),
        Key(
            "reply",
            REPLY_TO_NOTIFICATION,
            "Data that the merchant must return when acknowledging it, if any.",
            was="answer",
        ),
        Key("retries", SPANS, "Delays before the notification is sent again, if they differ from the usual schedule."),
        *DECLARED,
        Key("examples", ListOf(NOTICE), "Notifications as on the page."),
    ),
)

EXTENSION = Record(
    "extension",
    (
        Key(
            "mix_in",
            Choice({name: mix_in.doc for name, mix_in in MIX_INS.items()}, gone=FORMER_MIX_INS),
            "Class of the runtime whose methods the service inherits.",
            is_required=True,
        ),
        Key(
            "operations",
            ListOf(OPERATION_NAME),
            "Operations of this service whose replies the methods accept, or the query that the methods call.",
            is_required=True,
            was="of",
        ),
    ),
)

SERVICE = Record(
    "service",
    (
        Key("title", TITLE, "Name of the service.", is_required=True),
        Key("doc", Prose(), "Purpose of its operations, in full sentences.", is_required=True),
        Key("extensions", ListOf(EXTENSION), "Handwritten methods of the service, in addition to its operations."),
    ),
)

GROUP = Record(
    "group",
    (
        Key("title", TITLE, "Name of the group.", is_required=True),
        Key("doc", Prose(), "Purpose of its services, in full sentences.", is_required=True),
    ),
)

COMMON_ERRORS = ListOf(ERROR_ROW)
"""`_shared/errors.yaml`: error rows of every operation, after the operation's own rows."""

DECLARATIONS = Record("models file", DECLARED)
"""`_models.yaml` of a service or a group, and `_shared/models.yaml`: models and enums that several operations share."""

FILES: dict[str, Shape] = {
    "operation": OPERATION,
    "notification": NOTIFICATION,
    "resource": RESOURCE,
    "twin": TWIN,
    "service": SERVICE,
    "group": GROUP,
    "errors": COMMON_ERRORS,
    "models": DECLARATIONS,
    "terms": TERMS,
    "values": VALUES,
    "error_texts": ERROR_TEXTS,
    "contradictions": CONTRADICTIONS,
}
"""The format of each kind of file."""
