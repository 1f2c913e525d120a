"""The drawing of a state machine: boxes, labels and arrows with their places, in pixels."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from wechatpay_gateway.console.diagram.graph import Graph, Node, build_graph, edges_of, steps_within
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.texts.texts import Texts

_MARGIN = 12
_GAP_X = 22
_GAP_Y = 16
_LINE = 16
_PADDING = 9
_WIDE, _NARROW, _CODE = 12.5, 6.7, 7.3
"""The widths of a Chinese character, a Latin one, and one of a fixed-width font, at most."""
_ROUNDS = 12
_PORTS = 0.7
"""The part of a box's width at which arrows begin and end."""


@frozen
class Line:
    """A line of text; `is_call` if it is a call of the merchant, which is shown by its name."""

    text: str
    is_call: bool = False


@frozen
class Box:
    """A state with the steps that do not change it, or the steps of an arrow; `x` is its middle, `y` its upper edge."""

    x: float
    y: float
    width: float
    height: float
    lines: Sequence[Line]
    state: str = ""


@frozen
class Drawing:
    """A drawing; `arrows` are the data of SVG paths."""

    width: int
    height: int
    states: Sequence[Box]
    labels: Sequence[Box]
    arrows: Sequence[str]
    first: Sequence[Box]


def draw(machine: Machine[Any], texts: Texts) -> Drawing:
    """Return the drawing of a machine, with the labels of its steps in the visitor's language."""
    states, edges = [str(each) for each in machine.states], edges_of(machine)
    graph = build_graph(states, [str(each) for each in machine.initial], edges)
    shown = {node: _lines(node, machine, texts) for row in graph.layers for node in row}
    boxes = _placed(graph, shown)
    height = max((box.y + box.height for box in boxes.values()), default=0) + _MARGIN
    width = max((box.x + box.width / 2 for box in boxes.values()), default=0) + _MARGIN
    placed = [box for node, box in boxes.items() if node.state]
    return Drawing(
        width=round(width),
        height=round(height),
        states=placed,
        labels=[box for node, box in boxes.items() if node.edge],
        arrows=list(_arrows(graph, boxes)),
        first=[box for box in placed if box.state in {str(each) for each in machine.initial}],
    )


def short_state(state: str) -> str:
    """Return the state without the prefix that all states of its machine share."""
    return state.removeprefix("APPLYMENT_STATE_").removeprefix("MEMBERSHIP_ACTIVITY_")


def label_of(step: Step, texts: Texts) -> Line:
    """Return the label of a step: the name of a call, or what the button says."""
    return Line(step.name, is_call=True) if step.is_call else Line(texts.step(step.name))


def _lines(node: Node, machine: Machine[Any], texts: Texts) -> list[Line]:
    if node.state:
        within = [label_of(step, texts) for step in steps_within(machine, node.state)]
        return [Line(short_state(node.state)), *within]
    return [label_of(step, texts) for step in node.edge.steps] if node.edge else []


def _width(line: Line, *, is_code: bool) -> float:
    if is_code:
        return len(line.text) * _CODE
    return sum(_WIDE if ord(each) > 0x2E7F else _NARROW for each in line.text)  # noqa: PLR2004 (the first CJK block)


def _size(node: Node, lines: Sequence[Line]) -> tuple[float, float]:
    if not lines:
        return 8, 0
    widths = [
        _width(line, is_code=line.is_call or (not index and bool(node.state))) for index, line in enumerate(lines)
    ]
    return max(widths) + 2 * _PADDING, len(lines) * _LINE + (_PADDING if node.state else 2)


def _placed(graph: Graph, shown: Mapping[Node, Sequence[Line]]) -> dict[Node, Box]:
    sizes = {node: _size(node, lines) for node, lines in shown.items()}
    middles = _middles(graph, {node: width for node, (width, _) in sizes.items()})
    left = min((middles[node] - width / 2 for node, (width, _) in sizes.items()), default=0)
    boxes: dict[Node, Box] = {}
    y: float = _MARGIN + _GAP_Y
    for row in graph.layers:
        tall = max((sizes[node][1] for node in row), default=0)
        for node in row:
            width, height = sizes[node]
            own = height if node.state or node.edge else tall
            top = y + (tall - own) / 2
            boxes[node] = Box(middles[node] - left + _MARGIN, top, width, own, shown[node], node.state)
        y += tall + _GAP_Y
    return boxes


def _middles(graph: Graph, widths: Mapping[Node, float]) -> dict[Node, float]:
    """Return the horizontal middle of each node: close to its neighbors, without overlap and in the order of its layer."""
    middles: dict[Node, float] = {}
    for row in graph.layers:
        middles |= zip(row, _apart([0.0] * len(row), [widths[node] for node in row]), strict=True)
    for turn in range(_ROUNDS):
        for row in graph.layers if turn % 2 == 0 else graph.layers[::-1]:
            wanted = [_mean([middles[each] for each in (*node.above, *node.below)], middles[node]) for node in row]
            middles |= zip(row, _apart(wanted, [widths[node] for node in row]), strict=True)
    return middles


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default


def _apart(wanted: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Return the places closest to the wanted ones (least squares) at which boxes of these widths do not overlap."""
    offsets = [0.0]
    for left, right in pairwise(widths):
        offsets.append(offsets[-1] + (left + right) / 2 + _GAP_X)
    groups: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=False):
        total, count = place - offset, 1
        while groups and groups[-1][0] / groups[-1][1] > total / count:
            before, number = groups.pop()
            total, count = total + before, count + number
        groups.append((total, count))
    fitted = [total / count for total, count in groups for _ in range(count)]
    return [place + offset for place, offset in zip(fitted, offsets, strict=False)]


def _arrows(graph: Graph, boxes: Mapping[Node, Box]) -> Iterator[str]:
    for edge, way in graph.ways.items():
        points = list(_points(way, boxes))
        yield _path(points[::-1] if edge in graph.upward else points)


def _points(way: Sequence[Node], boxes: Mapping[Node, Box]) -> Iterator[tuple[float, float]]:
    """Yield the points of an edge, from the upper state to the lower one."""
    top, bottom = boxes[way[0]], boxes[way[-1]]
    yield _port(way[0], way[1], way[0].below, boxes), top.y + top.height
    for node in way[1:-1]:
        box = boxes[node]
        yield box.x, box.y
        yield box.x, box.y + box.height
    yield _port(way[-1], way[-2], way[-1].above, boxes), bottom.y


def _port(node: Node, neighbor: Node, neighbors: Sequence[Node], boxes: Mapping[Node, Box]) -> float:
    """Return where the edge to a neighbor meets a box: the edges of one side are spread over its width."""
    box, ordered = boxes[node], sorted(neighbors, key=lambda each: boxes[each].x)
    part = (ordered.index(neighbor) + 0.5) / len(ordered) - 0.5
    return box.x + part * box.width * _PORTS


def _path(points: Sequence[tuple[float, float]]) -> str:
    (x, y), *rest = points
    data = f"M{x:.1f} {y:.1f}"
    for next_x, next_y in rest:
        middle = (y + next_y) / 2
        data += f" C{x:.1f} {middle:.1f} {next_x:.1f} {middle:.1f} {next_x:.1f} {next_y:.1f}"
        x, y = next_x, next_y
    return data
