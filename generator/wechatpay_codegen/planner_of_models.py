"""Decides the classes of models and enums, and the modules that hold those that operations share."""

from collections.abc import Iterable, Sequence

from wechatpay_codegen import docstrings, names, plan, spec
from wechatpay_codegen.annotations import Writer
from wechatpay_codegen.imports import Imports
from wechatpay_codegen.names import Identifier, Source
from wechatpay_codegen.reach import Uses
from wechatpay_codegen.types import references


def plan_shared(source: str, declared: Sequence[spec.Declaration], uses: Uses) -> plan.ModelsModule | None:
    """Decide the module of the models and enums that a service's operations, or all, share; `None` where it is empty."""
    wanted = [declaration for declaration in declared if uses.is_class(declaration)]
    if not wanted:
        return None
    imports = Imports()
    scope, module = wanted[0].home.scope, wanted[0].home.module
    models = plan_models(wanted, uses, Writer(imports, scope, module))
    enums = plan_enums(wanted, uses, imports)
    return plan.ModelsModule(
        source=Source(source),
        standard_imports=imports.of(is_standard=True),
        own_imports=imports.of(is_standard=False),
        enums=enums,
        models=models,
    )


def plan_enums(declared: Iterable[spec.Declaration], uses: Uses, imports: Imports) -> tuple[plan.EnumPlan, ...]:
    """Decide the enums among some declarations."""
    return tuple(_enum(enum, uses.users[enum], imports) for enum in declared if isinstance(enum, spec.Enum))


def plan_models(declared: Iterable[spec.Declaration], uses: Uses, writer: Writer) -> tuple[plan.ModelPlan, ...]:
    """Decide the models among some declarations: each after those that its fields name, where that is possible."""
    models = _in_order([model for model in declared if isinstance(model, spec.Model)], writer.scope)
    planned: list[plan.ModelPlan] = []
    for index, model in enumerate(models):
        later = frozenset(other.name.text for other in models[index:])
        own = Writer(writer.imports, writer.scope, writer.module, later)
        fields = (plan_field(own, f, model in uses.requested, uses.always_has(model, f)) for f in model.fields)
        planned.append(plan_model(Identifier(model.name.text), _subject(model, uses), fields, writer.imports))
    return tuple(planned)


def plan_model(name: Identifier, doc: str, fields: Iterable[plan.FieldPlan], imports: Imports) -> plan.ModelPlan:
    """Decide one class."""
    for used in ("Model", "model", "field"):
        imports.use(used)
    return plan.ModelPlan(name, docstrings.one_line(doc), tuple(fields))


def plan_field(writer: Writer, field: spec.Field, is_given: bool, is_required: bool) -> plan.FieldPlan:  # noqa: FBT001 - two facts of one field
    """Decide one attribute; `is_given` says that callers write it, too."""
    name = names.field_name(field.name.text)
    return plan.FieldPlan(
        name=name,
        annotation=writer.attribute(field.type, is_given=is_given, is_required=is_required),
        type=writer.wire_type(field.type, is_encrypted=field.is_encrypted),
        is_required=is_required,
        wire_name="" if name == field.name.text else field.name.text,
        is_caller=is_given and field.is_caller,
        doc=docstrings.field_doc(field),
    )


def _in_order(models: Sequence[spec.Model], scope: spec.Scope) -> list[spec.Model]:
    own, ordered, seen = frozenset(models), list[spec.Model](), set[spec.Model]()

    def place(model: spec.Model) -> None:
        if model in seen:
            return
        seen.add(model)
        for field in model.fields:
            for name in references(field.type):
                inner = scope.by_name[name]
                if isinstance(inner, spec.Model) and inner in own:
                    place(inner)
        ordered.append(model)

    for model in models:
        place(model)
    return ordered


def _subject(model: spec.Model, uses: Uses) -> str:
    if model in uses.users:
        return f"Fields of {_named(uses.users[model])}."
    if model in uses.answered:
        return f"Reply of `{uses.answered[model].name}`."
    notification = uses.notified[model]
    answer = notification.answer.model if notification.answer else None
    return f"Your reply to `{notification.name}`." if model is answer else f"Content of `{notification.name}`."


def _enum(enum: spec.Enum, user: spec.Field, imports: Imports) -> plan.EnumPlan:
    base = imports.use_from("enum", "IntEnum" if enum.is_integer else "StrEnum")
    stays = "`int`" if enum.is_integer else "`str`"
    return plan.EnumPlan(
        Identifier(enum.name.text),
        base,
        docstrings.one_line(f"Documented values of {_named(user)}. Any other value stays a plain {stays}."),
        tuple(
            plan.EnumMember(
                value.member,
                int(value.node.text) if enum.is_integer else value.node.text,
                docstrings.one_line(value.meaning),
            )
            for value in enum.values
        ),
    )


def _named(field: spec.Field) -> str:
    return f"`{field.name.text}` ({field.zh})" if field.zh else f"`{field.name.text}`"
