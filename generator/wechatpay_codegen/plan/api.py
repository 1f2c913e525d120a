"""Decides every Python file of an API."""

from collections.abc import Iterator

from wechatpay_codegen.api.packages import CATALOG, CLIENTS
from wechatpay_codegen.api.service import Api, Group, Service
from wechatpay_codegen.api.uses import Uses, uses_of
from wechatpay_codegen.plan.error_rows import plan_common
from wechatpay_codegen.plan.file import PlannedFile
from wechatpay_codegen.plan.models import plan_shared
from wechatpay_codegen.plan.notifications import plan_events, plan_notification
from wechatpay_codegen.plan.operation import plan_operation
from wechatpay_codegen.plan.services import plan_client, plan_group, plan_package, plan_service


def plan_api(api: Api) -> Iterator[PlannedFile]:
    """Plan every Python file of the generated packages."""
    uses = uses_of(api.operations, api.notifications)
    yield PlannedFile(f"{CATALOG}/__init__.py", "catalog.py.jinja", {})
    yield PlannedFile(f"{CLIENTS}/__init__.py", "clients.py.jinja", {})
    yield PlannedFile(f"{CLIENTS}/_client.py", "client.py.jinja", {"members": plan_client(api)})
    yield PlannedFile(f"{CLIENTS}/_async_client.py", "async_client.py.jinja", {"members": plan_client(api)})
    yield PlannedFile(f"{CLIENTS}/_shared.py", "shared.py.jinja", {"errors": plan_common(api.common_errors)})
    events = plan_events(api.notifications)
    yield PlannedFile(f"{CLIENTS}/_notifications.py", "notifications.py.jinja", {"events": events})
    if module := plan_shared("specs/_shared/models.yaml", api.declared, uses):
        yield PlannedFile(f"{CLIENTS}/_models.py", "models.py.jinja", {"module": module})
    for group in api.groups:
        if group.has_module:
            yield _group(group)
        if module := plan_shared(f"specs/{group.name}/_models.yaml", group.declared, uses):
            yield PlannedFile(f"{CLIENTS}/{group.name}/_models.py", "models.py.jinja", {"module": module})
    yield from _services(api, uses)


def plan_services(api: Api) -> Iterator[PlannedFile]:
    """Plan the files of each service in a part of an API, without the files that several services share."""
    yield from _services(api, uses_of(api.operations, api.notifications))


def _services(api: Api, uses: Uses) -> Iterator[PlannedFile]:
    for group in api.groups:
        for service in group.services:
            if service.has_module:
                yield from _service(api, group, service, uses)


def _group(group: Group) -> PlannedFile:
    path = f"{CLIENTS}/{group.name}/__init__.py"
    if group.has_operations:
        return PlannedFile(path, "group.py.jinja", {"module": plan_group(group)})
    return PlannedFile(path, "package.py.jinja", {"module": plan_package(group.name, group.title, group.doc)})


def _service(api: Api, group: Group, service: Service, uses: Uses) -> Iterator[PlannedFile]:
    folder = f"{group.name}/{service.name}"
    path, package = f"{CLIENTS}/{folder}", plan_package(folder, service.title, service.doc)
    if service.operations:
        yield PlannedFile(f"{path}/__init__.py", "service.py.jinja", {"module": plan_service(group, service)})
    else:
        yield PlannedFile(f"{path}/__init__.py", "package.py.jinja", {"module": package})
    if shared := plan_shared(f"specs/{folder}/_models.yaml", service.declared, uses):
        yield PlannedFile(f"{path}/_models.py", "models.py.jinja", {"module": shared})
    for operation in service.operations:
        module = plan_operation(operation, api.common_errors, uses)
        yield PlannedFile(f"{path}/{operation.name}.py", "operation.py.jinja", {"module": module})
    for notification in service.notifications:
        values = {"module": plan_notification(notification, uses)}
        yield PlannedFile(f"{path}/{notification.name}.py", "notification.py.jinja", values)
