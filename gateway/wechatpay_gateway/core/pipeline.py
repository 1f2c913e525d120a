"""Handles a request: check it, perform its operation, write and sign the reply, record both."""

import json
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from attrs import evolve, frozen

from wechatpay_gateway.base.errors import InternalNumber, Message, Refusal, system_error, to_json
from wechatpay_gateway.base.faults import FaultKind, Faults
from wechatpay_gateway.base.messages import Answer, ReceivedRequest, Reply
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.catalog.schema import replace_encrypted
from wechatpay_gateway.core.consequences import Consequences
from wechatpay_gateway.core.due import DueChanges
from wechatpay_gateway.core.exchange import Exchange, Verdict
from wechatpay_gateway.core.in_flight import InFlight
from wechatpay_gateway.core.ledger import Ledger
from wechatpay_gateway.core.misbehavior import (
    after_commit,
    after_operation,
    altered,
    before_operation,
)
from wechatpay_gateway.core.rates import Rates
from wechatpay_gateway.core.replies import ReplyWriter
from wechatpay_gateway.core.stateless import Stateless
from wechatpay_gateway.core.uploads import Uploads, with_media_id
from wechatpay_gateway.family.behavior import Behavior, Call, Check
from wechatpay_gateway.notifications.changes import Changes
from wechatpay_gateway.parties.keys import Merchant, Party
from wechatpay_gateway.request.admission import Admission, Admitted, Progress
from wechatpay_gateway.request.headers import language_of
from wechatpay_gateway.request.hosts import origin_of
from wechatpay_gateway.request.sealing import seal_text
from wechatpay_gateway.texts.texts import Language, Texts

logger = logging.getLogger("wechatpay_gateway")

REQUEST_FACTS = "request_facts"
"""The attribute of a log record about a request with its facts, by name."""


@frozen
class Pipeline:
    """The handling of a request. It takes the time as an argument and uses no locks.

    Attributes:
        admission: the checks of a request.
        faults: the pending faults.
        requests: the ledger.
        changes: commits the changes that an operation makes.
        behaviors: the behaviors of the families, by operation name.
        stateless: replies of all other operations.
        uploads: the uploaded files.
        replies: writes and signs replies.
        virtual_now: returns the Unix time for operations, which tests can advance.
        due: the changes that records make by themselves.
        rates: the rate limits of the pages.
        consequences: takes the steps of faults.
    """

    admission: Admission
    faults: Faults
    requests: Ledger
    changes: Changes
    behaviors: Mapping[str, Behavior]
    checks: Mapping[str, Check]
    stateless: Stateless
    uploads: Uploads
    replies: ReplyWriter
    virtual_now: Callable[[], float]
    due: DueChanges
    rates: Rates
    consequences: Consequences

    def handle(self, request: ReceivedRequest, now: float) -> Answer:
        """Check a request, perform its operation and return the reply; every exchange is recorded in the ledger.

        Args:
            request: the request as received.
            now: the real Unix time, against which signatures are checked.
        """
        in_flight = InFlight(Progress())
        try:
            in_flight.answer = self._answer(request, now, in_flight)
        except Refusal as refusal:
            in_flight.reason = _explained(refusal.message, in_flight.progress.difference)
            in_flight.answer = Answer(self._refuse(refusal, request, now, in_flight))
        except Exception as error:  # A bug in the gateway must not stop the server.
            logger.exception("the gateway failed to handle a request")
            name = type(error).__name__
            in_flight.reason = Message(f"网关内部错误：{name}", f"the gateway failed: {name}")
            in_flight.answer = Answer(self._refuse(system_error(), request, now, in_flight))
        answer = after_operation(in_flight.answer, in_flight.fault)
        self._record(request, now, in_flight, answer)
        return answer

    def may_be_verified(self, request: ReceivedRequest, now: float) -> bool:
        """Return whether the signature of a request with this head can be valid; see `Gateway.may_be_verified`."""
        try:
            self.admission.check_head(request, now, Progress())
        except Refusal:
            return False
        return True

    def _answer(self, request: ReceivedRequest, now: float, in_flight: InFlight) -> Answer:
        progress = in_flight.progress
        admitted = self.admission.admit(request, now, progress)
        if self.rates.is_enforced:
            self._count(admitted)
        earlier = partial(self._earlier, admitted, request)
        fault = self.faults.take(admitted.operation.name, partial(_can_apply, admitted.operation, earlier))
        in_flight.fault = fault
        in_flight.is_accepted = True
        if fault is not None and fault.kind is FaultKind.CERTIFICATE_ROTATION:
            _rotate(admitted.party)
        instead = before_operation(fault, request, progress)
        if instead is not None:
            return instead
        self.due.make()
        try:
            outcome = self._commit(admitted, origin_of(request), in_flight)
        except Refusal:
            in_flight.is_accepted = False
            if self.rates.is_enforced:
                self.rates.count_failure(admitted.operation, _caller(admitted), _values(admitted), self.virtual_now())
            raise
        in_flight.is_performed = True
        if fault is not None:
            if fault.kind is FaultKind.THEN_STEP:
                self.consequences.take(fault, admitted.party.mchid, _values(admitted))
            after_commit(fault)
            outcome = altered(outcome, fault, admitted.operation, earlier())
        if outcome.file is not None:
            return Answer(self.replies.write_file(outcome, request, now))
        body = b"" if outcome.body is None else to_json(outcome.body)
        return Answer(self.replies.write(outcome.status, body, InternalNumber.SUCCESS, request, now, in_flight))

    def _count(self, admitted: Admitted) -> None:
        self.rates.count(admitted.operation, _caller(admitted), _values(admitted), self.virtual_now())

    def _earlier(self, admitted: Admitted, request: ReceivedRequest) -> Outcome | None:
        """Return the outcome of the same query before, from the ledger; `None` if there was none, or the operation is not a query."""
        if request.method != "GET" or admitted.operation.gives_file:
            return None
        party = admitted.party
        for each in reversed(self.requests):
            is_same = (each.operation, each.request.target) == (admitted.operation.name, request.target)
            if (
                is_same
                and (each.mchid or "", each.brand_id or "") == (party.mchid, party.brand_id)
                and each.is_performed
            ):
                reply = each.reply
                return Outcome(reply.status, json.loads(reply.body)) if reply and reply.body else None
        return None

    def _commit(self, admitted: Admitted, origin: str, in_flight: InFlight) -> Outcome:
        """Perform the operation in one commit; a refusal undoes it, unless the refusal keeps the changes."""
        kept: Refusal | None = None
        with self.changes.commit():
            try:
                return self._perform(admitted, self.virtual_now(), origin, in_flight)
            except Refusal as refusal:
                if not refusal.keeps_changes:
                    raise
                kept = refusal
        raise kept

    def _perform(self, admitted: Admitted, now: float, origin: str, in_flight: InFlight) -> Outcome:
        operation, party = admitted.operation, admitted.party
        call = Call(operation, party.mchid, admitted.arguments, admitted.body, now, party.brand_id, origin)
        if (check := self.checks.get(operation.name)) is not None:
            check(call)
        behavior = self.behaviors.get(operation.name)
        if behavior is None:
            example = self.stateless.answer(operation, _caller(admitted), _values(admitted))
            outcome = self.uploads.downloaded(example, party.mchid, admitted.arguments)
            in_flight.is_example = outcome is example and admitted.file is None
        else:
            outcome = behavior(call)
        file = admitted.file
        if file is not None:
            self.uploads.add(party.mchid, operation.name, file)
            outcome = with_media_id(outcome, file)
        if outcome.status not in operation.encrypted_replies:
            return outcome
        schema = operation.replies[outcome.status] or {}
        encrypted = replace_encrypted(
            schema, outcome.body, "", lambda _part, text, _pointer: seal_text(party.public_key, text)
        )
        return evolve(outcome, body=encrypted)

    def _refuse(self, refusal: Refusal, request: ReceivedRequest, now: float, in_flight: InFlight) -> Reply:
        body = refusal.to_body(language_of(request))
        return self.replies.write(refusal.status, body, refusal.number, request, now, in_flight)

    def _record(self, request: ReceivedRequest, now: float, in_flight: InFlight, answer: Answer) -> None:
        progress = in_flight.progress
        exchange = Exchange(
            number=self.requests.next_number(),
            at=now,
            request=request,
            verdict=Verdict(in_flight.is_accepted, in_flight.reason.en, in_flight.reason.zh),
            reply=answer.reply,
            operation=progress.operation_name,
            mchid=None if progress.party is None else progress.party.mchid or None,
            brand_id=None if progress.party is None else progress.party.brand_id or None,
            arguments=progress.arguments,
            authorization=progress.authorization,
            signed=progress.signed,
            fault=None if in_flight.fault is None else in_flight.fault.kind,
            is_verified=progress.is_verified,
            is_performed=in_flight.is_performed,
            is_example=in_flight.is_example,
        )
        self.requests.add(exchange)
        if logger.isEnabledFor(logging.INFO):
            _log(exchange)


def _explained(message: Message, difference: str) -> Message:
    """Return why a request is refused, with the difference between the signed message and the right one, if it is known.

    The Chinese text of some refusals is WeChat Pay's, and the English one says more: then its translation follows.
    """
    texts = Texts(Language.CHINESE)
    more = [text for each in (message.en, difference) if (text := texts.sentence(each)) != each]
    chinese = "".join(f"{each.rstrip('。')}。" for each in (message.zh, *more)) if more else message.zh
    return Message(chinese, f"{message.en} {difference}".rstrip())


def _caller(admitted: Admitted) -> str:
    return admitted.party.mchid or admitted.party.brand_id


def _values(admitted: Admitted) -> dict[str, Any]:
    """Return all arguments of a call by name."""
    return {**admitted.arguments, **(admitted.body or {})}


def _can_apply(operation: Operation, earlier: Callable[[], Outcome | None], kind: FaultKind) -> bool:
    """Return whether a fault can affect a request: some affect only files, or only queries that were made before."""
    if kind is FaultKind.STALE_REPLY:
        return earlier() is not None
    return kind is not FaultKind.CORRUPT_FILE or operation.gives_file


def _log(exchange: Exchange) -> None:
    request, verdict = exchange.request, exchange.verdict
    status = "cut" if exchange.reply is None else exchange.reply.status
    path = request.target.partition(b"?")[0].decode("latin-1")
    operation = exchange.operation or "unknown"
    result = "accepted" if verdict.is_accepted else f"refused: {verdict.reason}"
    result += ", example only" if exchange.is_example else ""
    facts = {
        "method": request.method,
        "path": path,
        "status": None if exchange.reply is None else exchange.reply.status,
        "operation": exchange.operation,
        "accepted": verdict.is_accepted,
        "example": exchange.is_example,
        "reason": "" if verdict.is_accepted else verdict.reason,
        "reason_zh": "" if verdict.is_accepted else verdict.reason_zh,
    }
    logger.info("%s %s %s %s (%s)", request.method, path, status, result, operation, extra={REQUEST_FACTS: facts})


def _rotate(party: Party) -> None:
    if isinstance(party, Merchant) and party.certificates is not None:
        party.certificates.rotate()
