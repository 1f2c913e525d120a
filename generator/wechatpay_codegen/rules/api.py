"""Checks the files of a specs folder against each other."""

from collections.abc import Iterable

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration, Model, Scope
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import PLACEHOLDER, Operation
from wechatpay_codegen.api.public_names import clashes
from wechatpay_codegen.api.service import Api, Service
from wechatpay_codegen.api.types import references
from wechatpay_codegen.api.uses import declared_by, of_notification, used_by
from wechatpay_codegen.source.complaint import Complaint
from wechatpay_codegen.source.place import Place


def contradictions(api: Api) -> Iterable[Complaint]:
    """Yield a complaint for every contradiction between two files."""
    yield from _same_address(api)
    yield from _same_event(api)
    yield from _same_classes(api)
    yield from _same_methods_of_lists(api)


def clashing(api: Api) -> Iterable[Complaint]:
    """Yield a complaint for every class name that a service, or a notification, would have twice. Each file must be valid."""
    for group in api.groups:
        for service in group.services:
            yield from clashes(group.name, service)
            for operation in service.operations:
                lent = [operation.body.model] if operation.body else []
                replied = (reply.model for reply in operation.replies)
                yield from _hidden(operation.scope, (*declared_by(operation), *lent, *replied))
            for notification in service.notifications:
                yield from _hidden(notification.scope, (*of_notification(notification), *notification.models))


def _hidden(scope: Scope, used: Iterable[Declaration | None]) -> Iterable[Complaint]:
    """Yield a complaint for every model of an outer file that contains a class with the name of a nearer one.

    All other code finds the classes inside such a model by name from the file of the operation, so it would find the nearer one.
    """
    models = (each for each in used if isinstance(each, Model) and each.home.scope is not scope)
    for model in models:
        for field in model.fields:
            for name in references(field.type):
                theirs, nearer = model.home.scope.by_name[name], scope.by_name[name]
                if theirs is not nearer:
                    document, place = nearer.home.document, theirs.home.document.place(theirs.name)
                    what = f"`{name}` hides the one at {place}, which `{model.name.text}` contains"
                    fix = f"Both would be in one request or reply. Rename one of them, or declare `{model.name.text}` here as well."
                    yield Complaint(document.place(nearer.name), what, fix, document.line_of(nearer.name))


def unused(api: Api) -> Iterable[Complaint]:
    """Yield a complaint for every shared model or enum that is not used. Each file must be valid."""
    services = [service for group in api.groups for service in group.services]
    used = {declaration for service in services for declaration in used_by(service)}
    for declared in (api.shared, *(service.declared for service in services)):
        for declaration in declared:
            if declaration not in used:
                document, name = declaration.home.document, declaration.name
                what = f"`{name.text}` is not used"
                fix = "Use it as the `type` of a field, or remove it."
                yield Complaint(document.place(name), what, fix, document.line_of(name))


def _same_address(api: Api) -> Iterable[Complaint]:
    owners: dict[tuple[str, str], tuple[Operation, Place]] = {}
    for operation in api.operations:
        for route in operation.routes:
            place = operation.document.place(route.path)
            address = operation.method, PLACEHOLDER.sub("{}", route.path.text)
            first, first_place = owners.setdefault(address, (operation, place))
            if first is not operation:
                yield Complaint(
                    place,
                    f"duplicate method and path {operation.method} {route.path.text}",
                    f"`{first.dotted_name}` at {first_place} has the same method and path. Merge the operations.",
                    operation.document.line_of(route.path),
                )


def _same_event(api: Api) -> Iterable[Complaint]:
    """Check that event type and original type together identify a notification."""
    owners: dict[tuple[str, str], tuple[Notification, Place]] = {}
    for notification in api.notifications:
        document = notification.document
        for event_type in notification.event_types:
            for original_type in notification.original_types or ("",):
                place, inside = document.place(event_type), f" with `{original_type}`" if original_type else ""
                first, there = owners.setdefault((event_type.text, original_type), (notification, place))
                if first is not notification:
                    yield Complaint(
                        place,
                        f"duplicate event type `{event_type.text}`{inside}",
                        f"`{first.dotted_name}` at {there} has the same event type. Merge the notifications as `shapes`, or distinguish them by `original_type`.",
                        document.line_of(event_type),
                    )


def _same_classes(api: Api) -> Iterable[Complaint]:
    """Check that no package would contain two classes with the same name, either its own or its members'."""
    client: dict[str, str] = dict.fromkeys(
        ("Client", "AsyncClient", "BaseClient", "BaseAsyncClient"), "a class of the client's module"
    )
    yield from _clashes(client, {group.name: group.path for group in api.groups}, "group")
    for group in api.groups:
        services = {service.name: service.path for service in group.services}
        yield from _clashes(_own(group.class_name, group.name, "group", "Group"), services, "service")
        for service in group.services:
            operations = {operation.name: operation.document.path for operation in service.operations}
            own = names.class_name(service.name)
            yield from _clashes(_own(own, service.name, "service", "Service"), operations, "operation")
            yield from _same_methods(service)


def _same_methods(service: Service) -> Iterable[Complaint]:
    """Check that no method that downloads a file has the same name as another method of its service."""
    taken = {operation.name: operation.document.path for operation in service.operations}
    for operation in service.operations:
        if operation.traits.download:
            first = taken.setdefault(operation.download_method, operation.document.path)
            if first is not operation.document.path:
                yield Complaint(
                    operation.document.place(operation.traits.download.node),
                    f"the method `{operation.download_method}`, which downloads the file, has the same name as another method",
                    f"The other method is in {first}. Rename one of the operations.",
                    operation.document.line_of(operation.traits.download.node),
                )


def _same_methods_of_lists(api: Api) -> Iterable[Complaint]:
    """Check that no method for all pages of a list or for a `wait` has the same name as another method of its service."""
    for service in (service for group in api.groups for service in group.services):
        methods = {operation.name: Place(operation.document.path, 1, 1) for operation in service.operations}
        for operation in service.operations:
            if pages := operation.traits.pages:
                document, name = operation.document, names.iterator_name(operation.name)
                place = document.place(pages.next)
                if first := methods.get(name):
                    what = f"the method `{name}`, which iterates over all pages, has the same name as another method"
                    fix = f"The other method is at {first}. Rename one of the operations."
                    yield Complaint(place, what, fix, document.line_of(place))
                methods.setdefault(name, place)
            if wait := operation.traits.wait:
                document, place = operation.document, operation.document.place(wait.method_node or wait.node)
                if first := methods.get(wait.method):
                    what = f"the method `{wait.method}`, which waits for a final state, has the same name as another method"
                    fix = f"The other method is at {first}. Add `method: wait_until_…` with another name to `wait`."
                    yield Complaint(place, what, fix, document.line_of(place))
                methods.setdefault(wait.method, place)


def _own(class_name: names.Identifier, name: str, what: str, base: str) -> dict[str, str]:
    """Return the class names that the module of a group or service already contains, each with its meaning."""
    own: dict[str, str] = dict.fromkeys((base, f"Async{base}"), "a class of the runtime")
    return own | dict.fromkeys((class_name, names.async_name(class_name)), f"the class of the {what} `{name}`")


def _clashes(taken: dict[str, str], members: dict[str, str], what: str) -> Iterable[Complaint]:
    for member, path in members.items():
        class_name = names.class_name(member)
        own = (class_name, names.async_name(class_name))
        if clash := next((name for name in own if name in taken), None):
            problem = f"the class `{clash}` of this {what} is also {taken[clash]}"
            yield Complaint(Place(path, 1, 1), problem, "Rename one of them.")
        taken |= dict.fromkeys(own, f"the class of {path}")
