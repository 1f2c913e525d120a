"""Every error of the tree can be copied, pickled and made again from its `args`, as task queues do."""

import copy
import inspect
import json
import pickle
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import wechatpay_runtime
from support import callbacks
from support.platform import NOW
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.payments.refunds import refund_result
from wechatpay_runtime.errors import (
    CertificateError,
    ConnectionBroken,
    NotFound,
    OutcomeUnknown,
    PaymentMismatch,
    SignatureRefused,
    StillOpen,
    UnexpectedNotification,
    WeChatPayError,
)

SAMPLES: dict[object, Any] = {int: 404, bool: True, float: 1.5, str: "text", bytes: b"{}"}


def tree(kind: type[WeChatPayError] = WeChatPayError) -> Iterator[type[WeChatPayError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


for module in pkgutil.walk_packages(wechatpay_runtime.__path__, "wechatpay_runtime."):
    import_module(module.name)  # an error outside errors.py is one of the tree, too
ALL = [kind for kind in tree() if kind.__module__.startswith("wechatpay")]


def sample(annotation: object) -> Any:
    """A value of the type of a fact; an object where it may be anything."""
    for kind, value in SAMPLES.items():
        if annotation is kind or str(annotation).startswith(f"{getattr(kind, '__name__', kind)} |"):
            return value
    return {"field": [1, "二", None]}


def facts_of(kind: type[WeChatPayError]) -> dict[str, Any]:
    """A value for each fact that is set after an error was made."""
    declared = {name: each for parent in kind.__mro__ for name, each in inspect.get_annotations(parent).items()}
    return {name: sample(each) for name, each in declared.items() if name[0] != "_"}


def make(kind: type[WeChatPayError]) -> WeChatPayError:
    """An error with all its facts."""
    parameters = inspect.signature(kind).parameters.values()
    error = kind(
        "summary", **{each.name: sample(each.annotation) for each in parameters if each.kind is each.KEYWORD_ONLY}
    )
    vars(error).update(facts_of(kind))
    error.add_note("seen in the nightly run")
    return error


def pickled(error: WeChatPayError) -> WeChatPayError:
    again: WeChatPayError = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    return again


def over_json(error: WeChatPayError) -> WeChatPayError:
    """What a queue gives back that keeps class and `args` as JSON."""
    return type(error)(*json.loads(json.dumps(error.args)))


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_keeps_all_facts(
    kind: type[WeChatPayError], duplicate: Callable[[WeChatPayError], WeChatPayError]
) -> None:
    error = make(kind)

    again = duplicate(error)

    assert (type(again), str(again), repr(again), vars(again)) == (kind, str(error), repr(error), vars(error))


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_keeps_the_cause(
    kind: type[WeChatPayError], duplicate: Callable[[WeChatPayError], WeChatPayError]
) -> None:
    error = make(kind)
    error.__cause__ = ConnectionBroken("hung up")

    assert repr(duplicate(error).__cause__) == "ConnectionBroken('hung up')"


@pytest.mark.parametrize("kind", ALL)
def test_an_error_is_made_again_from_its_args(kind: type[WeChatPayError]) -> None:
    error = make(kind)

    again = over_json(error)

    left_out = {"detail"} if kind is SignatureRefused else set[str]()
    kept = {name for name, value in vars(error).items() if name not in left_out and not isinstance(value, bytes)}
    assert (type(again), str(again), repr(again), again.args) == (kind, str(error), repr(error), error.args)
    assert {name: vars(again)[name] for name in kept} == {name: vars(error)[name] for name in kept}
    assert vars(again).keys() >= vars(error).keys() - set(facts_of(kind))


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(
    "args",
    [(), ("summary",), ("summary", "{'facts': {}}"), ("summary", {"facts": 5}), (None, {"facts": {}}), (1, 2, 3)],
)
def test_making_an_error_from_any_args_raises_nothing(kind: type[WeChatPayError], args: tuple[Any, ...]) -> None:
    assert type(kind(*args)) is kind


@pytest.mark.parametrize("kind", ALL)
def test_the_message_alone_is_shown(kind: type[WeChatPayError]) -> None:
    error = make(kind)

    assert (str(error), repr(error), error.args[0]) == ("summary", f"{kind.__name__}('summary')", "summary")


def test_args_without_facts_hold_the_message_alone() -> None:
    assert ConnectionBroken("hung up").args == ("hung up",)


def test_what_json_cannot_carry_stays_out_of_the_args() -> None:
    error = NotFound("summary", status=404, code=None, message="m", body=b"{}", detail={"when": object()})

    assert error.args[1]["facts"].keys().isdisjoint({"body", "detail"})


def test_the_message_that_was_signed_stays_out_of_the_args() -> None:
    error = SignatureRefused("summary", status=401, code=None, message="m", detail={"sign_information": "POST\n/v3"})

    assert "POST" not in str(error.args)


def test_numbers_to_settle_with_survive_json() -> None:
    error = OutcomeUnknown(
        "open",
        operation="a.b",
        attempts=2,
        settled_by="payments.refunds.query_refund",
        settled_with={"out_refund_no": "1"},
    )

    again = over_json(error)

    assert isinstance(again, OutcomeUnknown)
    assert (again.settled_by, again.settled_with) == ("payments.refunds.query_refund", {"out_refund_no": "1"})


def test_a_changed_message_keeps_the_facts() -> None:
    error = PaymentMismatch("differs", field="amount.total", expected=1, received=2)
    error.args = ("differs; do not deliver",)

    again = over_json(error)

    assert (str(again), vars(again)) == (
        "differs; do not deliver",
        {"field": "amount.total", "expected": 1, "received": 2},
    )


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickled])
def test_the_last_model_and_the_notification_are_copied(
    duplicate: Callable[[WeChatPayError], WeChatPayError],
) -> None:
    client = Client(**callbacks.settings(clock=FakeClock(NOW)))
    with pytest.raises(UnexpectedNotification) as caught:
        client.notifications.parse(*callbacks.delivered(callbacks.envelope()), expect=refund_result.NOTIFICATION)
    notification = caught.value.notification
    open_still = StillOpen("open", last=notification.resource, waited_seconds=1)

    last, came = duplicate(open_still), duplicate(caught.value)

    assert isinstance(last, StillOpen)
    assert isinstance(came, UnexpectedNotification)
    assert last.last == notification.resource
    assert (came.notification.id, came.notification.resource) == (notification.id, notification.resource)


def test_an_error_of_the_user_may_have_arguments_of_its_own() -> None:
    class OutOfStock(CertificateError):
        def __init__(self, item: str, count: int) -> None:
            super().__init__(f"{count} of {item}")
            self.item = item

    assert (str(OutOfStock("tea", 2)), OutOfStock("tea", 2).item) == ("2 of tea", "tea")
