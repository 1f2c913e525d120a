"""The spec format as data: every key, what it holds, and one line that explains it.

The loader, the JSON Schema for editors and the test of `specs/README.md` all work from this one description.
"""

from wechatpay_codegen.api.mix_ins import MIX_INS
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
from wechatpay_codegen.language.traits import EVENT, KEYS, SPAN, SPANS

__all__ = [
    "COMMON_ERRORS",
    "DECLARATIONS",
    "FILES",
    "GROUP",
    "NOTIFICATION",
    "OPERATION",
    "RESOURCE",
    "ROLES",
    "SENDERS",
    "SERVICE",
    "TERMS",
]

ROUTE = Record(
    "route",
    (
        Key("path", PATH, "Path with `{parameter}` where a value goes.", is_required=True),
        Key("query", ListOf(WIRE_NAME), "Parameters that follow as query on this route, in this order."),
    ),
)

ERROR_ROW = Record(
    "error row",
    (
        Key("status", Whole("a status from 400 to 599", 400, 599), "HTTP status.", is_required=True),
        Key("code", ERROR_CODE, "Error code, as the page writes it.", is_required=True),
        Key("means", Prose(), "What has happened, as a sentence.", is_required=True),
        Key("fix", Prose(), "What the caller should do, as a sentence.", is_required=True),
    ),
)

EXAMPLE = Record(
    "example",
    (
        Key("given", MapOf(WIRE_NAME, Anything(), may_be_empty=True), "Arguments by wire name.", is_required=True),
        Key("sends", TARGET, "Method and target that these arguments must give.", is_required=True),
        Key("status", Whole("a status from 200 to 299", 200, 299), "Status of the answer.", is_required=True),
        Key("reply", MapOf(WIRE_NAME, Anything(), may_be_empty=True), "Body of the answer, where it has one."),
    ),
)

_PAGE = (
    Key("doc", Prose(), "When it is used and what to know before."),
    Key(
        "docs",
        Either((ADDRESS, ListOf(ADDRESS))),
        "Official page or pages; the first is the authority.",
        is_required=True,
    ),
    Key("updated", Day(), "The date on that page."),
    Key("checked", Either((Day(), CHECKED)), "When somebody compared this file with the page; absent: never."),
)
"""Where the facts of a file come from."""

OPERATION = Record(
    "operation",
    (
        Key("title", TITLE, "What the operation does, in a few words.", is_required=True),
        *_PAGE,
        Key("roles", ListOf(Choice(ROLES)), "Who may call it.", is_required=True),
        Key(
            "sample_class",
            CLASS_NAME,
            "Class name of the official sample; the reply model is named after it.",
            was="sample",
        ),
        Key("method", Choice(METHODS), "HTTP method.", is_required=True),
        Key("path", PATH, "Short for one route without a query of its own."),
        Key("routes", ListOf(ROUTE), "Ways to address it; the first whose path parameters are all given is taken."),
        Key(
            "parameters",
            MapOf(WIRE_NAME, Either((TYPE, PARAMETER))),
            "Parameters of path, query and header, in the page's order.",
        ),
        Key(
            "body", Either((BODY, FIELDS)), "Fields of the JSON body, in the page's order, or the model that has them."
        ),
        Key(
            "replies",
            MapOf(
                Whole("a status from 200 to 299", 200, 299),
                Either((REPLY, FIELDS)),
            ),
            "Success statuses, each with `none`, `file`, the fields of its body or the model that has them.",
            is_required=True,
        ),
        Key("errors", ListOf(ERROR_ROW), "The page's own error rows, all of them, in its order."),
        *DECLARED,
        *KEYS,
        Key("examples", ListOf(EXAMPLE), "Calls as the page shows them; the loader checks them against the rest."),
    ),
)

SHAPE = Record(
    "shape",
    (
        Key("model", CLASS_NAME, "The model of what was encrypted.", is_required=True),
        Key("when", WIRE_NAME, "Field of that model whose presence tells this shape; the last shape needs none."),
    ),
)

REPLY_TO_NOTIFICATION = Record(
    "reply to a notification",
    (
        Key("model", CLASS_NAME, "The model of the reply.", is_required=True),
        Key("within", SPAN, "How long WeChat Pay waits.", is_required=True),
        Key("signed", Flag(), "`true` if the merchant signs the reply."),
    ),
)

NOTICE = Record(
    "notice",
    (
        Key("event_type", EVENT, "One of the event types.", is_required=True),
        Key("resource", MapOf(WIRE_NAME, Anything()), "What was encrypted, as the page shows it.", is_required=True),
    ),
)

NOTIFICATION = Record(
    "notification",
    (
        Key("title", TITLE, "What happened, in a few words.", is_required=True),
        *_PAGE,
        Key("roles", ListOf(Choice(ROLES)), "Who receives it.", is_required=True),
        Key("event_types", ListOf(EVENT), "The event types that the page lists.", is_required=True),
        Key("original_type", Either((Line(), ListOf(Line()))), "What the page says was encrypted; absent: nothing."),
        Key(
            "shapes",
            ListOf(SHAPE),
            "What can be inside; the first whose `when` field is present wins.",
            is_required=True,
        ),
        Key("reply", REPLY_TO_NOTIFICATION, "The data that the merchant must reply with, if any.", was="answer"),
        Key("retries", SPANS, "When it is sent again, where that differs from the usual."),
        *DECLARED,
        Key("examples", ListOf(NOTICE), "Notifications as the page shows them."),
    ),
)

EXTENSION = Record(
    "extension",
    (
        Key(
            "mix_in",
            Choice({name: mix_in.doc for name, mix_in in MIX_INS.items()}),
            "A class of the runtime whose methods the service gets.",
            is_required=True,
        ),
        Key(
            "operations",
            ListOf(OPERATION_NAME),
            "The operations of the service whose replies it takes.",
            is_required=True,
            was="of",
        ),
    ),
)

SERVICE = Record(
    "service",
    (
        Key("title", TITLE, "Name of the service.", is_required=True),
        Key("doc", Prose(), "What its operations are for.", is_required=True),
        Key("extensions", ListOf(EXTENSION), "Handwritten methods that the service has beside its operations."),
    ),
)

GROUP = Record(
    "group",
    (
        Key("title", TITLE, "Name of the group.", is_required=True),
        Key("doc", Prose(), "What its services are for.", is_required=True),
    ),
)

COMMON_ERRORS = ListOf(ERROR_ROW)
"""`_shared/errors.yaml`: the rows that stand behind those of every operation."""

DECLARATIONS = Record("models file", DECLARED)
"""`_models.yaml` of a service, and `_shared/models.yaml`: what several operations share."""

TERM = Record(
    "term",
    (
        Key("zh", Line(), "The official Chinese term."),
        Key("doc", Prose(), "What it is, in our own words; full sentences."),
    ),
)
TERMS = MapOf(WIRE_NAME, TERM)
"""`_shared/terms.yaml`: term and description of every field of a name that does not say its own."""

FILES: dict[str, Shape] = {
    "operation": OPERATION,
    "notification": NOTIFICATION,
    "resource": RESOURCE,
    "service": SERVICE,
    "group": GROUP,
    "errors": COMMON_ERRORS,
    "models": DECLARATIONS,
    "terms": TERMS,
}
"""What each kind of file holds."""
