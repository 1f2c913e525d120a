"""Decides the classes of models and enums, and the modules of those that several operations share."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration, Enum, Model, Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.types import references
from wechatpay_codegen.api.uses import Uses
from wechatpay_codegen.plan import docstrings
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.expressions import New
from wechatpay_codegen.plan.imports import Import, Imports


@frozen
class EnumMember:
    """One documented value of an enum."""

    name: Identifier
    value: str | int
    doc: Docstring


@frozen
class EnumPlan:
    """An enum. Replies may contain other values."""

    name: Identifier
    base: Identifier
    doc: Docstring
    members: tuple[EnumMember, ...]


@frozen
class FieldPlan:
    """One attribute of a model. Its value specifies its wire type for the runtime."""

    name: Identifier
    annotation: Source
    value: New
    doc: Docstring


@frozen
class ModelPlan:
    """A model."""

    name: Identifier
    doc: Docstring
    fields: tuple[FieldPlan, ...]


@frozen
class ModelsModule:
    """The module of the models and enums that several operations share."""

    source: Source
    standard_imports: tuple[Import, ...]
    own_imports: tuple[Import, ...]
    enums: tuple[EnumPlan, ...]
    models: tuple[ModelPlan, ...]


def plan_shared(source: str, declared: Sequence[Declaration], uses: Uses) -> ModelsModule | None:
    """Decide the module of the models and enums that several operations share. `None` if it is empty."""
    classes = [declaration for declaration in declared if uses.is_class(declaration)]
    if not classes:
        return None
    imports = Imports()
    scope, module = classes[0].home.scope, classes[0].home.module
    models = plan_models(classes, uses, Writer(imports, scope, module))
    enums = plan_enums(classes, uses, imports)
    return ModelsModule(
        source=Source(source),
        standard_imports=imports.of(is_standard=True),
        own_imports=imports.of(is_standard=False),
        enums=enums,
        models=models,
    )


def plan_enums(declared: Iterable[Declaration], uses: Uses, imports: Imports) -> tuple[EnumPlan, ...]:
    """Decide the classes of the enums in some declarations."""
    return tuple(_enum(enum, uses.users[enum], imports) for enum in declared if isinstance(enum, Enum))


def plan_models(declared: Iterable[Declaration], uses: Uses, writer: Writer) -> tuple[ModelPlan, ...]:
    """Decide the classes of the models in some declarations, each after those that it refers to if possible."""
    models = _in_order([model for model in declared if isinstance(model, Model)], writer.scope)
    planned: list[ModelPlan] = []
    for index, model in enumerate(models):
        later = frozenset(other.name.text for other in models[index:])
        own = Writer(writer.imports, writer.scope, writer.module, later)
        fields = (plan_field(own, f, model in uses.requested, uses.always_has(model, f)) for f in model.fields)
        planned.append(plan_model(Identifier(model.name.text), _subject(model, uses), fields, writer.imports))
    return tuple(planned)


def plan_model(name: Identifier, doc: str, fields: Iterable[FieldPlan], imports: Imports) -> ModelPlan:
    """Decide the class of one model."""
    imports.use("Model")
    imports.use("model")
    return ModelPlan(name, docstrings.one_line(doc), tuple(fields))


def plan_field(writer: Writer, field: Field, is_sent: bool, is_required: bool) -> FieldPlan:  # noqa: FBT001 - two facts of one field
    """Decide one attribute. `is_sent`: whether requests contain the model."""
    name = names.field_name(field.name.text)
    return FieldPlan(
        name=name,
        annotation=writer.attribute(field.type, is_sent=is_sent, is_required=is_required),
        value=New(
            writer.imports.use("field"),
            writer.wire_type(field.type, is_encrypted=field.is_encrypted),
            default=None if is_required else Source("None"),
            wire=None if name == field.name.text else field.name.text,
            is_own_number=(is_sent and field.is_own_number) or None,
        ),
        doc=docstrings.field_doc(field),
    )


def _in_order(models: Sequence[Model], scope: Scope) -> list[Model]:
    own, ordered, visited = frozenset(models), list[Model](), set[Model]()

    def visit(model: Model) -> None:
        if model in visited:
            return
        visited.add(model)
        for field in model.fields:
            for name in references(field.type):
                inner = scope.by_name[name]
                if isinstance(inner, Model) and inner in own:
                    visit(inner)
        ordered.append(model)

    for model in models:
        visit(model)
    return ordered


def _subject(model: Model, uses: Uses) -> str:
    if model in uses.users:
        return f"Fields of {_named(uses.users[model])}."
    if model in uses.answered:
        return f"Reply of `{uses.answered[model].name}`."
    notification = uses.notified[model]
    answer = notification.answer.model if notification.answer else None
    return f"Acknowledgement of `{notification.name}`." if model is answer else f"Content of `{notification.name}`."


def _enum(enum: Enum, user: Field, imports: Imports) -> EnumPlan:
    base = imports.use_from("enum", "IntEnum" if enum.is_integer else "StrEnum")
    plain_type = "`int`" if enum.is_integer else "`str`"
    return EnumPlan(
        Identifier(enum.name.text),
        base,
        docstrings.one_line(f"Documented values of {_named(user)}. Any other value is a plain {plain_type}."),
        tuple(
            EnumMember(
                value.member,
                int(value.node.text) if enum.is_integer else value.node.text,
                docstrings.one_line(value.meaning),
            )
            for value in enum.values
        ),
    )


def _named(field: Field) -> str:
    return f"`{field.name.text}` ({field.zh})" if field.zh else f"`{field.name.text}`"
