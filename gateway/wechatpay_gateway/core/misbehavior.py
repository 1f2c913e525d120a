"""The effect of each fault on a request that would otherwise succeed, except for faults in the signature of a reply."""

from collections.abc import Mapping
from typing import Any, cast

from attrs import evolve

from wechatpay_gateway.base.errors import Refusal, no_auth, rate_limit, system_error
from wechatpay_gateway.base.faults import Fault, FaultKind
from wechatpay_gateway.base.json_merge import merge
from wechatpay_gateway.base.messages import Answer, ReceivedRequest, Reply
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.refused_signatures import SignatureCause, refused_signature
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.catalog.newer import with_new_fields, with_new_values
from wechatpay_gateway.request.admission import Progress, mismatch

_HTML = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    b"<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)
_NO_CONTENT = 204
_OK = 200


def before_operation(fault: Fault | None, request: ReceivedRequest, progress: Progress) -> Answer | None:
    """Return the answer that replaces the operation, or `None` to perform it.

    Raises:
        Refusal: the fault is an error reply.
    """
    if fault is None:
        return None
    match fault.kind:
        case FaultKind.CUT_BEFORE:
            return Answer(reply=None)
        case FaultKind.HTML_502:
            return Answer(_html_reply())
        case FaultKind.SIGN_ERROR:
            raise _pretended_refusal(fault, request, progress)
        case FaultKind.NO_AUTH:
            raise no_auth()
        case FaultKind.RATE_LIMIT:
            raise rate_limit(fault.options["code"])
        case FaultKind.SYSTEM_ERROR:
            raise system_error()
        case _:
            return None


def after_commit(fault: Fault) -> None:
    """Raise the error that replaces the reply of an operation that was performed, if the fault is one.

    Raises:
        Refusal: the fault is an error reply after the operation.
    """
    if fault.kind is FaultKind.SYSTEM_ERROR_AFTER:
        raise system_error()
    if fault.kind is FaultKind.RATE_LIMIT_AFTER:
        raise rate_limit(fault.options["code"])


def _html_reply() -> Reply:
    headers = ((b"Server", b"nginx"), (b"Content-Type", b"text/html"), (b"Content-Length", b"%d" % len(_HTML)))
    return Reply(502, headers, _HTML)


def _pretended_refusal(fault: Fault, request: ReceivedRequest, progress: Progress) -> Refusal:
    cause = SignatureCause(fault.options["cause"])
    if cause is not SignatureCause.WRONG_SIGNATURE:
        return refused_signature(cause)
    if progress.authorization is None or progress.message_to_sign is None:
        raise AssertionError("faults apply only to verified requests")
    refusal = mismatch(request, progress.authorization, progress.message_to_sign, progress.signed)
    pretended: str | None = fault.options["signed_message"]
    if pretended is not None:
        method, _, rest = pretended.partition("\n")
        information = {
            "method": method,
            "url": rest.partition("\n")[0],
            "truncated_sign_message": pretended,
            "sign_message_length": len(pretended.encode()),
        }
        detail = cast("Mapping[str, Any]", refusal.detail)
        refusal.detail = {**detail, "sign_information": information}
    return refusal


def merge_changes(outcome: Outcome, fault: Fault) -> Outcome:
    """Return the outcome with the fault's changes merged in. If the changes add a body to a 204, its status becomes 200."""
    status: int | None = fault.options["status"]
    body = merge(outcome.body, fault.options["changes"])
    if status is None:
        status = _OK if outcome.status == _NO_CONTENT and body else outcome.status
    return Outcome(status, None if status == _NO_CONTENT else body)


def altered(outcome: Outcome, fault: Fault, operation: Operation, earlier: Outcome | None) -> Outcome:
    """Return the outcome of an operation after the fault changed its content.

    Args:
        outcome: the outcome.
        fault: the fault.
        operation: the operation.
        earlier: the outcome of the same query before, if there was one.
    """
    if outcome.file is not None:
        return corrupted(outcome) if fault.kind is FaultKind.CORRUPT_FILE else outcome
    match fault.kind:
        case FaultKind.CHANGED_REPLY:
            return merge_changes(outcome, fault)
        case FaultKind.NEW_FIELDS:
            return evolve(outcome, body=with_new_fields(outcome.body))
        case FaultKind.NEW_VALUES:
            schema = operation.replies.get(outcome.status) or {}
            body = with_new_values(schema, outcome.body, fault.options["field"], fault.options["value"])
            return evolve(outcome, body=body)
        case FaultKind.STALE_REPLY:
            return earlier or outcome
        case _:
            return outcome


def corrupted(outcome: Outcome) -> Outcome:
    """Return the outcome with one byte in the middle of its file changed."""
    file = outcome.file or b"\0"
    middle = len(file) // 2
    return evolve(outcome, file=file[:middle] + bytes([file[middle] ^ 1]) + file[middle + 1 :])


def after_operation(answer: Answer, fault: Fault | None) -> Answer:
    """Return the answer after the fault changed it: aborted, aborted midway, or delayed."""
    if fault is None:
        return answer
    match fault.kind:
        case FaultKind.CUT_AFTER:
            return Answer(reply=None)
        case FaultKind.CUT_MIDWAY:
            return evolve(answer, is_cut_midway=True)
        case FaultKind.SLOW_REPLY:
            return evolve(answer, delay_seconds=float(fault.options["seconds"]))
        case FaultKind.THEN_STEP:
            return evolve(answer, is_after_deliveries=bool(fault.options["notification_first"]))
        case _:
            return answer
