"""The diagram of a state machine: every state and step is in it, and nothing overlaps."""

from collections.abc import Iterator
from itertools import combinations
from math import isfinite

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.console.diagram.drawing import Box, draw
from wechatpay_gateway.console.diagram.graph import build_graph, edges_of, steps_within
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.texts.texts import Language, Texts


def _names() -> list[str]:
    gateway = Gateway(has_example_orders=False, has_published_keys=True)
    gateway.close()
    return [name for name, machine in gateway.machines.items() if len(machine.states) > 1]


NAMES = _names()
ENGLISH = Texts(Language.ENGLISH)


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    gateway = Gateway(has_example_orders=False, has_published_keys=True)
    yield gateway
    gateway.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_state_is_a_box(gateway: Gateway, name: str) -> None:
    machine = gateway.machines[name]
    assert sorted(box.state for box in draw(machine, ENGLISH).states) == sorted(map(str, machine.states))


@pytest.mark.parametrize("name", NAMES)
def test_every_step_from_every_state_is_shown(gateway: Gateway, name: str) -> None:
    machine = gateway.machines[name]
    shown: list[Step] = [step for edge in edges_of(machine) for step in edge.steps]
    shown += [step for state in machine.states for step in steps_within(machine, state)]
    assert len(shown) == sum(len(step.source) for step in machine.steps)


def _overlap(one: Box, other: Box) -> bool:
    is_beside = abs(one.x - other.x) >= (one.width + other.width) / 2
    return not is_beside and one.y < other.y + other.height and other.y < one.y + one.height


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", list(Language))
def test_no_box_overlaps_another(gateway: Gateway, name: str, language: Language) -> None:
    drawing = draw(gateway.machines[name], Texts(language))
    boxes = [*drawing.states, *drawing.labels]
    assert [(one, other) for one, other in combinations(boxes, 2) if _overlap(one, other)] == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_inside_the_image(gateway: Gateway, name: str) -> None:
    drawing = draw(gateway.machines[name], ENGLISH)
    outside = [
        box
        for box in (*drawing.states, *drawing.labels)
        if box.x < box.width / 2 or box.x + box.width / 2 > drawing.width or box.y + box.height > drawing.height
    ]
    assert outside == []


@pytest.mark.parametrize("name", NAMES)
def test_most_arrows_lead_downward(gateway: Gateway, name: str) -> None:
    machine = gateway.machines[name]
    edges = edges_of(machine)
    graph = build_graph([str(each) for each in machine.states], [str(each) for each in machine.initial], edges)
    assert len(graph.upward) <= len(edges) / 2
    assert graph.ways.keys() == set(edges)


def test_the_same_machine_gives_the_same_drawing(gateway: Gateway) -> None:
    one, other = (draw(gateway.machines["service_orders"], ENGLISH) for _ in range(2))
    assert one == other


def test_the_data_of_arrows_are_numbers(gateway: Gateway) -> None:
    words = [word for data in draw(gateway.machines["transfers"], ENGLISH).arrows for word in data.split()]
    numbers = [float(word.lstrip("MC")) for word in words]
    assert numbers
    assert all(map(isfinite, numbers))
