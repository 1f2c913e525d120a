"""The rules: every kind of change that is told apart, whether it breaks code, and why."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from wechatpay_codegen.source.document import Document, Node
from wechatpay_codegen.source.place import Place


class Kind(StrEnum):
    """Effects of a change on code that works today, the worst first."""

    BREAKING = "breaking"
    ADDITIVE = "additive"
    TEXT = "text"


@frozen
class Rule:
    """A kind of change: whether it breaks code, and why."""

    kind: Kind
    why: str


_GONE = "Code that uses it no longer works."
_NEW = "Code that does not use it is not affected."
_REFUSED = "WeChat Pay and the gateway may refuse calls that they accepted."
_ACCEPTED = "All calls that were accepted still are."
_TYPED = "Code that reads it may get a value of another type."
_SETTLED = "`error.is_outcome_open` changes, on which code decides whether to settle the call."
_ONLY_TEXT = "Only docstrings, documentation and messages change."


def _breaking(why: str) -> Rule:
    return Rule(Kind.BREAKING, why)


def _additive(why: str) -> Rule:
    return Rule(Kind.ADDITIVE, why)


def _text(why: str) -> Rule:
    return Rule(Kind.TEXT, why)


RULES: Mapping[str, Rule] = {
    # operations
    "operation removed": _breaking(_GONE),
    "operation renamed": _breaking("Code that calls it by its former name no longer works."),
    "operation added": _additive(_NEW),
    "method removed": _breaking(_GONE),
    "method added": _additive(_NEW),
    "address changed": _breaking(
        "The call is another one for WeChat Pay, for recordings, and for rules of a firewall."
    ),
    "route removed": _breaking("Calls with its arguments fail before they are sent."),
    "route added": _additive(_ACCEPTED),
    "role removed": _breaking(_REFUSED),
    "role added": _additive(_ACCEPTED),
    "host changed": _breaking("Calls go to another host, which a firewall may not allow."),
    "scheme changed": _breaking("Calls are signed with another key, which the client may not have."),
    # arguments, and fields of what is sent
    "argument removed": _breaking(_GONE),
    "argument renamed": _breaking("Code that passes it by its former name no longer works."),
    "required argument added": _breaking("Calls without it fail."),
    "optional argument added": _additive(_NEW),
    "argument now required": _breaking("Calls without it fail."),
    "argument now optional": _additive(_ACCEPTED),
    "argument type narrowed": _breaking("Values that were accepted no longer are."),
    "argument type widened": _additive("All values that were accepted still are."),
    "argument bounds narrowed": _breaking("WeChat Pay and the gateway refuse values that they accepted."),
    "argument bounds widened": _additive("All values that were accepted still are."),
    "argument sent differently": _additive("The client converts it; code stays the same."),
    "required for more calls": _breaking(_REFUSED),
    "required for fewer calls": _additive(_ACCEPTED),
    "pattern added or changed": _breaking("WeChat Pay and the gateway may refuse values that they accepted."),
    "pattern removed": _additive("All values that were accepted still are."),
    "senders narrowed": _breaking(_REFUSED),
    "senders widened": _additive(_ACCEPTED),
    "default changed": _breaking("Calls without the argument mean something else."),
    "default stated": _text("It is documented what calls without the argument mean; they mean the same as before."),
    "encryption changed": _additive("The client encrypts and decrypts; code stays the same."),
    "constraint added": _breaking("The client refuses calls that it sent before."),
    "constraint eased": _additive(_ACCEPTED),
    # replies, and fields of what is received
    "reply removed": _breaking("A reply with this status raises an error."),
    "reply added": _additive("Its result has a type that the method already returned."),
    "result type changed": _breaking("Code that uses the result may get an object of another class, `None` or a file."),
    "reply field removed": _breaking(_GONE),
    "reply field added": _additive(_NEW),
    "reply field now optional": _breaking("Code that reads it may get `None`."),
    "reply field now required": _additive("Code that handles `None` still works."),
    "reply type changed": _breaking(_TYPED),
    "reply type narrowed": _additive("Every value that it can have is one that code already handles."),
    "reply bounds changed": _text("The client does not check them."),
    # classes
    "class removed": _breaking("Code that imports it no longer works."),
    "class renamed": _breaking("Code that imports it by its former name no longer works."),
    "class added": _additive(_NEW),
    "class changed its kind": _breaking(
        "A model became an enum, an enum became a model, or the type of its values changed."
    ),
    "enum value removed": _breaking("Code that uses the member no longer works."),
    "enum value renamed": _breaking("Code that uses the former name of the member no longer works."),
    "enum value added": _additive("Enums are open: code already handles values that are not listed."),
    # errors
    "error row removed": _text("The error is still raised; only its explanation is gone."),
    "error row added": _additive("The error was already raised; it is now explained."),
    "outcome of an error changed": _breaking(_SETTLED),
    # how an operation behaves
    "retries removed": _breaking("A call that receives no reply raises `OutcomeUnknown` instead of being retried."),
    "retries added": _additive("More calls without a reply are retried, where that is safe."),
    "outcome query removed": _breaking("`client.settle` can no longer query the outcome."),
    "outcome query changed": _breaking("`client.settle` returns another type, or needs other arguments."),
    "outcome query added": _additive("`client.settle` can query the outcome."),
    "rate lowered": _breaking("WeChat Pay refuses calls at a rate that it accepted."),
    "rate changed": _text("The client does not count calls."),
    "notification removed": _breaking("Code that waits for it gets none."),
    "notification added": _additive(_NEW),
    "notification URL changed": _breaking("The notification is sent to the URL in another argument."),
    "paging changed": _additive("The client requests pages in another way; code stays the same."),
    "items of pages changed": _breaking("The iterator returns other items."),
    "wait ends at other states": _breaking("It may return earlier, or never, where it returned before."),
    "wait polls differently": _additive("The method sends its queries at other times; code stays the same."),
    "upload narrowed": _breaking("Files that were accepted no longer are."),
    "upload widened": _additive("All files that were accepted still are."),
    "upload sent differently": _additive("The client writes the form; code stays the same."),
    "download changed": _additive("The client fetches and verifies the file; code stays the same."),
    "download hosts narrowed": _breaking("The client refuses links that it followed."),
    "rows of the file changed": _breaking("The rows of the file have another type."),
    "deprecated": _additive("It still works; documentation names the replacement."),
    "no longer deprecated": _additive(_NEW),
    "mismatch allowed": _additive("Replies that raised `NumberMismatch` are now results."),
    "mismatch no longer allowed": _breaking("Replies that were results now raise `NumberMismatch`."),
    # notifications
    "notification module removed": _breaking("Code that imports it no longer works."),
    "notification module added": _additive(_NEW),
    "event type removed": _breaking("Code that handles it gets an error for such notifications."),
    "event type added": _additive("Notifications that could not be read now are."),
    "shapes changed": _breaking("Code that handles the notification gets objects of other classes."),
    "acknowledgement changed": _breaking("Handlers must return other data, or return it sooner."),
    "acknowledgement eased": _additive("Handlers that work still do."),
    "retry schedule changed": _text("WeChat Pay decides when it sends a notification again."),
    # texts
    "text changed": _text(_ONLY_TEXT),
    "example changed": _text("Only documentation, and what the gateway returns without state, change."),
    "details changed": _text("Only facts that the client does not use, or the order of what is passed by name."),
    "gateway changed": _additive("Only the local WeChat Pay behaves differently."),
}
"""Every rule, by the name that reports show."""


@frozen
class Change:
    """One change: the rule that classifies it, what it is about, what changed, and where."""

    rule: str
    subject: str
    """Dotted name of the operation, notification or service."""
    what: str
    place: Place | None = field(default=None, eq=False)
    """The place in the new files, or in the old ones if the new ones lack it."""

    @property
    def kind(self) -> Kind:
        """Whether it breaks code."""
        return RULES[self.rule].kind

    @property
    def why(self) -> str:
        """The reason for the kind."""
        return RULES[self.rule].why


@frozen
class Subject:
    """The operation, notification, service or class that a change is about, and its file."""

    name: str
    document: Document

    def change(self, rule: str, what: str, node: Node | None = None) -> Change:
        """Return a change at a node of the file, or at the top of the file."""
        place = self.document.place(node) if node is not None else Place(self.document.path, 1, 1)
        return Change(rule, self.name, what, place)
