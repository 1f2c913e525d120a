"""Finds the operation for a path."""

from urllib.parse import unquote_to_bytes

from attrs import define, field, frozen

from wechatpay_gateway.catalog.catalog import Catalog, Operation, Route


@frozen
class Match:
    """A route that matches a path, with the raw segments of its path parameters."""

    operation: Operation
    route: Route
    path_values: dict[str, bytes]


@define
class _End:
    """A route that ends at a node; its operation is looked up when a path first fits."""

    name: str
    route: int
    parameters: tuple[str, ...]
    operation: Operation | None = None


@define
class _Node:
    fixed: dict[bytes, "_Node"] = field(factory=dict[bytes, "_Node"])
    variable: "_Node | None" = None
    ends: list[_End] = field(factory=list[_End])


class Router:
    """A tree of path segments: the cost of a lookup depends on the length of the path, not on the number of routes."""

    def __init__(self, catalog: Catalog) -> None:
        self._operations = catalog.operations
        self._root = _Node()
        for address in catalog.addresses:
            for index, path in enumerate(address.paths):
                self._add(address.name, index, path)

    def _add(self, operation: str, route: int, path: str) -> None:
        node = self._root
        names: list[str] = []
        for segment in path.encode().split(b"/")[1:]:
            if segment.startswith(b"{") and segment.endswith(b"}"):
                names.append(segment[1:-1].decode())
                node.variable = node.variable or _Node()
                node = node.variable
            else:
                node = node.fixed.get(segment) or node.fixed.setdefault(segment, _Node())
        node.ends.append(_End(operation, route, tuple(names)))

    def match(self, path: bytes) -> list[Match]:
        """Return the routes that match `path` as sent, of any method; fixed segments take precedence over parameters.

        Several routes match if they differ only in a parameter's name; they are in catalog order.
        """
        found: list[Match] = []
        if path.startswith(b"/"):
            self._collect(self._root, path.split(b"/")[1:], 0, (), found)
        return found

    def _collect(
        self, node: _Node, segments: list[bytes], index: int, values: tuple[bytes, ...], found: list[Match]
    ) -> None:
        if index == len(segments):
            found += [self._matched(end, values) for end in node.ends]
            return
        segment = segments[index]
        child = node.fixed.get(segment)
        if child is None and b"%" in segment:
            child = node.fixed.get(unquote_to_bytes(segment))
        if child is not None:
            self._collect(child, segments, index + 1, values, found)
        if node.variable is not None and segment:
            self._collect(node.variable, segments, index + 1, (*values, segment), found)

    def _matched(self, end: _End, values: tuple[bytes, ...]) -> Match:
        operation = end.operation
        if operation is None:
            operation = end.operation = self._operations[end.name]
        return Match(operation, operation.routes[end.route], dict(zip(end.parameters, values, strict=True)))
