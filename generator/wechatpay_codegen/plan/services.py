"""Decides the package of a service: what it inherits, and which classes people import from it."""

from attrs import asdict

from wechatpay_codegen.api import names
from wechatpay_codegen.api.mix_ins import MIX_INS
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.operation import Operation, answer_class
from wechatpay_codegen.api.packages import RUNTIME
from wechatpay_codegen.api.public_names import public_names
from wechatpay_codegen.api.service import Extension, Group, Service
from wechatpay_codegen.plan.imports import Imports
from wechatpay_codegen.plan.parts import Export, ExtensionPlan, PackageModule, ServiceModule


def plan_service_module(package: PackageModule, group: Group, service: Service) -> ServiceModule:
    """Decide what a service's package holds beyond what every package does."""
    operations = {operation.name: operation for operation in service.operations}
    extensions = tuple(_extension(extension, operations) for extension in service.extensions)
    by_module: dict[str, set[str]] = {}
    for public in public_names(group.name, service):
        by_module.setdefault(public.module, set()).add(public.name)
    far, near = Imports(), Imports()
    for module, classes in by_module.items():
        for name in classes:
            (near if module.startswith(".") else far).use_from(module, name)
    for member in package.members:
        for name in member.imported:
            near.use_from(f".{member.name}", name)
    for extension in extensions:
        for name in (extension.class_name, extension.async_class_name):
            far.use_from(extension.module, name)
    of_all = {name for classes in by_module.values() for name in classes}
    return ServiceModule(
        **asdict(package, recurse=False),
        far_imports=far.of(is_standard=False),
        near_imports=near.of(is_standard=True),
        runtime_names=_runtime_names(package, extensions, has_models=bool(of_all)),
        extensions=extensions,
        public=_sorted({*of_all, package.class_name, package.async_class_name}),
        exports=tuple(Export(module, _sorted(by_module[module])) for module in sorted(by_module)),
    )


def _sorted(classes: set[str]) -> tuple[str, ...]:
    return tuple(sorted(classes, key=names.listing_order))


def _runtime_names(
    package: PackageModule, extensions: tuple[ExtensionPlan, ...], *, has_models: bool
) -> tuple[Identifier, ...]:
    """What the package uses of `wechatpay_runtime.services.base`."""
    lazy = {"deferred": package.members, "exported": has_models, "mixed_in": extensions}
    return tuple(Identifier(name) for name in ("AsyncService", "Service", *(name for name in lazy if lazy[name])))


def _extension(extension: Extension, operations: dict[str, Operation]) -> ExtensionPlan:
    name = Identifier(extension.name.text)
    return ExtensionPlan(
        class_name=name,
        async_class_name=names.async_name(name),
        module=Source(f"{RUNTIME}.{MIX_INS[name].module}"),
        methods=MIX_INS[name].methods,
        answers=tuple(answer_class(operations[node.text]) for node in extension.operations),
    )
