"""The operations that query and reverse e-invoices, and return their files.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015792567, 4015792575, 4015792576 and 4015792569.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cryptography.hazmat.primitives.hashes import SM3, Hash

from wechatpay_gateway.base.errors import Message, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import UNSIGNED, Operation, Parameter, Route
from wechatpay_gateway.families.fapiao.invoice_file import FORMATS, file_of
from wechatpay_gateway.families.fapiao.invoice_machine import InvoiceMachine
from wechatpay_gateway.families.fapiao.invoices import Invoice, Invoices
from wechatpay_gateway.families.fapiao.issue_operations import APPLICATIONS
from wechatpay_gateway.families.fapiao.steps import REVERSE, InvoiceState
from wechatpay_gateway.families.fapiao.views import invoice_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_reply
from wechatpay_gateway.family.refusals import refuse, wrong_value

_PATH = "/invoicing/fapiao/fapiao-file"
_URL_SECONDS = 30
_FILE_SECONDS = 365 * 86400
_RETRY_SECONDS = 300
_ACCEPTED = 202
_HAS_URL = frozenset({InvoiceState.ISSUED, InvoiceState.REVERSED})


def _parameter(name: str, *, is_required: bool = True, enum: Sequence[str] = ()) -> Parameter:
    schema: dict[str, Any] = {"type": "string", **({"enum": list(enum)} if enum else {})}
    return Parameter(name, "query", is_required=is_required, schema=schema, argument=name)


_QUERY = (
    *(_parameter(name) for name in ("token", "mchid", "sub_mchid", "openid")),
    _parameter("invoice_code", is_required=False),
    _parameter("invoice_no"),
    _parameter("fapiao_id"),
    _parameter("file_format", is_required=False, enum=FORMATS),
)
FILE = Operation(
    name="fapiao.applications.file",
    method="GET",
    routes=(Route(_PATH, tuple(each.name for each in _QUERY)),),
    parameters={each.name: each for each in _QUERY},
    body=None,
    replies={200: {"type": "string", "format": "binary"}},
    examples=(),
    scheme=UNSIGNED,
    errors=((400, "INVALID_REQUEST"),),
)
"""The download of a file, which is not signed: https://pay.weixin.qq.com/doc/v3/partner/4015792569. It is a method of the clients, not an operation of the catalog."""


class InvoiceOperations:
    """The operations of existing invoices; `seller` returns the seller of the invoices that WeChat Pay issues."""

    def __init__(self, invoices: Invoices, machine: InvoiceMachine, seller: Callable[[], Mapping[str, Any]]) -> None:
        self._invoices = invoices
        self._machine = machine
        self._seller = seller
        own = f"{APPLICATIONS}/{{}}"
        self.behaviors: Mapping[Place, Behavior] = {
            ("GET", own): self._query,
            ("GET", f"{own}/fapiao-files"): self._files,
            ("POST", f"{own}/reverse"): self._reverse,
            ("GET", _PATH): self._file,
        }

    def _query(self, call: Call) -> Outcome:
        found = self._found(call, call.arguments)
        rows = [invoice_view(each, self._seller()) for each in found]
        return to_reply(call, {"total_count": len(rows), "fapiao_information": rows})

    def _files(self, call: Call) -> Outcome:
        rows: list[dict[str, Any]] = []
        for invoice in self._found(call, call.arguments):
            if invoice.is_own:
                zh = "仅在微信支付侧开具的电子发票才允许下载发票文件"
                raise refuse(call, "INVALID_REQUEST", zh, "WeChat Pay did not issue the invoice.")
            row = {"fapiao_id": invoice.fapiao_id, "status": invoice.status.value}
            is_recent = invoice.issued is not None and invoice.issued + _FILE_SECONDS >= call.now
            if invoice.status in _HAS_URL and is_recent:
                token = self._invoices.new_token(invoice, call.now, call.now + _URL_SECONDS)
                row["download_url"] = f"{call.origin}{_PATH}?token={token}"
            rows.append(row)
        return to_reply(call, {"fapiao_download_info_list": rows})

    def _file(self, call: Call) -> Outcome:
        arguments = call.arguments
        invoice = self._invoices.with_token(arguments["token"], call.now)
        if invoice is None:
            raise _wrong_file("链接已失效，请重新获取", "The URL has expired. Query it again.")
        number, code = self._machine.shown_numbers(invoice)
        expected = {
            "mchid": invoice.caller,
            "sub_mchid": invoice.sub_mchid,
            "openid": invoice.openid,
            "invoice_no": number,
            "fapiao_id": invoice.fapiao_id,
        }
        wrong = [name for name, value in expected.items() if arguments[name] != value]
        if arguments.get("invoice_code", code) != code:
            wrong.append("invoice_code")
        if wrong:
            raise _wrong_file("请求参数与token不匹配", f"These arguments do not belong to the URL: {', '.join(wrong)}.")
        content = file_of(invoice_view(invoice, self._seller()), arguments.get("file_format", FORMATS[0]))
        digest = Hash(SM3())
        digest.update(content)
        return Outcome(200, file=content, headers=(("SM3-Digest", digest.finalize().hex().upper()),))

    def _reverse(self, call: Call) -> Outcome:
        named: Sequence[Mapping[str, Any]] = call.fields.get("fapiao_information", ())
        if not named:
            raise wrong_value("/fapiao_information", [], "不能为空", "must name at least one invoice")
        for name in ("fapiao_id", "fapiao_number"):
            if len({each[name] for each in named}) < len(named):
                raise refuse(call, "INVALID_REQUEST", f"传入的参数{name}出现重复", f"Each {name} must be named once.")
        found = self._found(call, {"sub_mchid": call.fields["sub_mchid"]})
        by_numbers = {(each.fapiao_id, each.number): each for each in found}
        chosen: list[Invoice] = []
        for each in named:
            invoice = by_numbers.get((each["fapiao_id"], each["fapiao_number"]))
            if invoice is None:
                raise refuse(call, "RESOURCE_NOT_EXISTS", "要冲红的发票不存在", "An invoice to reverse does not exist.")
            self._check_reversal(call, invoice)
            chosen.append(invoice)
        for invoice in chosen:
            self._machine.advance(invoice, REVERSE, {})
        return Outcome(_ACCEPTED)

    @staticmethod
    def _check_reversal(call: Call, invoice: Invoice) -> None:
        if invoice.is_own:
            zh = "仅在微信支付侧开具的电子发票才允许发起冲红"
            raise refuse(call, "INVALID_REQUEST", zh, "WeChat Pay did not issue the invoice.")
        if invoice.status not in REVERSE.source:
            en = f"The invoice is {invoice.status.value}, so it cannot be reversed."
            raise refuse(call, "RULE_LIMIT", "发票当前状态不允许冲红", en)
        requested = invoice.reversal_requested
        if invoice.status is InvoiceState.REVERSE_FAILED and requested and requested + _RETRY_SECONDS > call.now:
            en = "A reversal that failed can be requested again 5 minutes after the last request."
            raise refuse(call, "INVALID_REQUEST", "重试的时间间隔为5分钟，请稍后重试", en)

    def _found(self, call: Call, named: Mapping[str, Any]) -> list[Invoice]:
        """Return the invoices of an application, or the one that the call names."""
        apply_id = call.arguments["fapiao_apply_id"]
        found = [
            each for each in self._invoices.of_application(call.mchid, apply_id) if each.sub_mchid == named["sub_mchid"]
        ]
        if not found:
            if self._invoices.has_application(apply_id):
                zh = "开票申请单不是当前服务商创建，无权限进行当前操作"
                raise refuse(
                    call, "NO_AUTH", zh, "The application belongs to another service provider or sub-merchant."
                )
            raise refuse(call, "RESOURCE_NOT_EXISTS", "发票申请单不存在", "The application does not exist.")
        if "fapiao_id" not in named:
            return found
        chosen = [each for each in found if each.fapiao_id == named["fapiao_id"]]
        if not chosen:
            raise refuse(call, "RESOURCE_NOT_EXISTS", "发票不存在", "The application has no such invoice.")
        return chosen


def _wrong_file(zh: str, en: str) -> Refusal:
    return Refusal(400, "INVALID_REQUEST", Message(zh, en))
