"""Names in the documents. Each depends on one spec only, so that adding an operation never renames the types of others."""

from wechatpay_codegen.api.declarations import Declaration
from wechatpay_codegen.api.names import class_name
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation

SEPARATOR = "."


def tag(owner: Operation | Notification) -> str:
    """Return the tag of an operation or notification: its service, as in `client.payments.refunds`."""
    return f"{owner.group}{SEPARATOR}{owner.service}"


def scope_of(owner: Operation | Notification) -> str:
    """Return the start of the names that belong to a service: `PaymentsRefunds`."""
    return f"{class_name(owner.group)}{class_name(owner.service)}"


def schema_name(declaration: Declaration, owner: Operation | Notification) -> str:
    """Return the name of a model or enum: `PaymentsRefundsStatus`, `MarketingStock` of a group, `Amount` if all groups share it."""
    module = declaration.home.module
    if not module:
        return f"{scope_of(owner)}{declaration.name.text}"
    return "".join(class_name(part) for part in module.split(".")[:-1]) + declaration.name.text


def sent_name(name: str) -> str:
    """Return the name of the schema of a model in requests, if replies contain the model as well."""
    return f"{name}Input"


def open_name(name: str) -> str:
    """Return the name of the schema of an enum in replies, which may have other values."""
    return f"{name}OrOther"


def route_id(operation: Operation, path_names: tuple[str, ...]) -> str:
    """Return the `operationId` of a further route of an operation, named after its path parameters."""
    return f"{operation.dotted_name}_by_{'_and_'.join(path_names)}"
