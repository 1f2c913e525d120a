"""What docstrings say of the errors of a call."""

from collections.abc import Iterable, Sequence

from wechatpay_codegen import spec
from wechatpay_codegen.business_numbers import shared_numbers
from wechatpay_codegen.docstring_text import Block


def raises(operation: spec.Operation, common_errors: Sequence[spec.ErrorRow]) -> Iterable[Block]:
    """One block for each error, and one for each documented row."""
    if operation.conduct.upload:
        yield Block("InvalidArgument: The file or an argument cannot be taken as it is; nothing was sent.", 4, 4)
    elif operation.arguments or operation.answers_file:
        yield Block("InvalidArgument: An argument is missing or of the wrong type; nothing was sent.", 4, 4)
    if not operation.errors:
        yield Block("ApiError: WeChat Pay refused the call. The page lists no errors of its own.", 4, 4)
    else:
        yield Block("ApiError: WeChat Pay refused the call. The page names:", 4, 4)
        for row in operation.errors:
            yield Block(f"{row.status} {row.code}: {row.means} {row.fix}", 8, 4)
    if common_errors:
        codes = ", ".join(f"{row.status} {row.code}" for row in common_errors)
        yield Block(f"Common to all operations: {codes}.", 8, 4)
    if numbers := shared_numbers(operation):
        *more, last = (f"`{name}`" for name in numbers)
        listed = f"{', '.join(more)} or {last}" if more else last
        yield Block(f"NumberMismatch: The reply has another {listed} than was sent: it answers another request.", 4, 4)
