"""Writes the message of an API error: status, code, message, and what the spec says about the code. Imported by errors only."""

from collections.abc import Sequence
from typing import Any

from wechatpay_runtime._base.content_encoding import unasked_encoding
from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import paragraph, phrase, sentences, specified
from wechatpay_runtime._calls.error_detail import describe_detail
from wechatpay_runtime._errors.api import SERVER_ERRORS_FROM, TOO_MANY_REQUESTS
from wechatpay_runtime.operation.description import ErrorRow, Operation

_REDIRECTS = range(300, 400)


def summary_of(operation: Operation[Any], reply: Reply, code: str | None, message: str, details: list[str]) -> str:
    """Return the message; `details` are its further parts."""
    encoding, message = "", one_line(message)
    if reply.status in _REDIRECTS:
        message = phrase("Redirects are not followed, because a signature is valid for one address only")
    elif code is None and not message:
        content_type = one_line(reply.headers.get("content-type", "")) or phrase("unknown type")
        message = phrase(
            "{count} bytes of {content_type}, possibly from a proxy or gateway rather than WeChat Pay",
            count=len(reply.body),
            content_type=content_type,
        )
        encoding = unasked_encoding(reply.headers)
    headline = " ".join(part for part in (str(reply.status), one_line(code or "")) if part)
    if message:
        headline = phrase("{status} {message}", status=headline, message=message)
    parts: list[str] = [
        phrase(
            "{headline} · {operation} · Request-ID {request_id}",
            headline=headline,
            operation=operation.name,
            request_id=one_line(reply.headers.get("request-id", "")) or phrase("missing"),
        )
    ]
    if encoding:
        parts.append(encoding)
    parts += details
    return paragraph(parts)


def details_of(
    operation: Operation[Any],
    reply: Reply,
    detail: object,
    rows: Sequence[ErrorRow],
    docs: str | None,
    difference: str | None,
) -> list[str]:
    """Return the parts of an error message that follow code and message."""
    described = describe_detail(detail)
    query = operation.repeat.settled_by if operation.repeat else None
    is_open_by_page = any(row.is_outcome_open for row in rows)
    is_given_up = not operation.is_repeatable and _leaves_open(operation, reply.status)
    return [
        *([phrase("Detail: {described}", described=described)] if described else []),
        *([phrase("Signed message: {difference}", difference=difference)] if difference else []),
        *([_meaning(operation, rows)] if rows else []),
        *([phrase("The call may have taken effect")] if is_open_by_page else []),
        *(
            [phrase("Check the outcome with client.settle(error) or {query} before you send anything new", query=query)]
            if query and (is_open_by_page or is_given_up)
            else []
        ),
        *([phrase("See {docs}", docs=docs)] if docs else []),
    ]


def _leaves_open(operation: Operation[Any], status: int) -> bool:
    return operation.method != "GET" and (status == TOO_MANY_REQUESTS or status >= SERVER_ERRORS_FROM)


def _meaning(operation: Operation[Any], rows: Sequence[ErrorRow]) -> str:
    """Return the meaning and the remedy of an error for each possible cause, in the words of the spec."""
    causes = [phrase("{means} What to do: {fix}", means=specified(row.means), fix=specified(row.fix)) for row in rows]
    if len(causes) > 1:
        causes = [phrase("({number}) {cause}", number=number, cause=cause) for number, cause in enumerate(causes, 1)]
    is_checked = operation.are_errors_checked or any(row.is_common for row in rows)
    if is_checked:
        return phrase("Meaning: {causes}", causes=sentences(*causes))
    return phrase("Meaning, not compared with the official page: {causes}", causes=sentences(*causes))
