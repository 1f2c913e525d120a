"""Checks the paths of fields of a request in resource files."""

from collections.abc import Iterable

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource_calls import CREATE
from wechatpay_codegen.api.resource_reach import Reach
from wechatpay_codegen.api.types import ModelReference
from wechatpay_codegen.rules.resource_names import Names
from wechatpay_codegen.source.document import Scalar


def check_path(path: Scalar, reach: Reach, names: Names) -> None:
    """Complain about a path that is not a field of a request that creates a record."""
    names.check_member(path, dict.fromkeys(request_paths(reach)), "field of a request")


def request_paths(reach: Reach) -> Iterable[str]:
    """Yield the paths of the fields of the requests that create a record."""
    for call, operation in reach.used():
        if call.does == CREATE:
            yield from _paths(operation)


def _paths(operation: Operation) -> Iterable[str]:
    """Yield the paths of the fields of a request: those of its arguments, and those of their objects."""
    for argument in operation.arguments:
        yield argument.wire_name
        if isinstance(argument.type, ModelReference):
            yield from (f"{argument.wire_name}.{each.wire_name}" for each in _fields(operation, argument.type))


def _fields(operation: Operation, type_: ModelReference) -> Iterable[Field]:
    return operation.scope.model(type_.name).fields
