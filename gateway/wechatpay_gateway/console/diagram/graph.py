"""The graph of a state machine in layers: which node is above which, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import define, field, frozen

from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Step

_SWEEPS = 8


@frozen
class Edge:
    """The steps that lead from one state to another."""

    source: str
    target: str
    steps: Sequence[Step]


@define(eq=False)
class Node:
    """A node of a layer: a state, the label of an edge, or a point through which an edge passes."""

    layer: int
    state: str = ""
    edge: Edge | None = None
    order: float = 0.0
    above: list["Node"] = field(factory=list["Node"])
    below: list["Node"] = field(factory=list["Node"])


@frozen
class Graph:
    """All nodes by layer, from left to right, and the nodes of each edge from its upper to its lower end.

    `upward` are the edges that lead from a lower to a higher state.
    """

    layers: Sequence[Sequence[Node]]
    ways: Mapping[Edge, Sequence[Node]]
    upward: frozenset[Edge]


def edges_of(machine: Machine[Any]) -> list[Edge]:
    """Return the edges between different states, in the order of the table of steps."""
    found: dict[tuple[str, str], list[Step]] = {}
    for step in machine.steps:
        for source in machine.states:
            if source in step.source and step.after(source) != source:
                found.setdefault((str(source), str(step.after(source))), []).append(step)
    return [Edge(source, target, tuple(steps)) for (source, target), steps in found.items()]


def steps_within(machine: Machine[Any], state: str) -> list[Step]:
    """Return the steps that start from a state and do not change it."""
    sources = [each for each in machine.states if each == state]
    return [step for step in machine.steps for each in sources if each in step.source and step.after(each) == each]


def build_graph(states: Sequence[str], first: Iterable[str], edges: Sequence[Edge]) -> Graph:
    """Arrange the states in layers, so that most edges lead downward, with few crossings."""
    upward = _upward(states, first, edges)
    down = {edge: (edge.target, edge.source) if edge in upward else (edge.source, edge.target) for edge in edges}
    layers = _layers_of(states, [*down.values()])
    nodes = {state: Node(2 * layers[state], state) for state in states}
    ways = {edge: _way(edge, nodes[top], nodes[bottom], is_up=edge in upward) for edge, (top, bottom) in down.items()}
    rows = _rows([*nodes.values(), *(node for way in ways.values() for node in way[1:-1])])
    for way in ways.values():
        for upper, lower in pairwise(way):
            upper.below.append(lower)
            lower.above.append(upper)
    _sort(rows)
    return Graph(rows, ways, frozenset(upward))


def _upward(states: Sequence[str], first: Iterable[str], edges: Sequence[Edge]) -> set[Edge]:
    """Return the edges that close a cycle when the states are visited from the first ones."""
    leaving = {state: [edge for edge in edges if edge.source == state] for state in states}
    upward: set[Edge] = set()
    done: set[str] = set()
    for start in dict.fromkeys((*map(str, first), *states)):
        if start not in done:
            _visit(start, leaving, (), done, upward)
    return upward


def _visit(
    state: str, leaving: Mapping[str, Sequence[Edge]], path: tuple[str, ...], done: set[str], upward: set[Edge]
) -> None:
    here = (*path, state)
    for edge in leaving[state]:
        if edge.target in here:
            upward.add(edge)
        elif edge.target not in done:
            _visit(edge.target, leaving, here, done, upward)
    done.add(state)


def _layers_of(states: Sequence[str], down: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the length of the longest way to each state; the pairs have no cycle."""
    layers = dict.fromkeys(states, 0)
    for _ in states:
        for top, bottom in down:
            layers[bottom] = max(layers[bottom], layers[top] + 1)
    return layers


def _way(edge: Edge, top: Node, bottom: Node, *, is_up: bool) -> list[Node]:
    """Return the nodes of an edge: its label next to the state where it starts, and a point in each other layer."""
    between = range(top.layer + 1, bottom.layer)
    labeled = between[-1] if is_up else between[0]
    return [top, *(Node(layer, edge=edge if layer == labeled else None) for layer in between), bottom]


def _rows(nodes: Sequence[Node]) -> list[list[Node]]:
    rows: list[list[Node]] = [[] for _ in range(max((node.layer for node in nodes), default=-1) + 1)]
    for node in nodes:
        node.order = len(rows[node.layer])
        rows[node.layer].append(node)
    return rows


def _sort(rows: list[list[Node]]) -> None:
    """Move each node below, then above, the middle of its neighbors, several times."""
    for sweep in range(_SWEEPS):
        is_down = sweep % 2 == 0
        for row in rows if is_down else rows[::-1]:
            middles = {node: _middle(node.above if is_down else node.below, node.order) for node in row}
            row.sort(key=middles.__getitem__)
            for index, node in enumerate(row):
                node.order = index


def _middle(neighbors: Sequence[Node], own: float) -> float:
    return sum(each.order for each in neighbors) / len(neighbors) if neighbors else own
