"""Decides what a list offers beside its own method: what makes it go on, and the method that goes through all pages."""

from collections.abc import Sequence

from attrs import evolve

from wechatpay_codegen import docstrings, names, plan, spec
from wechatpay_codegen.annotations import Writer
from wechatpay_codegen.imports import Imports
from wechatpay_codegen.names import Source
from wechatpay_codegen.types import ListOf, ModelReference, Type
from wechatpay_codegen.yaml_events import Scalar


def more_methods(operation: spec.Operation) -> tuple[str, ...]:
    """The names of the methods that an operation has beside that of its own name."""
    iterator = (names.iterator_name(operation.name),) if operation.conduct.pages else ()
    return (*iterator, operation.twin) if operation.twin else iterator


def plan_pages(operation: spec.Operation, imports: Imports) -> plan.PagesPlan | None:
    """Decide how the runtime goes through a list; `None` where the operation is none."""
    pages = operation.conduct.pages
    if pages is None:
        return None
    imports.use("Pages")
    return plan.PagesPlan(
        next=pages.next.text,
        items=_attribute(pages.items),
        counts=pages.counts,
        first=pages.first if pages.counts else 0,
        token=_attribute(pages.token),
        size=pages.size.text if pages.size else "",
        total=_attribute(pages.total),
    )


def plan_iterators(
    operation: spec.Operation, method: plan.MethodPlan, writer: Writer
) -> tuple[plan.MethodPlan | None, plan.MethodPlan | None]:
    """Decide the methods that go through all pages, sync and async: those of the list without what asks for a page."""
    pages = operation.conduct.pages
    if pages is None:
        return None, None
    left_out = next(passed.argument for passed in method.passed if passed.wire_name == pages.next.text)
    item = writer.annotation(_item_type(operation, pages.items), is_given=False)
    kinds = [writer.imports.use_from("collections.abc", name) for name in ("Iterator", "AsyncIterator")]
    iterator = evolve(
        method,
        name=names.iterator_name(operation.name),
        overloads=tuple(_without(left_out, arguments) for arguments in method.overloads),
        arguments=_without(left_out, method.arguments),
        passed=tuple(passed for passed in method.passed if passed.argument != left_out),
        doc=docstrings.iterator_doc(operation, item),
    )
    sync, other = (evolve(iterator, returns=Source(f"{kind}[{item}]")) for kind in kinds)
    return sync, other


def _without(name: str, arguments: Sequence[plan.Argument]) -> tuple[plan.Argument, ...]:
    return tuple(argument for argument in arguments if argument.name != name)


def _attribute(path: Scalar | None) -> str:
    """The attributes of models that a dotted path of wire names leads through."""
    return ".".join(names.field_name(part) for part in path.text.split(".")) if path else ""


def _item_type(operation: spec.Operation, path: Scalar) -> Type:
    fields: Sequence[spec.Field] = next((reply.fields for reply in operation.replies if reply.fields), ())
    found: Type = ListOf(ModelReference(""))
    for part in path.text.split("."):
        found = next(field.type for field in fields if field.wire_name == part)
        fields = operation.scope.model(found.name).fields if isinstance(found, ModelReference) else ()
    assert isinstance(found, ListOf)  # noqa: S101 - a rule has checked it
    return found.item
