"""The keys of a resource file: the records that the gateway stores, and the calls and steps that change them."""

from wechatpay_codegen.language.parts import ADDRESS, TITLE, WIRE_NAME
from wechatpay_codegen.language.resource_parts import (
    BELONGS_TO,
    CONSTANTS,
    ENTRY,
    ERRORS,
    HISTORY,
    LIMIT,
    LIST_STATES,
    NAME,
    NOTIFICATION,
    OPERATION,
    OWN_ERRORS,
    PATH,
    STATE_NAME,
    STATES,
    USES,
    WITHOUT,
)
from wechatpay_codegen.language.shapes import (
    Anything,
    Choice,
    Either,
    Flag,
    Key,
    Line,
    ListOf,
    MapOf,
    Prose,
    Record,
    Whole,
)
from wechatpay_codegen.language.traits import EVENT, REPLY_FIELD

MAKERS = {
    "merchant": "Chosen by the merchant. The same number with the same content is the same record.",
    "wechat_pay": "Assigned by WeChat Pay.",
    "caller": "The number of the merchant that makes the call, so each merchant has one record.",
}
"""The parties that choose a number."""

ACTORS = {
    "staff": "WeChat Pay's staff.",
    "user": "The user or payer.",
    "bank": "The bank.",
    "contact": "A contact person of the merchant, in the mini program.",
}
"""The parties that take a step."""

ARGUMENT_TYPES = {
    "text": "Text.",
    "integer": "A whole number.",
    "boolean": "`true` or `false`.",
    "list": "A list.",
    "object": "An object.",
}
"""Types of the arguments of a step."""

NOUN = Record(
    "noun",
    (
        Key("en", Line(), "English name of one record, in the singular.", is_required=True),
        Key("zh", Line(), "Chinese name, as on the pages.", is_required=True),
    ),
)

NUMBER = Record(
    "number",
    (
        Key("made_by", Choice(MAKERS), "Who chooses the number.", is_required=True),
        Key(
            "first",
            Line(),
            "First number that the gateway assigns. Date letters such as `yyyyMMdd` are replaced by the time, and the "
            "digits at the end are incremented.",
        ),
        Key(
            "within",
            ListOf(WIRE_NAME),
            "Fields that scope the number: it is unique for each combination of their values.",
        ),
    ),
)

STATE = Record(
    "state",
    (
        Key("field", WIRE_NAME, "Reply field with the state. Its type is an enum.", is_required=True),
        Key("first", STATE_NAME, "State of a new record."),
        Key("example", STATE_NAME, "State of the records that examples name. Defaults to `first`."),
        Key("absent", STATE_NAME, "State that a query returns for an unknown number, instead of an error."),
        Key("unused", STATES, "Values of the enum that no record has, such as another spelling in a notification."),
    ),
)

FIELD_RULE = Record(
    "field rule",
    (
        Key("states", STATES, "States in which the field is present. Defaults to all."),
        Key("value", Anything(), "Initial value, until a call or a step sets the field."),
        Key(
            "pairs",
            ListOf(REPLY_FIELD),
            "For a list that a step sets to an object: the row fields for each key and its value.",
        ),
        Key(
            "shows",
            ListOf(PATH),
            "Fields of the request that the field shows until a call or a step sets it; of objects, those that the reply has.",
        ),
    ),
)

ONE_OPEN = Record(
    "rule for open records",
    (
        Key(
            "per",
            ListOf(WIRE_NAME),
            "Fields that limit open records: only one may be open for each combination of their values.",
            is_required=True,
        ),
        Key("closed", STATES, "States in which a record is not open.", is_required=True),
    ),
)

ANNOUNCEMENT = (
    Key("notification", NOTIFICATION, "Notification that WeChat Pay sends afterwards."),
    Key("event_type", EVENT, "Event type of the notification, if it has several."),
    Key("content", CONSTANTS, "Fields of the notification with a fixed value."),
)
_EFFECTS = (
    Key("logs", ENTRY, "Entry that is added to the history."),
    Key("values", CONSTANTS, "Fields of the record that are set to a fixed value."),
    Key("counts", ListOf(WIRE_NAME), "Fields of the record that are increased by 1."),
    Key("times", ListOf(WIRE_NAME), "Fields that are set to the current time."),
)

CREATE = Record(
    "create",
    (
        USES,
        Key(
            "again",
            STATES,
            "States in which the same number can be used again with other content, which starts a new record.",
        ),
        Key("once", Flag(), "`true` if the same number is refused even with the same content."),
        Key("replaces", Flag(), "`true` if a further call with the same number replaces the content."),
        *_EFFECTS,
        *ANNOUNCEMENT,
        OWN_ERRORS,
    ),
)
READ = Record("read", (USES, OWN_ERRORS))
BETWEEN = Record(
    "range",
    (
        Key("field", WIRE_NAME, "Field to compare, a date or a time.", is_required=True),
        Key("from", WIRE_NAME, "Argument with the first date or time.", is_required=True),
        Key("to", WIRE_NAME, "Argument with the last date or time.", is_required=True),
        Key(
            "days",
            Whole("a number of days from 1 to 3660", 1, 3660),
            "Largest number of days between the two; a longer range is refused.",
        ),
    ),
)
LIST = Record(
    "list",
    (
        USES,
        Key(
            "filters",
            Either((ListOf(WIRE_NAME), MapOf(WIRE_NAME, WIRE_NAME))),
            "Arguments that filter by a field of the same name, or a mapping from argument to field.",
        ),
        Key("between", BETWEEN, "Two arguments that limit a field to a range."),
        Key("first_total", Flag(), "`true` if only the first page has the total."),
        LIST_STATES,
        Key("widens", MapOf(STATE_NAME, STATES), "States that a filter by a state also returns."),
        Key("without", WITHOUT, "Unpaged list that the operation returns without one of its arguments."),
    ),
)
MOVE = Record(
    "move",
    (
        USES,
        Key("when", CONSTANTS, "Arguments that select this move, if the operation has several."),
        Key("from", STATES, "States in which the move is allowed. Defaults to all."),
        Key("requires", CONSTANTS, "Values that fields of the record must have."),
        Key("unless", ListOf(WIRE_NAME), "Fields that the record must not have, unless they are `false`."),
        Key("needs", ListOf(WIRE_NAME), "Fields that the record must have, with any value."),
        Key("to", STATE_NAME, "State after the move. Defaults to the current state."),
        Key("at_most", LIMIT, "Largest number of such entries in the history; a further one is refused."),
        Key(
            "once_per", WIRE_NAME, "Argument whose value makes a move unique; a repeated one only gets the same reply."
        ),
        Key("deletes", Flag(), "`true` if the move deletes the record."),
        Key("reply", CONSTANTS, "Reply fields with a fixed value."),
        Key("otherwise", CONSTANTS, "Reply in all other states, if the page documents a reply instead of an error."),
        *_EFFECTS,
        *ANNOUNCEMENT,
        OWN_ERRORS,
    ),
)

CALLS = (
    Key("create", Either((CREATE, ListOf(CREATE))), "Call that creates a record, or a list of such calls."),
    Key("read", ListOf(Either((OPERATION, READ))), "Calls that return a record."),
    Key("list", ListOf(Either((OPERATION, LIST))), "Calls that list the merchant's records, newest first."),
    Key("moves", ListOf(MOVE), "Calls that change a record."),
    Key("history", HISTORY, "Call that lists what happened to a record, the newest first."),
)

TAKES = Record(
    "argument of a step",
    (
        Key("sets", WIRE_NAME, "Field that the argument sets.", is_required=True),
        Key("type", Choice(ARGUMENT_TYPES), "Type of the argument. Defaults to text."),
        Key("required", Flag(), "`true` if the step requires the argument."),
    ),
)
STEP = Record(
    "step",
    (
        Key("means", Prose(), "Describes what happens, in a sentence.", is_required=True),
        Key("actor", Choice(ACTORS), "Who takes the step. Defaults to staff."),
        Key("from", STATES, "States in which the step is allowed.", is_required=True),
        Key("to", STATE_NAME, "State after the step. Defaults to the current state."),
        Key("takes", MapOf(NAME, TAKES), "Arguments of the step, by name."),
        *_EFFECTS,
        *ANNOUNCEMENT,
    ),
)
ADD = Record(
    "add",
    (
        Key("means", Prose(), "Describes what happens, in a sentence."),
        Key("takes", MapOf(NAME, TAKES), "Arguments in addition to numbers, merchant and state, by name."),
        *_EFFECTS,
        *ANNOUNCEMENT,
    ),
)

RESOURCE = Record(
    "resource",
    (
        Key("resource", NOUN, "Name of one record.", is_required=True),
        Key("title", TITLE, "Name of the records, in the plural.", is_required=True),
        Key("doc", Prose(), "Describes a record and what changes it.", is_required=True),
        Key(
            "docs",
            Either((ADDRESS, ListOf(ADDRESS))),
            "Official pages that describe the states, in addition to the pages of the operations.",
        ),
        Key("family", NAME, "Resource whose control addresses this resource shares. By default, it has its own."),
        Key("numbers", MapOf(WIRE_NAME, NUMBER), "Numbers that identify a record.", is_required=True),
        Key("shared", Flag(), "`true` if every merchant can see every record."),
        Key("state", STATE, "State of a record, if it has one."),
        Key("fields", MapOf(WIRE_NAME, FIELD_RULE), "Fields that depend on the state, or that no argument sets."),
        Key("fixed", ListOf(WIRE_NAME), "Fields of a record that a call must not contradict."),
        Key(
            "names",
            MapOf(WIRE_NAME, WIRE_NAME),
            "Fields of the record by wire name, for wire names that differ.",
        ),
        Key(
            "notify_url_of",
            NAME,
            "Resource whose record has the URL of the notifications, if no call of this resource contains it.",
        ),
        Key("belongs_to", BELONGS_TO, "Other record without which none can be created, such as the stock of a coupon."),
        Key("one_open", ONE_OPEN, "Rule that allows only one open record."),
        Key(
            "errors",
            ERRORS,
            "Error codes of the calls. Defaults to INVALID_REQUEST, and to NO_AUTH for another merchant's record.",
        ),
        Key("kinds", MapOf(NAME, Record("kind", CALLS)), "Calls of each kind, if there are several kinds."),
        Key("default_kind", NAME, "Kind of a record that a test adds without specifying a kind."),
        *CALLS,
        Key("add", ADD, "How a record is added that no call creates."),
        Key("adds", MapOf(NAME, ADD), "Other ways in which a record is added, by name."),
        Key("steps", MapOf(NAME, STEP), "Steps of staff, users and banks, by name."),
    ),
)
"""A resource file."""
