"""Decides the module of an operation."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.operation import ErrorRow, Operation, Reply, reply_models
from wechatpay_codegen.api.uses import Uses
from wechatpay_codegen.plan import docstrings
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.constant import plan_constant
from wechatpay_codegen.plan.expressions import New
from wechatpay_codegen.plan.imports import Import, Imports
from wechatpay_codegen.plan.lists import plan_iterators
from wechatpay_codegen.plan.method import MethodPlan
from wechatpay_codegen.plan.methods import plan_methods, result_type
from wechatpay_codegen.plan.models import EnumPlan, ModelPlan, plan_enums, plan_field, plan_model, plan_models


@frozen
class MixIn:
    """The class that adds the methods of an operation to its service. `iterator` iterates over all pages of a list."""

    name: Identifier
    base: Identifier
    is_async: bool
    iterator: MethodPlan | None


@frozen
class OperationModule:
    """The module of one operation."""

    source: Source
    doc: Docstring
    standard_imports: tuple[Import, ...]
    own_imports: tuple[Import, ...]
    enums: tuple[EnumPlan, ...]
    models: tuple[ModelPlan, ...]
    constant: New
    result: Source
    """Type of the operation's result."""
    docs_class: Identifier
    """The base of both mix-ins, which has the docstrings of their methods."""
    documented: tuple[MethodPlan, ...]
    """Every method of a mix-in."""
    mix_ins: tuple[MixIn, ...]
    methods: tuple[MethodPlan, ...]
    public: tuple[str, ...]
    """The constant and the classes of `__all__`."""


def plan_operation(
    operation: Operation, common_errors: Sequence[ErrorRow], uses: Uses | None = None
) -> OperationModule:
    """Decide the module of one operation. `uses`: how the whole API uses the models that operations share."""
    if uses is None:
        uses = Uses()
        uses.add(operation)
    imports = Imports()
    writer = Writer(imports, operation.scope)
    model_names = reply_models(operation)
    declared = [declaration for declaration in operation.declared if uses.is_class(declaration)]
    models = (*plan_models(declared, uses, writer), *_reply_models(operation, model_names, writer))
    constant = plan_constant(operation, model_names, common_errors, writer)
    methods = plan_methods(operation, model_names, common_errors, writer)
    iterators = plan_iterators(operation, methods[0], writer)
    imports.use_from("typing", "Any")
    if methods[0].overloads:
        imports.use_from("typing", "overload")
    enums = plan_enums(declared, uses, imports)
    return OperationModule(
        source=Source(f"specs/{operation.group}/{operation.service}/{operation.name}.yaml"),
        doc=docstrings.one_line(docstrings.summary(operation.title)),
        enums=enums,
        models=models,
        constant=constant,
        result=result_type(operation, model_names),
        docs_class=names.docs_class_name(operation.name),
        documented=(*methods, *(iterator for iterator in iterators[:1] if iterator)),
        mix_ins=_mix_ins(operation, iterators, imports),
        methods=methods,
        public=names.listed("OPERATION", *(enum.name for enum in enums), *(model.name for model in models)),
        standard_imports=imports.of(is_standard=True),
        own_imports=imports.of(is_standard=False),
    )


def _mix_ins(
    operation: Operation, iterators: tuple[MethodPlan | None, MethodPlan | None], imports: Imports
) -> tuple[MixIn, MixIn]:
    name = names.class_name(operation.name)
    return (
        MixIn(name, imports.use("Service"), is_async=False, iterator=iterators[0]),
        MixIn(names.async_name(name), imports.use("AsyncService"), is_async=True, iterator=iterators[1]),
    )


def _reply_models(operation: Operation, model_names: Mapping[int, str], writer: Writer) -> Iterator[ModelPlan]:
    for reply in operation.replies:
        if reply.fields is not None and reply.model is None:
            yield _reply_model(operation, reply, Identifier(model_names[reply.status]), writer)


def _reply_model(operation: Operation, reply: Reply, name: Identifier, writer: Writer) -> ModelPlan:
    has_others = len(operation.replies) > 1
    doc = f"Reply of `{operation.name}`" + (f" with status {reply.status}." if has_others else ".")
    fields = (plan_field(writer, f, is_sent=False, is_required=operation.always_answers(f)) for f in reply.fields or ())
    return plan_model(name, doc, fields, writer.imports)
