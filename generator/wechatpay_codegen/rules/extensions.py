"""Checks the extensions of a service against its operations."""

from collections.abc import Iterable, Mapping

from wechatpay_codegen.api import names
from wechatpay_codegen.api.mix_ins import MIX_INS
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.service import Extension, Service
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences


def check_extensions(service: Service) -> None:
    """Complain about extensions that contradict the service. Complaints are added to the documents of the extensions."""
    operations = {operation.name: operation for operation in service.operations}
    earlier: set[str] = set()
    for extension in service.extensions:
        name, document = extension.name, extension.document
        if name.text in earlier:
            document.complain(name, f"duplicate extension `{name.text}`", "Keep one of them.")
        earlier.add(name.text)
        _check_names(service, extension)
        reply_fields = MIX_INS[name.text].reply_fields
        if len(extension.operations) != len(reply_fields):
            what = f"`{name.text}` has {len(extension.operations)} operations, expected {len(reply_fields)}"
            document.complain(name, what, f"List exactly {len(reply_fields)} under `operations`.")
            continue
        for operation, fields in zip(extension.operations, reply_fields, strict=True):
            _check_answer(extension, operation.text, fields, operations)


def methods_fed_by(operation: Operation, extensions: Iterable[Extension]) -> tuple[str, ...]:
    """Return the names of the handwritten methods that accept the result of an operation."""
    mix_ins = (MIX_INS[extension.name.text] for extension in extensions if _names(extension, operation))
    return tuple(method for mix_in in mix_ins for method in mix_in.methods)


def _names(extension: Extension, operation: Operation) -> bool:
    return any(node.text == operation.name for node in extension.operations)


def _check_names(service: Service, extension: Extension) -> None:
    """Check that an extension adds no name that the service already has."""
    mix_in = MIX_INS[extension.name.text]
    for operation in service.operations:
        if operation.name in mix_in.methods:
            what = f"`{extension.name.text}` has a method `{operation.name}`, and so has {operation.document.path}"
            extension.document.complain(extension.name, what, "Rename the operation.")
    class_name = names.class_name(service.name)
    if extension.name.text in {class_name, names.async_name(class_name)}:
        what = f"`{extension.name.text}` is also the class of this service"
        extension.document.complain(extension.name, what, "Rename the service.")


def _check_answer(
    extension: Extension, name: str, fields: tuple[str, ...], operations: Mapping[str, Operation]
) -> None:
    document = extension.document
    node = next(node for node in extension.operations if node.text == name)
    operation = operations.get(name)
    if operation is None:
        listed = sentences(did_you_mean(name, operations), f"Operations: {enumerated(operations)}.")
        document.complain(node, f"`{name}` is not an operation of this service", listed)
        return
    answer = operation.first_answer
    if answer is None:
        document.complain(node, f"no reply of `{name}` has fields", "Use an operation whose reply has fields.")
        return
    mix_in = MIX_INS[extension.name.text]
    returned = {
        field.wire_name for field in answer.fields or () if mix_in.accepts_omitted or operation.always_answers(field)
    }
    for missing in (field for field in fields if field not in returned):
        verb = "never returns" if mix_in.accepts_omitted else "does not always return"
        what = f"`{name}` {verb} `{missing}`, which `{extension.name.text}` needs"
        document.complain(node, what, "Use another operation, or correct its reply.")
