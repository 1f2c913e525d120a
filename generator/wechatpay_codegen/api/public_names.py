"""The models and enums that the package of a service exports, each with its module and its place in the specs."""

from collections.abc import Iterator

from attrs import frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration
from wechatpay_codegen.api.operation import reply_models
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.api.service import Service
from wechatpay_codegen.api.uses import declared_by
from wechatpay_codegen.source.complaint import Complaint
from wechatpay_codegen.source.document import Document, Scalar
from wechatpay_codegen.source.place import Place


@frozen(eq=False)
class PublicName:
    """A class, the module from which the package of the service imports it, and its place in the specs."""

    name: str
    module: str
    document: Document
    node: Scalar

    @property
    def place(self) -> Place:
        """Its place in the specs."""
        return self.document.place(self.node)


def public_names(group: str, service: Service) -> Iterator[PublicName]:
    """Yield every class that an argument or a reply of the service uses. Names are unique, unless two files clash."""
    earlier: set[Declaration] = set()
    for operation in service.operations:
        own_module = f".{operation.name}"
        models = reply_models(operation)
        for reply in operation.replies:
            if reply.status in models and reply.model is None:
                yield PublicName(models[reply.status], own_module, operation.document, reply.node)
        answered = (reply.model for reply in operation.replies if reply.model)
        for declaration in dict.fromkeys((*declared_by(operation), *answered)):
            if declaration not in earlier:
                earlier.add(declaration)
                home = declaration.home
                module = _module(home.module, f"{group}.{service.name}.") if home.module else own_module
                yield PublicName(declaration.name.text, module, home.document, declaration.name)


def _module(module: str, package: str) -> str:
    return f".{module.removeprefix(package)}" if module.startswith(package) else f"{CLIENTS}.{module}"


def clashes(group: str, service: Service) -> Iterator[Complaint]:
    """Yield a complaint for every name that the package of the service would have twice."""
    taken: dict[str, str] = {}
    for name, what in _classes(service):
        taken[name] = taken[str(names.async_name(name))] = what
    for public in public_names(group, service):
        if (other := taken.setdefault(public.name, f"already at {public.place}")) != f"already at {public.place}":
            yield Complaint(
                public.place,
                f"duplicate class `{public.name}` in {CLIENTS}.{group}.{service.name}",
                f"It is {other}. If both classes are the same, move one to `_models.yaml` and remove the other. Otherwise, rename one.",
                public.document.line_of(public.node),
            )


def _classes(service: Service) -> Iterator[tuple[names.Identifier, str]]:
    yield names.class_name(service.name), "also the class of the service"
    for operation in service.operations:
        yield names.class_name(operation.name), f"also the class of {operation.document.path}"
    for extension in service.extensions:
        yield names.Identifier(extension.name.text), f"also the mix-in of {extension.document.path}"
