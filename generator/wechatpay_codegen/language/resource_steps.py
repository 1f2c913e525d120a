"""The keys of the steps of a resource, and of its records that no call creates."""

from wechatpay_codegen.language.parts import WIRE_NAME
from wechatpay_codegen.language.resource_parts import CONSTANTS, ENTRY, NAME, NOTIFICATION, PATH, STATE_NAME, STATES
from wechatpay_codegen.language.shapes import Choice, Flag, Key, Line, ListOf, MapOf, Prose, Record
from wechatpay_codegen.language.traits import EVENT

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


ANNOUNCEMENT = (
    Key("notification", NOTIFICATION, "Notification that WeChat Pay sends afterwards."),
    Key("event_type", EVENT, "Event type of the notification, if it has several."),
    Key("content", CONSTANTS, "Fields of the notification with a fixed value."),
)


EFFECTS = (
    Key("logs", ENTRY, "Entry that is added to the history."),
    Key("values", CONSTANTS, "Fields of the record that are set to a fixed value."),
    Key("counts", ListOf(WIRE_NAME), "Fields of the record that are increased by 1."),
    Key("times", ListOf(WIRE_NAME), "Fields that are set to the current time."),
)


AFTER = Line("a duration such as `30m`, `24h` or `7d`", r"[1-9][0-9]*[mhd]")

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
        Key("at", PATH, "Field with the moment at which the step happens by itself."),
        Key(
            "after",
            AFTER,
            "Time after which the step happens by itself: after the moment `at`, or after the record entered its state.",
        ),
        Key("takes", MapOf(NAME, TAKES), "Arguments of the step, by name."),
        *EFFECTS,
        *ANNOUNCEMENT,
    ),
)


ADD = Record(
    "add",
    (
        Key("means", Prose(), "Describes what happens, in a sentence."),
        Key("takes", MapOf(NAME, TAKES), "Arguments in addition to numbers, merchant and state, by name."),
        *EFFECTS,
        *ANNOUNCEMENT,
    ),
)
