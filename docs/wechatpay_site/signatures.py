"""The methods of generated modules, read from their source."""

import ast
from functools import cache

from attrs import evolve, frozen

from wechatpay_site.catalog import ROOT

_CLIENTS = ROOT / "generated" / "wechatpay_clients"
_LONGEST_LINE = 88


@frozen
class Method:
    """A method that a caller can use."""

    name: str
    signature: str
    parameters: list[str]
    """Python names of all arguments."""
    arguments: dict[str, str]
    """Python names by wire names."""


@cache
def methods_of(operation: str) -> tuple[Method, ...]:
    """Return the methods of an operation's module: the call itself first, then `iter_…`, `download_…` and waits."""
    path = _CLIENTS.joinpath(*operation.split(".")).with_suffix(".py")
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith(("_", "Async")) and _is_service(node):
            found: dict[str, list[Method]] = {}
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    found.setdefault(each.name, []).append(_method(each))
            own = operation.rpartition(".")[2]
            return tuple(_joined(found[name]) for name in sorted(found, key=lambda name: name != own))
    raise LookupError(operation)


def _joined(same: list[Method]) -> Method:
    """Return a method with its overloads, which come before the method itself."""
    *overloads, method = same
    shown = [each.signature for each in overloads] or [method.signature]
    return evolve(method, signature="\n\n".join(shown))


def _is_service(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "Service" for base in node.bases)


def _method(node: ast.FunctionDef) -> Method:
    names = {
        str(key.value): value.id
        for each in ast.walk(node)
        if isinstance(each, ast.Dict)
        for key, value in zip(each.keys, each.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(value, ast.Name)
    }
    return Method(node.name, _signature(node), [argument.arg for argument in node.args.kwonlyargs], names)


def _signature(node: ast.FunctionDef) -> str:
    """Return the signature in one line, or with one argument on each line."""
    arguments: list[str] = []
    for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
        text = f"{argument.arg}: {ast.unparse(argument.annotation)}" if argument.annotation else argument.arg
        arguments.append(f"{text} = {ast.unparse(default)}" if default else text)
    positional = [f"{a.arg}: {ast.unparse(a.annotation)}" if a.annotation else a.arg for a in node.args.args[1:]]
    parts = [*positional, *(["*", *arguments] if arguments else [])]
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    line = f"{node.name}({', '.join(parts)}){returns}"
    if len(line) <= _LONGEST_LINE:
        return line
    return f"{node.name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){returns}"
