"""Checks the history of a resource: its fields, and the entries that changes add."""

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource_calls import Files, History
from wechatpay_codegen.api.resource_changes import Constants, Entry
from wechatpay_codegen.api.resource_reach import Reach
from wechatpay_codegen.api.types import ModelReference
from wechatpay_codegen.rules.resource_names import Names
from wechatpay_codegen.rules.values import Values

_WHAT = "field of an entry"


def check_history(history: History, reach: Reach, names: Names) -> None:
    """Check the fields of the entries, and the operation that downloads their files."""
    fields = _fields(reach)
    for name in (history.number, history.time):
        names.check_member(name, fields, _WHAT)
    if history.files:
        _check_files(history.files, fields, reach, names)


def check_entry(entry: Entry, reach: Reach, names: Names) -> None:
    """Check the fields of an entry that a change adds."""
    fields = _fields(reach)
    if not fields:
        place = entry.values.node if entry.values else reach.resource.numbers[0].name
        names.document.complain(place, "the resource has no `history`", "Add `history`, or remove `logs`.")
        return
    for name, source in entry.copies:
        names.check_member(name, fields, _WHAT)
        names.check_field(source)
    if entry.files:
        names.check_field(entry.files)
    read_values(entry.values, reach, names)


def read_values(constants: Constants | None, reach: Reach, names: Names) -> None:
    """Read fixed values of fields of an entry."""
    fields = _fields(reach)
    for key, node in constants.node.entries if constants else ():
        if constants and names.check_member(key, fields, _WHAT):
            operation, field = fields[key.text]
            values = Values(names.document, operation.scope, is_received=True)
            constants.values[key.text] = values.of_type(key.text, field.type, node)


def _check_files(files: Files, fields: dict[str, tuple[Operation, Field]], reach: Reach, names: Names) -> None:
    names.check_member(files.operation, reach.operations, "operation", reach.resource.dotted(files.operation))
    if not names.check_member(files.field, fields, _WHAT):
        return
    operation, field = fields[files.field.text]
    inner = operation.scope.model(field.type.name).fields if isinstance(field.type, ModelReference) else ()
    names.check_member(files.urls, [each.wire_name for each in inner], f"field of `{files.field.text}`")
    if files.values:
        values = Values(names.document, operation.scope, is_received=True)
        files.values.values = values.of_fields(files.values.node, inner, "field")


def _fields(reach: Reach) -> dict[str, tuple[Operation, Field]]:
    return {field.wire_name: (operation, field) for operation, field in reach.entry_fields()}
