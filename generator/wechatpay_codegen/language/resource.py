"""The keys of a resource file: the records that the gateway stores, and the calls and steps that change them."""

from wechatpay_codegen.language.parts import ADDRESS, TITLE, WIRE_NAME
from wechatpay_codegen.language.resource_calls import CALLS
from wechatpay_codegen.language.resource_parts import BELONGS_TO, ERRORS, NAME, PATH, STATE_NAME, STATES
from wechatpay_codegen.language.resource_steps import ADD, STEP
from wechatpay_codegen.language.shapes import Anything, Choice, Either, Flag, Key, Line, ListOf, MapOf, Prose, Record
from wechatpay_codegen.language.traits import REPLY_FIELD

MAKERS = {
    "merchant": "Chosen by the merchant. The same number with the same content is the same record.",
    "wechat_pay": "Assigned by WeChat Pay.",
    "caller": "The number of the merchant that makes the call, so each merchant has one record.",
}
"""The parties that choose a number."""


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
        Key("by_state", MapOf(STATE_NAME, Anything()), "Initial value in each state, instead of `value`."),
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
        Key("inside", WIRE_NAME, "Field of replies that contains the record, if a reply is not the record itself."),
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
