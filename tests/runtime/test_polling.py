"""A reply is final when its state is, or, in lists, when every state is."""

from typing import Any

import pytest
from attrs import frozen

from wechatpay_runtime.operation.polling import Polling


@frozen
class Thing:
    state: Any = None
    parts: Any = None


def polling(field: str, *final: str | int) -> Polling:
    return Polling(noun="thing", field=field, final=final, intervals=(5,))


@pytest.mark.parametrize(("state", "is_final"), [("DONE", True), ("OPEN", False), ("SLEEPING", False), (None, False)])
def test_a_state_is_final_if_it_is_listed(state: str | None, *, is_final: bool) -> None:
    assert polling("state", "DONE", "CLOSED").is_final(Thing(state)) is is_final


@pytest.mark.parametrize(("state", "is_final"), [(3, True), (1, False)])
def test_a_state_can_be_a_number(state: int, *, is_final: bool) -> None:
    assert polling("state", 2, 3).is_final(Thing(state)) is is_final


@pytest.mark.parametrize(
    ("parts", "is_final"),
    [
        ([], False),
        (None, False),
        ([Thing("DONE")], True),
        ([Thing("DONE"), Thing("OPEN")], False),
        ([Thing("DONE"), Thing()], False),
        (Thing("DONE"), True),
        (Thing(), False),
    ],
)
def test_inside_models_and_lists_every_state_must_be_final(parts: Any, *, is_final: bool) -> None:
    assert polling("parts.state", "DONE").is_final(Thing(parts=parts)) is is_final


@pytest.mark.parametrize(("states", "is_final"), [(["DONE", "DONE"], True), (["DONE", "OPEN"], False), ([], False)])
def test_every_state_of_a_list_must_be_final(states: list[str], *, is_final: bool) -> None:
    assert polling("state", "DONE").is_final(Thing(states)) is is_final
