"""The forms of a family's page: steps, actions, new records, states."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from wechatpay_gateway.console.forms import values_of
from wechatpay_gateway.console.page import Page
from wechatpay_gateway.console.views.families import Problem, family_page, machine_of
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import WrongStateError, read_fields


def take(page: Page) -> Response:
    """Take a step of a record."""
    machine = machine_of(page)
    step = machine.step(_name(page, "step"))
    values = values_of(page, machine.fields_of(step))
    return _done(page, machine, step.name, lambda: machine.take(step, **values))


def act(page: Page) -> Response:
    """Perform an action of a family.

    Raises:
        LookupError: the action does not exist.
    """
    machine, name = machine_of(page), _name(page, "action")
    actions = {each.name: each for each in machine.actions}
    if name not in actions:
        raise LookupError(page.texts("no_action", name=name))
    takes = actions[name].takes
    return _done(page, machine, name, lambda: getattr(machine, name)(**read_fields(values_of(page, takes), takes)))


def add(page: Page) -> Response:
    """Add a record.

    Raises:
        LookupError: records of the family are created only by calls.
    """
    machine = machine_of(page)
    if not machine.adds:
        raise LookupError(page.texts("only_calls_add"))
    values = values_of(page, machine.adds)
    return _done(page, machine, "add", lambda: machine.add(**values))


def set_state(page: Page) -> Response:
    """Put a record into any state.

    Raises:
        LookupError: the family does not allow it.
    """
    machine = machine_of(page)
    if not machine.is_settable:
        raise LookupError(page.texts("not_settable"))
    values = values_of(page, machine.state_fields)
    return _done(page, machine, "set_state", lambda: machine.set_state(**values))


def _name(page: Page, parameter: str) -> str:
    name: str = page.request.path_params[parameter]
    return name.replace("-", "_")


def _done(page: Page, machine: Machine[Any], name: str, do: Callable[[], object]) -> Response:
    """Do something and return to the family's page, which shows the reason if it is refused."""
    try:
        do()
    except (ValueError, LookupError, TypeError) as error:
        return family_page(page, machine, _problem(page, machine, name, error))
    return page.go(f"/families/{machine.name}", done=name)


def _problem(page: Page, machine: Machine[Any], name: str, error: Exception) -> Problem:
    texts = page.texts
    heading = texts("step_refused", step=texts.step(name))
    if isinstance(error, WrongStateError):
        return Problem(heading, _reason(page, machine, name, error), _cures(page, machine, name))
    reason = texts.sentence(str(error.args[0])) if error.args else ""
    return Problem(heading, reason, (texts("check_form"),))


def _reason(page: Page, machine: Machine[Any], name: str, error: WrongStateError) -> str:
    """Return why a step is not possible, in the visitor's language if it is because of the state."""
    steps = {each.name: each for each in machine.steps}
    if page.texts.is_english or name not in steps:
        return str(error)
    key = values_of(page, machine.key)
    state = machine.state_of(machine.lookup(key))
    number = next(iter(key.values()), "")
    is_possible = state in steps[name].source  # then the reason is another one
    return page.texts.sentence(str(error)) if is_possible else page.texts("state_now", number=number, state=state)


def _cures(page: Page, machine: Machine[Any], name: str) -> tuple[str, ...]:
    """Return the states in which a step is possible, and the steps that are possible now."""
    texts = page.texts
    if name not in {each.name for each in machine.steps}:
        return (texts("check_form"),)
    step = machine.step(name)
    key = values_of(page, machine.key)
    possible = [texts.step(each.name) for each in machine.possible(machine.lookup(key))]
    states = texts("comma").join(str(each) for each in machine.states if each in step.source)
    now = texts("possible_now", steps=texts("comma").join(possible)) if possible else texts("nothing_possible")
    return texts("step_needs", step=texts.step(name), states=states), now
