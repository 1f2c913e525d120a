"""What a service says of handwritten methods must fit its operations."""

from collections.abc import Iterable, Mapping

from wechatpay_codegen.api import names
from wechatpay_codegen.api.mix_ins import MIX_INS
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.service import Extension, Service
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences


def check_extensions(service: Service) -> None:
    """Note every extension that contradicts the service; complaints go to the documents of the extensions."""
    operations = {operation.name: operation for operation in service.operations}
    seen: set[str] = set()
    for extension in service.extensions:
        name, document = extension.name, extension.document
        if name.text in seen:
            document.complain(name, f"`{name.text}` stands twice", "Keep one.")
        seen.add(name.text)
        _check_names(service, extension)
        answers = MIX_INS[name.text].answers
        if len(extension.operations) != len(answers):
            what = f"`{name.text}` is of {len(answers)}, not of {len(extension.operations)}"
            document.complain(name, what, "Name as many operations under `operations`.")
            continue
        for operation, fields in zip(extension.operations, answers, strict=True):
            _check_answer(extension, operation.text, fields, operations)


def methods_fed_by(operation: Operation, extensions: Iterable[Extension]) -> tuple[str, ...]:
    """The handwritten methods that take what an operation answers."""
    feeding = (MIX_INS[extension.name.text] for extension in extensions if _names(extension, operation))
    return tuple(method for mix_in in feeding for method in mix_in.methods)


def _names(extension: Extension, operation: Operation) -> bool:
    return any(node.text == operation.name for node in extension.operations)


def _check_names(service: Service, extension: Extension) -> None:
    """A service has one thing of each name."""
    mix_in = MIX_INS[extension.name.text]
    for operation in service.operations:
        if operation.name in mix_in.methods:
            what = f"`{extension.name.text}` brings a method `{operation.name}`, as {operation.document.path} does"
            extension.document.complain(extension.name, what, "Give the operation another name.")
    class_name = names.class_name(service.name)
    if extension.name.text in {class_name, names.async_name(class_name)}:
        what = f"`{extension.name.text}` is also the class of this service"
        extension.document.complain(extension.name, what, "Give the service another name.")


def _check_answer(
    extension: Extension, name: str, fields: tuple[str, ...], operations: Mapping[str, Operation]
) -> None:
    document = extension.document
    node = next(node for node in extension.operations if node.text == name)
    operation = operations.get(name)
    if operation is None:
        listed = sentences(did_you_mean(name, operations), f"Operations: {enumerated(operations)}.")
        document.complain(node, f"`{name}` is no operation of this service", listed)
        return
    answer = operation.first_answer
    if answer is None:
        document.complain(node, f"`{name}` answers nothing with fields", "Name an operation that does.")
        return
    always = {field.wire_name for field in answer.fields or () if operation.always_answers(field)}
    for missing in (field for field in fields if field not in always):
        what = f"`{name}` does not always answer `{missing}`, which `{extension.name.text}` needs"
        document.complain(node, what, "Name another operation, or correct its reply.")
