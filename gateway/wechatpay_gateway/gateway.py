"""The gateway's core: a received request in, a signed reply out; no socket, no clock of its own."""

import logging
import secrets
import time
from collections.abc import Callable
from email.utils import formatdate
from pathlib import Path
from threading import RLock

from attrs import define, evolve

from wechatpay_gateway.admission import Admission, Admitted, Progress
from wechatpay_gateway.alterations import Alterations
from wechatpay_gateway.applyments import Applyments
from wechatpay_gateway.behaviour import Call, Outcome, bind, example_outcome, places
from wechatpay_gateway.catalog import Catalog, load_catalog
from wechatpay_gateway.certificate_list import CertificateList
from wechatpay_gateway.errors import InternalNumber, Refusal, system_error, to_json
from wechatpay_gateway.exchange import Answer, Exchange, Headers, Ledger, ReceivedRequest, Reply, Verdict
from wechatpay_gateway.faults import Fault, FaultKind, Faults
from wechatpay_gateway.keys import Merchant
from wechatpay_gateway.merchant_alteration import MerchantAlteration
from wechatpay_gateway.merchants import DEFAULT_MCHID, Merchants
from wechatpay_gateway.misbehaviour import after_operation, before_operation, merge_changes
from wechatpay_gateway.platform_certificates import PlatformCertificate
from wechatpay_gateway.request_headers import language_of
from wechatpay_gateway.schema import replace_encrypted
from wechatpay_gateway.sealing import seal_text
from wechatpay_gateway.signing import ReplySigner
from wechatpay_gateway.store import Store
from wechatpay_gateway.subject_confirmation import SubjectConfirmation

logger = logging.getLogger("wechatpay_gateway")

KEEP_ALIVE_SECONDS = 8

_FIXED_HEADERS: Headers = (
    (b"server", b"nginx"),
    (b"keep-alive", b"timeout=%d" % KEEP_ALIVE_SECONDS),
    (b"cache-control", b"no-cache, must-revalidate"),
    (b"x-content-type-options", b"nosniff"),
)
_HTTP_OK = range(200, 300)
_UNAUTHORIZED = 401
_FIRST_SERVER_ERROR = 500
_NO_CONTENT = 204


def _new_nonce() -> str:
    return secrets.token_hex(16)


@define
class _Reckoning:
    """What is known of a request while it is handled."""

    progress: Progress
    fault: Fault | None = None
    is_performed: bool = False
    is_accepted: bool = False
    reason: str = ""
    answer: Answer | None = None


class Gateway:
    """A local WeChat Pay without sockets.

    Attributes: `merchants`, `faults`, `requests` (the ledger), `applyments` and `alterations` (the state), `catalog`. All may be used from
    any thread.

    Args:
        state: the SQLite file that keeps the state; in memory without it. Keys are kept in the folder `<state>-keys` beside it.
        clock: the time in seconds since 1970.
        nonce: a new nonce for each reply.
    """

    def __init__(
        self,
        *,
        state: Path | None = None,
        catalog: Catalog | None = None,
        clock: Callable[[], float] = time.time,
        nonce: Callable[[], str] = _new_nonce,
    ) -> None:
        self.catalog = load_catalog() if catalog is None else catalog
        self._store = Store(state)
        try:
            self.merchants = Merchants(None if state is None else keys_folder(state), clock)
        except BaseException:
            self._store.close()
            raise
        self.faults = Faults(self.catalog.operations.keys())
        self.requests = Ledger()
        default_mchid = self.merchants.default.mchid
        self.applyments = Applyments(self._store, default_mchid)
        self.alterations = Alterations(self._store, default_mchid)
        self._families = (
            CertificateList(self.merchants),
            SubjectConfirmation(self.applyments),
            MerchantAlteration(self.alterations),
        )
        self._behaviours = bind(
            self.catalog, {place: does for family in self._families for place, does in family.behaviours.items()}
        )
        self._certificate_list = next(
            (each.name for each in self.catalog.operations.values() if CertificateList.PLACE in places(each)), None
        )
        self._admission = Admission(self.catalog, self.merchants)
        self._clock = clock
        self._nonce = nonce
        self._lock = RLock()
        if self._store.is_new:
            self._add_examples()

    def _add_examples(self) -> None:
        for family in self._families:
            family.add_examples(self.catalog)

    @property
    def base_url(self) -> str:
        """The address that clients are told and that the Host header must name."""
        return self.merchants.base_url

    @property
    def hosts(self) -> frozenset[str]:
        """The Host headers that the gateway answers for."""
        return self._admission.hosts

    def serve_at(self, base_url: str, hosts: frozenset[str]) -> None:
        """Say under which address the gateway is reached, and which Host headers are right."""
        self.merchants.base_url = base_url
        self._admission.hosts = hosts

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the default merchant's client, keys as PEM text."""
        return self.merchants.environment()

    @property
    def certificate_environment(self) -> dict[str, str]:
        """The same without the public key, so that the client uses platform certificates."""
        return self.merchants.environment(names_public_key=False)

    def announce_certificate(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificate:
        """List a new platform certificate of a merchant, while the present one goes on signing."""
        with self._lock:
            return self.merchants.certificates(mchid).announce()

    def rotate_certificate(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificate:
        """Let the newest platform certificate of a merchant sign from now on; a new one unless one was announced.

        The old ones stay listed and valid, until `retire_certificates`.
        """
        with self._lock:
            return self.merchants.certificates(mchid).rotate()

    def retire_certificates(self, mchid: str = DEFAULT_MCHID) -> None:
        """List no platform certificate of a merchant that is older than the one that signs."""
        with self._lock:
            self.merchants.certificates(mchid).retire()

    def reset(self) -> None:
        """Go back to the starting state: the examples' applications, no fault, an empty ledger, the merchants of the start."""
        with self._lock:
            self.faults.clear()
            self.requests.clear()
            self.merchants.reset()
            self._store.clear()
            self._add_examples()

    def close(self) -> None:
        """Close the state."""
        with self._lock:
            self._store.close()

    def handle(self, request: ReceivedRequest) -> Answer:
        """Judge a request, do what it asks and write the reply; every exchange goes into the ledger."""
        with self._lock:
            now = self._clock()
            reckoning = _Reckoning(Progress())
            try:
                reckoning.answer = self._answer(request, now, reckoning)
            except Refusal as refusal:
                reckoning.reason = refusal.message.en
                reckoning.answer = Answer(self._refuse(refusal, request, now, reckoning))
            except Exception as error:  # a gateway's own mistake must not end the server
                logger.exception("the gateway failed to answer")
                reckoning.reason = f"the gateway failed: {type(error).__name__}"
                reckoning.answer = Answer(self._refuse(system_error(), request, now, reckoning))
            answer = after_operation(reckoning.answer, reckoning.fault)
            self._record(request, now, reckoning, answer)
            return answer

    def _answer(self, request: ReceivedRequest, now: float, reckoning: _Reckoning) -> Answer:
        progress = reckoning.progress
        admitted = self._admission.admit(request, now, progress)
        fault = self.faults.take(admitted.operation.name)
        reckoning.fault = fault
        reckoning.is_accepted = True
        if fault is not None and fault.kind is FaultKind.CERTIFICATE_ROTATION and admitted.merchant.certificates:
            admitted.merchant.certificates.rotate()
        instead = before_operation(fault, request, progress)
        if instead is not None:
            return instead
        try:
            outcome = self._perform(admitted, now)
        except Refusal:
            reckoning.is_accepted = False
            raise
        reckoning.is_performed = True
        if fault is not None and fault.kind is FaultKind.SYSTEM_ERROR_AFTER:
            raise system_error()
        if fault is not None and fault.kind is FaultKind.CHANGED_REPLY:
            outcome = merge_changes(outcome, fault)
        body = b"" if outcome.body is None else to_json(outcome.body)
        return Answer(self._reply(outcome.status, body, InternalNumber.SUCCESS, request, now, reckoning))

    def _perform(self, admitted: Admitted, now: float) -> Outcome:
        operation, merchant = admitted.operation, admitted.merchant
        behaviour = self._behaviours.get(operation.name)
        if behaviour is None:
            outcome = example_outcome(operation)
        else:
            outcome = behaviour(Call(operation, merchant.mchid, admitted.arguments, admitted.body, now))
        if outcome.status not in operation.encrypted_replies:
            return outcome
        schema = operation.replies[outcome.status] or {}
        sealed = replace_encrypted(
            schema, outcome.body, "", lambda _part, text, _pointer: seal_text(merchant.public_key, text)
        )
        return evolve(outcome, body=sealed)

    def _refuse(self, refusal: Refusal, request: ReceivedRequest, now: float, reckoning: _Reckoning) -> Reply:
        body = refusal.to_body(language_of(request))
        return self._reply(refusal.status, body, refusal.number, request, now, reckoning)

    def _reply(
        self,
        status: int,
        body: bytes,
        number: InternalNumber,
        request: ReceivedRequest,
        now: float,
        reckoning: _Reckoning,
    ) -> Reply:
        request_id = f"08{secrets.token_hex(17).upper()}-{int(number)}"
        headers = [
            *_FIXED_HEADERS,
            (b"date", formatdate(now, usegmt=True).encode("ascii")),
            (b"request-id", request_id.encode("ascii")),
            (b"content-language", language_of(request).encode("ascii")),
        ]
        if status != _NO_CONTENT:
            headers += [
                (b"content-type", b"application/json; charset=utf-8"),
                (b"content-length", b"%d" % len(body)),
            ]
        merchant = reckoning.progress.merchant
        # Replies to a request that did not verify, and 5xx, carry no signature: so captured ones look.
        is_signed = reckoning.progress.is_verified and status != _UNAUTHORIZED and status < _FIRST_SERVER_ERROR
        if merchant is not None and is_signed:
            signer = self._signer(merchant, request, reckoning)
            headers += signer.headers(int(now), self._nonce(), body, reckoning.fault)
        return Reply(status, tuple(headers), body)

    def _signer(self, merchant: Merchant, request: ReceivedRequest, reckoning: _Reckoning) -> ReplySigner:
        """The list of certificates is signed with the one that the merchant says it knows: else it could not learn the next."""
        named = request.header_values(b"wechatpay-serial")
        is_list = reckoning.progress.operation_name == self._certificate_list
        is_rotated = reckoning.fault is not None and reckoning.fault.kind is FaultKind.CERTIFICATE_ROTATION
        return merchant.signer_for(
            named[0].decode("latin-1") if named else None, is_named_kept=is_list and not is_rotated
        )

    def _record(self, request: ReceivedRequest, now: float, reckoning: _Reckoning, answer: Answer) -> None:
        progress = reckoning.progress
        exchange = Exchange(
            number=self.requests.next_number(),
            at=now,
            request=request,
            verdict=Verdict(reckoning.is_accepted, reckoning.reason),
            reply=answer.reply,
            operation=progress.operation_name,
            mchid=None if progress.merchant is None else progress.merchant.mchid,
            arguments=progress.arguments,
            message_to_sign=progress.message_to_sign,
            fault=None if reckoning.fault is None else reckoning.fault.kind,
            is_performed=reckoning.is_performed,
        )
        self.requests.add(exchange)
        if logger.isEnabledFor(logging.INFO):
            status = "cut" if answer.reply is None else answer.reply.status
            path = request.target.partition(b"?")[0].decode("latin-1")
            logger.info("%s %r -> %s (%s)", request.method, path, status, progress.operation_name)


def keys_folder(state: Path) -> Path:
    """The folder beside a state file that holds the merchants' keys."""
    return state.with_name(f"{state.name}-keys")
