"""Imports and functions of Python files. Each file is parsed once, because that costs more than the tests that use them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attrs import frozen


@frozen
class Function:
    """A function or a method, with the number of its lines without the docstring."""

    name: str
    line: int
    length: int


@frozen
class Source:
    """The imports and functions of a file, wherever they are. Imports only for type checkers are included."""

    imports: tuple[tuple[str, ...], ...]
    """Imports by statements: the dotted names that each may have, the most specific first."""
    imports_by_name: tuple[str, ...]
    """Imports by `import_module`."""
    functions: tuple[Function, ...]

    @property
    def packages(self) -> set[str]:
        """The top-level packages that it imports."""
        return {names[0].split(".")[0] for names in self.imports}


@cache
def source_of(path: Path) -> Source:
    """Return the imports and functions of a file."""
    imports: list[tuple[str, ...]] = []
    by_name: list[str] = []
    functions: list[Function] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.append(Function(node.name, node.lineno, _length(node)))
        elif isinstance(node, ast.Import):
            imports += ((alias.name,) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            imports += ((f"{node.module}.{alias.name}", node.module) for alias in node.names)
        elif isinstance(node, ast.Call):
            by_name += _imported_by_name(node)
    return Source(tuple(imports), tuple(by_name), tuple(functions))


def _imported_by_name(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "import_module" and call.args and isinstance(call.args[0], ast.Constant):
        yield str(call.args[0].value)


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring
