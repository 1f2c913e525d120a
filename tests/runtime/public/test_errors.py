"""All errors are in the tree of the module's docstring, and survive pickling."""

import inspect
import pickle
import re

import pytest

from wechatpay_runtime import errors
from wechatpay_runtime.errors import (
    ApiError,
    NoFile,
    NumberMismatch,
    OutcomeUnknown,
    PaymentMismatch,
    SignatureRefused,
    StillOpen,
    UnexpectedNotification,
    UnexpectedReply,
    WeChatPayError,
)

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, WeChatPayError)]


def make(kind: type[WeChatPayError]) -> WeChatPayError:
    if issubclass(kind, ApiError):
        return kind("summary", status=400, code="X", message="m", request_id="1-2", body=b"{}")
    if issubclass(kind, OutcomeUnknown):
        return kind("summary", operation="a.b", attempts=2)
    if issubclass(kind, StillOpen):
        return kind("summary", last=None, waited_seconds=1.5)
    if issubclass(kind, NoFile):
        return kind("summary", last=None)
    if issubclass(kind, UnexpectedReply):
        return kind("summary", field="a", received=[1])
    if issubclass(kind, NumberMismatch | PaymentMismatch):
        return kind("summary", field="a", expected=1, received=2)
    if issubclass(kind, UnexpectedNotification):
        return kind("summary", notification=None)
    return kind("summary")


def documented_parents() -> dict[str, str]:
    """Return the parent of each class according to the tree in the module's docstring."""
    parents: dict[str, str] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"    ([│├└─ ]*)([A-Z]\w+)(  |$)", line)
        if match:
            depth = len(match[1]) // 4
            path[depth:] = [match[2]]
            parents[match[2]] = path[depth - 1] if depth else "Exception"
    return parents


def test_the_docstring_lists_every_error_below_its_base() -> None:
    assert documented_parents() == {kind.__name__: kind.__bases__[0].__name__ for kind in ALL}


@pytest.mark.parametrize("kind", ALL)
def test_an_error_survives_pickling(kind: type[WeChatPayError]) -> None:
    error = make(kind)

    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert (type(copy), str(copy), vars(copy)) == (kind, "summary", vars(error))


def test_the_difference_survives_pickling() -> None:
    error = make(SignatureRefused)
    assert isinstance(error, SignatureRefused)
    error.difference = "at byte 5"

    assert pickle.loads(pickle.dumps(error)).difference == "at byte 5"  # noqa: S301 - our own bytes


@pytest.mark.parametrize("kind", [errors.ConfigurationError, errors.InvalidArgument])
def test_an_error_by_the_caller_is_a_value_error(kind: type[WeChatPayError]) -> None:
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize("name", errors.__all__)
def test_an_error_is_named_by_the_module_that_users_import_it_from(name: str) -> None:
    assert getattr(errors, name).__module__ == "wechatpay_runtime.errors"
