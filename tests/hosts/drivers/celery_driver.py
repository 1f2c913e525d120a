"""Runs a task that raises each error in Celery, and prints the errors from its result store."""

import json
import sys
from importlib import import_module
from typing import Any

from wechatpay_runtime import errors

ERRORS: dict[str, errors.WeChatPayError] = {
    "NotFound": errors.NotFound(
        "There is no such order.",
        status=404,
        code="ORDER_NOT_EXIST",
        message="订单不存在",
        request_id="08F7-1",
        body=b"{}",
    ),
    "OutcomeUnknown": errors.OutcomeUnknown(
        "It is open.", operation="a.b", attempts=3, settled_by="a.c", settled_with={"out_trade_no": "1"}
    ),
    "StillOpen": errors.StillOpen("It has not reached a final state.", last=None, waited_seconds=60.0),
}

celery: Any = import_module("celery")  # not installed for the type checkers
app: Any = celery.Celery("shop", backend="cache+memory://", broker="memory://", set_as_current=False)
app.conf.update(
    task_always_eager=True,
    task_store_eager_result=True,
    result_serializer=sys.argv[1],
    accept_content=[sys.argv[1]],
    result_accept_content=[sys.argv[1]],
)


def fail(kind: str) -> None:
    """Raise an error."""
    raise ERRORS[kind]


def main() -> None:
    """Print class, message and attributes of each error in the store."""
    task = app.task(name="shop.fail")(fail)
    errors_in_store: dict[str, Any] = {}
    for kind in ERRORS:
        error: Exception = app.AsyncResult(task.delay(kind).id).result
        facts = {name: value for name, value in vars(error).items() if not isinstance(value, bytes)}
        errors_in_store[kind] = [type(error).__name__, str(error), facts]
    print(json.dumps(errors_in_store))  # noqa: T201 - the test reads it


main()
