"""Every error can be copied, pickled and rebuilt from its `args`, as task queues do."""

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
from support import sample_notifications
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
    import_module(module.name)  # finds errors that are defined outside errors.py
ALL = [kind for kind in tree() if kind.__module__.startswith("wechatpay")]


def sample(annotation: object) -> Any:
    """Return a value of an attribute's type; a JSON object if it can be anything."""
    for kind, value in SAMPLES.items():
        if annotation is kind or str(annotation).startswith(f"{getattr(kind, '__name__', kind)} |"):
            return value
    return {"field": [1, "二", None]}


def facts_of(kind: type[WeChatPayError]) -> dict[str, Any]:
    """Return a value for each attribute that is set after an error is created."""
    declared = {name: each for parent in kind.__mro__ for name, each in inspect.get_annotations(parent).items()}
    return {name: sample(each) for name, each in declared.items() if name[0] != "_"}


def make(kind: type[WeChatPayError]) -> WeChatPayError:
    """Create an error with all its attributes."""
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
    """Rebuild an error as a queue does that stores its class and `args` as JSON."""
    return type(error)(*json.loads(json.dumps(error.args)))


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_keeps_all_attributes(
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
def test_an_error_is_rebuilt_from_its_args(kind: type[WeChatPayError]) -> None:
    error = make(kind)

    again = over_json(error)

    left_out = {"detail"} if kind is SignatureRefused else set[str]()
    expected = {name for name, value in vars(error).items() if name not in left_out and not isinstance(value, bytes)}
    assert (type(again), str(again), repr(again), again.args) == (kind, str(error), repr(error), error.args)
    assert {name: vars(again)[name] for name in expected} == {name: vars(error)[name] for name in expected}
    assert vars(again).keys() >= vars(error).keys() - set(facts_of(kind))


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(
    "args",
    [(), ("summary",), ("summary", "{'facts': {}}"), ("summary", {"facts": 5}), (None, {"facts": {}}), (1, 2, 3)],
)
def test_an_error_can_be_created_from_any_args(kind: type[WeChatPayError], args: tuple[Any, ...]) -> None:
    assert type(kind(*args)) is kind


@pytest.mark.parametrize("kind", ALL)
def test_str_and_repr_contain_only_the_message(kind: type[WeChatPayError]) -> None:
    error = make(kind)

    assert (str(error), repr(error), error.args[0]) == ("summary", f"{kind.__name__}('summary')", "summary")


def test_args_of_an_error_without_attributes_are_its_message() -> None:
    assert ConnectionBroken("hung up").args == ("hung up",)


def test_args_leave_out_what_is_not_json() -> None:
    error = NotFound("summary", status=404, code=None, message="m", body=b"{}", detail={"when": object()})

    assert error.args[1]["facts"].keys().isdisjoint({"body", "detail"})


def test_args_leave_out_the_signed_message() -> None:
    error = SignatureRefused("summary", status=401, code=None, message="m", detail={"sign_information": "POST\n/v3"})

    assert "POST" not in str(error.args)


def test_arguments_for_settling_survive_json() -> None:
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


def test_an_error_with_a_changed_message_keeps_its_attributes() -> None:
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
    client = Client(**sample_notifications.settings(clock=FakeClock(NOW)))
    with pytest.raises(UnexpectedNotification) as caught:
        client.notifications.parse(
            *sample_notifications.delivered(sample_notifications.envelope()), expect=refund_result.NOTIFICATION
        )
    notification = caught.value.notification
    open_still = StillOpen("open", last=notification.resource, waited_seconds=1)

    open_copy, notification_copy = duplicate(open_still), duplicate(caught.value)

    assert isinstance(open_copy, StillOpen)
    assert isinstance(notification_copy, UnexpectedNotification)
    assert open_copy.last == notification.resource
    assert (notification_copy.notification.id, notification_copy.notification.resource) == (
        notification.id,
        notification.resource,
    )


def test_a_subclass_can_have_other_arguments() -> None:
    class OutOfStock(CertificateError):
        def __init__(self, item: str, count: int) -> None:
            super().__init__(f"{count} of {item}")
            self.item = item

    assert (str(OutOfStock("tea", 2)), OutOfStock("tea", 2).item) == ("2 of tea", "tea")
