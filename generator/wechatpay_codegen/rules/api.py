"""What the files of a specs folder must keep to together."""

from collections.abc import Iterable

from wechatpay_codegen.api import names
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import PLACEHOLDER, Operation
from wechatpay_codegen.api.public_names import clashes
from wechatpay_codegen.api.service import Api, Service
from wechatpay_codegen.api.uses import used_by
from wechatpay_codegen.source.complaint import Complaint, Place


def contradictions(api: Api) -> Iterable[Complaint]:
    """Everything in which two files contradict each other."""
    yield from _same_address(api)
    yield from _same_event(api)
    yield from _same_classes(api)
    yield from _same_methods_of_lists(api)


def clashing(api: Api) -> Iterable[Complaint]:
    """Classes that two files of one service call the same; to be asked only when every file is sound by itself."""
    for group in api.groups:
        for service in group.services:
            yield from clashes(group.name, service)


def unused(api: Api) -> Iterable[Complaint]:
    """Shared models and enums to which no operation leads; to be asked only when every operation is sound."""
    services = [service for group in api.groups for service in group.services]
    used = {declaration for service in services for declaration in used_by(service)}
    for declared in (api.declared, *(service.declared for service in services)):
        for declaration in declared:
            if declaration not in used:
                document, name = declaration.home.document, declaration.name
                what = f"no operation uses `{name.text}`"
                yield Complaint(document.place(name), what, "Use it, or remove it.", document.line_of(name))


def _same_address(api: Api) -> Iterable[Complaint]:
    seen: dict[tuple[str, str], tuple[Operation, Place]] = {}
    for operation in api.operations:
        for route in operation.routes:
            place = operation.document.place(route.path)
            address = operation.method, PLACEHOLDER.sub("{}", route.path.text)
            first, first_place = seen.setdefault(address, (operation, place))
            if first is not operation:
                yield Complaint(
                    place,
                    f"{operation.method} {route.path.text} is the address of `{first.dotted_name}` too",
                    f"It stands at {first_place} already; one method and path is one operation.",
                    operation.document.line_of(route.path),
                )


def _same_event(api: Api) -> Iterable[Complaint]:
    """Event type and original type together tell which notification came."""
    seen: dict[tuple[str, str], tuple[Notification, Place]] = {}
    for notification in api.notifications:
        document = notification.document
        for event_type in notification.event_types:
            for original_type in notification.original_types or ("",):
                place, inside = document.place(event_type), f" with a `{original_type}`" if original_type else ""
                first, there = seen.setdefault((event_type.text, original_type), (notification, place))
                if first is not notification:
                    yield Complaint(
                        place,
                        f"`{event_type.text}`{inside} is `{first.dotted_name}` too",
                        f"It stands at {there} already; join them with `shapes`, or tell them apart by `original_type`.",
                        document.line_of(event_type),
                    )


def _same_classes(api: Api) -> Iterable[Complaint]:
    """Every package names its own class and imports those of its members; no two may be called the same."""
    client: dict[str, str] = dict.fromkeys(
        ("Client", "AsyncClient", "BaseClient", "BaseAsyncClient"), "a class of the client's module"
    )
    yield from _clashes(client, {group.name: group.path for group in api.groups}, "group")
    for group in api.groups:
        services = {service.name: service.path for service in group.services}
        yield from _clashes(_own(group.name, "group", "Group"), services, "service")
        for service in group.services:
            operations = {operation.name: operation.document.path for operation in service.operations}
            yield from _clashes(_own(service.name, "service", "Service"), operations, "operation")
            yield from _same_methods(service)


def _same_methods(service: Service) -> Iterable[Complaint]:
    """The method that fetches a file may be called as no operation of its service is."""
    taken = {operation.name: operation.document.path for operation in service.operations}
    for operation in service.operations:
        if operation.traits.download:
            first = taken.setdefault(operation.twin, operation.document.path)
            if first is not operation.document.path:
                yield Complaint(
                    operation.document.place(operation.traits.download.node),
                    f"the method `{operation.twin}`, which fetches the file, is also that of {first}",
                    "Give one of the operations another name.",
                    operation.document.line_of(operation.traits.download.node),
                )


def _same_methods_of_lists(api: Api) -> Iterable[Complaint]:
    """The second method of a list or of a query with `wait` must not have the name of another method of its service."""
    for service in (service for group in api.groups for service in group.services):
        methods = {operation.name: Place(operation.document.path, 1, 1) for operation in service.operations}
        for operation in service.operations:
            if pages := operation.traits.pages:
                document, name = operation.document, names.iterator_name(operation.name)
                place = document.place(pages.next)
                if first := methods.get(name):
                    what = f"`{operation.name}` goes through its pages with `{name}`, which is another method's name"
                    fix = f"It stands at {first} already; give one of the operations another name."
                    yield Complaint(place, what, fix, document.line_of(place))
                methods.setdefault(name, place)
            if wait := operation.traits.wait:
                document, place = operation.document, operation.document.place(wait.method_node or wait.node)
                if first := methods.get(wait.method):
                    what = f"`{operation.name}` waits with `{wait.method}`, which is another method's name"
                    fix = f"It stands at {first} already; add `method: wait_until_…` with another name to the `wait`."
                    yield Complaint(place, what, fix, document.line_of(place))
                methods.setdefault(wait.method, place)


def _own(name: str, what: str, base: str) -> dict[str, str]:
    """What the module of a group or service names already."""
    class_name = names.class_name(name)
    own: dict[str, str] = dict.fromkeys((base, f"Async{base}"), "a class of the runtime")
    return own | dict.fromkeys((class_name, names.async_name(class_name)), f"the class of the {what} `{name}`")


def _clashes(taken: dict[str, str], members: dict[str, str], what: str) -> Iterable[Complaint]:
    for member, path in members.items():
        class_name = names.class_name(member)
        own = (class_name, names.async_name(class_name))
        if clash := next((name for name in own if name in taken), None):
            what_it_is = f"the class `{clash}` of this {what} is also {taken[clash]}"
            yield Complaint(Place(path, 1, 1), what_it_is, "Give one of them another name.")
        taken |= dict.fromkeys(own, f"the class of {path}")
