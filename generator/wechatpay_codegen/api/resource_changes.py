"""The changes that the calls and steps of a resource make, and the notifications that follow."""

from attrs import define, field, frozen

from wechatpay_codegen.source.document import Mapping, Scalar


@define(eq=False)
class Constants:
    """Fixed values by name. `values` is set after they have been checked."""

    node: Mapping
    values: dict[str, object] = field(factory=dict[str, object])


@frozen(eq=False)
class Announcement:
    """The notification that follows a change."""

    notification: Scalar
    event_type: Scalar | None
    content: Constants | None = None


@frozen(eq=False)
class Entry:
    """An entry that a change adds to the history: fixed values, copies of arguments or fields, and an argument with IDs of files."""

    values: Constants | None
    copies: tuple[tuple[Scalar, Scalar], ...]
    files: Scalar | None


@frozen(eq=False)
class Change:
    """A change of a record. Without `source` it is allowed in every state; without `target` it keeps the state.

    It is only allowed if fields of the record have the values `requires`, and if the record has all fields `needs` and none of the fields
    `unless`.
    """

    source: tuple[Scalar, ...] | None
    target: Scalar | None
    times: tuple[Scalar, ...]
    announcement: Announcement | None
    requires: Constants | None = None
    unless: tuple[Scalar, ...] = ()
    needs: tuple[Scalar, ...] = ()
    values: Constants | None = None
    counts: tuple[Scalar, ...] = ()
    entry: Entry | None = None
