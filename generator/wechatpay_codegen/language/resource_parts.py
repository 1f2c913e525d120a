"""The parts of a resource file that several keys use, and its history."""

from wechatpay_codegen.language.parts import ERROR_CODE, WIRE_NAME
from wechatpay_codegen.language.shapes import Anything, Flag, Key, Line, ListOf, MapOf, Record, Whole

SNAKE_CASE = r"[a-z][a-z0-9_]*"
OPERATION = Line(
    "an operation such as `query_order`, or `shop.orders.query_order` of another service",
    rf"{SNAKE_CASE}(\.{SNAKE_CASE}\.{SNAKE_CASE})?",
)
NOTIFICATION = Line(
    "a notification such as `order_paid`, or `shop.orders.order_paid` of another service", OPERATION.pattern
)
NAME = Line("lower snake case, such as `confirm_contact`", SNAKE_CASE)
STATE_NAME = Line("a state: a value of the state field's enum")
STATES = ListOf(STATE_NAME)
PATH = Line(
    "a field, such as `buyer`, or a field of an object, such as `buyer.name`", r"[A-Za-z_0-9]+(\.[A-Za-z_0-9]+)*"
)
CONSTANTS = MapOf(WIRE_NAME, Anything())

ERRORS = Record(
    "list of errors",
    (
        Key("unknown", ERROR_CODE, "Code if no record has the number."),
        Key("other_merchant", ERROR_CODE, "Code if the record belongs to another merchant."),
        Key("state", ERROR_CODE, "Code if the call is not allowed in the record's state."),
        Key("number_taken", ERROR_CODE, "Code if a record with different content already has the number."),
        Key("open", ERROR_CODE, "Code if another record is open."),
        Key("none_left", ERROR_CODE, "Code if the record that it belongs to allows no further one."),
        Key("limit", ERROR_CODE, "Code if the record that it belongs to allows no further one with the same fields."),
    ),
)

OWN_ERRORS = Key("errors", ERRORS, "Error codes of the call, if they differ from those of the resource.")
USES = Key("operation", OPERATION, "Name of the operation.", is_required=True)

ENTRY = Record(
    "entry of a history",
    (
        Key("values", CONSTANTS, "Fields of the entry with a fixed value.", is_required=True),
        Key(
            "copies",
            MapOf(WIRE_NAME, WIRE_NAME),
            "Fields of the entry, each with the argument or field that it copies.",
        ),
        Key("files", WIRE_NAME, "Argument with the IDs of files."),
    ),
)
LIMIT = Record(
    "limit of entries",
    (
        Key("count", Whole("a number of entries from 1 to 100000", 1, 100_000), "Number of entries.", is_required=True),
        Key("since", CONSTANTS, "Values of the entry after which the count starts again."),
    ),
)
LIST_STATES = Key("states", STATES, "States of the records that the list returns, unless it filters by state.")
WITHOUT = Record(
    "list without an argument",
    (
        Key("argument", WIRE_NAME, "Argument whose omission selects this list.", is_required=True),
        Key("filters", MapOf(WIRE_NAME, WIRE_NAME), "Arguments that filter by a field, each with the field."),
        Key(
            "contains",
            MapOf(WIRE_NAME, WIRE_NAME),
            "Arguments that filter by a field that is a list with the value, among the records of all merchants.",
            is_required=True,
        ),
        LIST_STATES,
    ),
)
BELONGS_TO = Record(
    "record that it belongs to",
    (
        Key("resource", NAME, "Resource of the other record, of the same merchant.", is_required=True),
        Key("number", WIRE_NAME, "Argument with the number of the other record.", is_required=True),
        Key("states", STATES, "States of the other record in which a record can be created.", is_required=True),
        Key("counts", WIRE_NAME, "Field of the other record that is increased by 1.", is_required=True),
        Key("at_most", PATH, "Field of the other record with the largest value of `counts`.", is_required=True),
        Key("per", WIRE_NAME, "Field for each of whose values the number of records is limited.", is_required=True),
        Key("at_most_per", PATH, "Field of the other record with this limit.", is_required=True),
        Key(
            "copies",
            MapOf(WIRE_NAME, PATH),
            "Fields of a new record, each with the field of the other record that it copies.",
        ),
    ),
)
FILES = Record(
    "files of a history",
    (
        Key("operation", OPERATION, "Operation that downloads a file.", is_required=True),
        Key("field", WIRE_NAME, "Field of an entry that describes its files.", is_required=True),
        Key("urls", WIRE_NAME, "Field of this object with the URLs.", is_required=True),
        Key("values", CONSTANTS, "Fields of this object with a fixed value."),
    ),
)
HISTORY = Record(
    "history",
    (
        USES,
        Key("number", WIRE_NAME, "Field of an entry with its number.", is_required=True),
        Key("first", Line(), "First number that the gateway assigns, as of `numbers`.", is_required=True),
        Key("time", WIRE_NAME, "Field of an entry with its time.", is_required=True),
        Key("first_total", Flag(), "`true` if only the first page has the total."),
        Key("files", FILES, "Where an entry has the URLs of its files."),
        OWN_ERRORS,
    ),
)
