"""Decides the method that iterates over all pages of a list."""

from collections.abc import Sequence

from attrs import evolve

from wechatpay_codegen.api import names
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.names import Source
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import ListOf, ModelReference, Type
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.expressions import Arguments
from wechatpay_codegen.plan.method import MethodPlan
from wechatpay_codegen.plan.method_docstrings import iterator_doc
from wechatpay_codegen.source.document import Scalar


def more_methods(operation: Operation) -> tuple[str, ...]:
    """Return the names of the additional methods of an operation: to iterate, to wait and to download."""
    traits = operation.traits
    iterator = (names.iterator_name(operation.name),) if traits.pages else ()
    wait = (traits.wait.method,) if traits.wait else ()
    return (*iterator, *wait, operation.download_method) if operation.download_method else (*iterator, *wait)


def plan_iterators(
    operation: Operation, method: MethodPlan, writer: Writer
) -> tuple[MethodPlan | None, MethodPlan | None]:
    """Decide the methods that iterate over all pages, sync and async. They have no argument for the page."""
    pages = operation.traits.pages
    if pages is None:
        return None, None
    page = next(passed.argument for passed in method.passed if passed.wire_name == pages.next.text)
    item = writer.annotation(_item_type(operation, pages.items), is_sent=False)
    kinds = [writer.imports.use_from("collections.abc", name) for name in ("Iterator", "AsyncIterator")]
    iterator = evolve(
        method,
        name=names.iterator_name(operation.name),
        overloads=tuple(_without(page, arguments) for arguments in method.overloads),
        arguments=_without(page, method.arguments),
        passed=tuple(passed for passed in method.passed if passed.argument != page),
        doc=iterator_doc(operation, item),
    )
    sync, other = (evolve(iterator, returns=Source(f"{kind}[{item}]")) for kind in kinds)
    return sync, other


def _without(name: str, arguments: Arguments) -> Arguments:
    return Arguments(argument for argument in arguments if argument.name != name)


def _item_type(operation: Operation, path: Scalar) -> Type:
    fields: Sequence[Field] = next((reply.fields for reply in operation.replies if reply.fields), ())
    found: Type = ListOf(ModelReference(""))
    for part in path.text.split("."):
        found = next(field.type for field in fields if field.wire_name == part)
        fields = operation.scope.model(found.name).fields if isinstance(found, ModelReference) else ()
    assert isinstance(found, ListOf)  # noqa: S101 - a rule has checked it
    return found.item
