"""The `Raises` section of a docstring."""

from collections.abc import Iterable, Sequence

from wechatpay_codegen.api.business_numbers import shared_numbers
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.plan.blocks import Block
from wechatpay_codegen.plan.error_rows import listed_among_common, own_rows


def raises(operation: Operation, common_errors: Sequence[ErrorRow]) -> Iterable[Block]:
    """Yield a block for each error, and for each error row that is not common to all operations."""
    if operation.traits.upload:
        yield Block("InvalidArgument: The file or an argument is invalid. Nothing was sent.", 4, 4)
    elif operation.arguments or operation.answers_file:
        yield Block("InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.", 4, 4)
    yield Block(f"ApiError: WeChat Pay refused the call. {_source(operation)}", 4, 4)
    for row in own_rows(operation.errors, common_errors):
        yield Block(f"{row.status} {row.code}: {row.means} {row.fix}{_outcome(operation, row)}", 8, 4)
    if common_errors:
        yield Block(_common(listed_among_common(operation.errors, common_errors)), 8, 4)
    if numbers := shared_numbers(operation):
        *more, last = (f"`{name}`" for name in numbers)
        listed = f"{', '.join(more)} or {last}" if more else last
        yield Block(
            f"NumberMismatch: The {listed} in the reply differs from the request. The reply belongs to another request.",
            4,
            4,
        )


def _outcome(operation: Operation, row: ErrorRow) -> str:
    """Return the sentence after a row that leaves the outcome open."""
    if not row.outcome:
        return ""
    repeat = operation.traits.repeat
    query = "; `client.settle(error)` queries the outcome" if repeat and repeat.outcome else ""
    return f" The call may have taken effect{query}."


def _common(listed: Sequence[ErrorRow]) -> str:
    """Return a reference to the common rows, with the codes of those that the official page also lists."""
    if not listed:
        return f"Errors that any call can return: `{CLIENTS}.COMMON_ERRORS`."
    codes = ", ".join(f"{row.status} {row.code}" for row in listed)
    return f"{codes} and other errors that any call can return: `{CLIENTS}.COMMON_ERRORS`."


def _source(operation: Operation) -> str:
    """Return the sentence before the rows, which depends on whether they were compared with the official page."""
    match "errors" in operation.checked, bool(operation.errors):
        case True, True:
            return "Documented errors:"
        case True, False:
            return "The official page lists no errors specific to this operation."
        case False, True:
            return "Known errors, not compared with the official page:"
        case _:
            return "Errors specific to this operation are not known."
