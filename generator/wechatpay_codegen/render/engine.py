"""Places a plan into the templates.

Text from a spec is untrusted. It enters code through two filters only: `literal` writes a value as Python source,
`docstring` writes text that cannot leave its docstring. Anything else that is not known to be Python source is refused.
"""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from wechatpay_codegen.api.names import Source
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.api.service import Api, Group, Service
from wechatpay_codegen.api.uses import Uses, uses_of
from wechatpay_codegen.plan.error_rows import plan_common
from wechatpay_codegen.plan.expressions import New, Rows, Table
from wechatpay_codegen.plan.models import plan_shared
from wechatpay_codegen.plan.notifications import plan_events, plan_notification, plan_package
from wechatpay_codegen.plan.operation import plan_operation
from wechatpay_codegen.plan.services import plan_client, plan_group, plan_service
from wechatpay_codegen.render.docstring import quoted
from wechatpay_codegen.render.source import literal, written

_TEMPLATES = Path(__file__).with_name("templates")


def render(api: Api) -> Iterable[tuple[str, str]]:
    """The path of every Python file below the output folder, and its text before the formatter."""
    templates, clients, uses = environment(), CLIENTS, uses_of(api.operations, api.notifications)
    group, models, package = (templates.get_template(f"{name}.py.jinja") for name in ("group", "models", "package"))
    yield "wechatpay_catalog/__init__.py", templates.get_template("catalog.py.jinja").render()
    yield f"{clients}/__init__.py", templates.get_template("clients.py.jinja").render()
    yield f"{clients}/_client.py", templates.get_template("client.py.jinja").render(members=plan_client(api))
    shared = plan_common(api.common_errors)
    yield f"{clients}/_shared.py", templates.get_template("shared.py.jinja").render(module=shared)
    events = plan_events(api.notifications)
    yield f"{clients}/_notifications.py", templates.get_template("notifications.py.jinja").render(events=events)
    if module := plan_shared("specs/_shared/models.yaml", api.declared, uses):
        yield f"{clients}/_models.py", models.render(module=module)
    for a_group in api.groups:
        if a_group.has_operations:
            yield f"{clients}/{a_group.name}/__init__.py", group.render(module=plan_group(a_group))
        elif a_group.has_module:
            bare = plan_package(a_group.name, a_group.title, a_group.doc)
            yield f"{clients}/{a_group.name}/__init__.py", package.render(module=bare)
        for a_service in a_group.services:
            yield from _service(templates, api, a_group, a_service, uses)


def render_services(api: Api) -> Iterable[tuple[str, str]]:
    """The same, of the services of a part of an API, and of nothing that other services have a part in."""
    templates, uses = environment(), uses_of(api.operations, api.notifications)
    for a_group in api.groups:
        for a_service in a_group.services:
            yield from _service(templates, api, a_group, a_service, uses)


def _service(templates: Environment, api: Api, group: Group, service: Service, uses: Uses) -> Iterable[tuple[str, str]]:
    if not service.has_module:
        return
    package, source = f"{CLIENTS}/{group.name}/{service.name}", f"specs/{group.name}/{service.name}/_models.yaml"
    if service.operations:
        template = templates.get_template("service.py.jinja")
        yield f"{package}/__init__.py", template.render(module=plan_service(group, service))
    else:
        template, folder = templates.get_template("package.py.jinja"), f"{group.name}/{service.name}"
        bare = plan_package(folder, service.title, service.doc)
        yield f"{package}/__init__.py", template.render(module=bare)
    if module := plan_shared(source, service.declared, uses):
        yield f"{package}/_models.py", templates.get_template("models.py.jinja").render(module=module)
    template = templates.get_template("operation.py.jinja")
    for operation in service.operations:
        planned = plan_operation(operation, api.common_errors, uses)
        yield f"{package}/{operation.name}.py", template.render(module=planned)
    template = templates.get_template("notification.py.jinja")
    for notification in service.notifications:
        noted = plan_notification(notification, uses)
        yield f"{package}/{notification.name}.py", template.render(module=noted)


@cache
def environment() -> Environment:
    """The template engine with its two filters; an unknown name is an error."""
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_only_source,
        autoescape=True,
    )
    filters: dict[str, Callable[..., Source]] = {"literal": literal, "docstring": quoted}
    templates.filters.update(filters)
    return templates


def _only_source(value: object) -> object:
    """Let Python source through, write expressions, and refuse text that went through neither filter.

    `Markup` is what a macro gives: its parts came through here already.
    """
    if isinstance(value, (Source, Markup)):
        return value
    if isinstance(value, (New, Rows, Table)):
        return written(value)
    raise TypeError(f"text reached a template without a filter: {value!r}")
