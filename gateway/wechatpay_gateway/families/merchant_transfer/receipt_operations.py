"""The operations of receipts, and the download of a receipt.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012716452, 4012716456, 4012716436, 4012716455 and 4013866774.
"""

from collections.abc import Callable, Mapping

from cryptography.hazmat.primitives.hashes import SHA256, SM3, Hash

from wechatpay_gateway.base.errors import invalid_request, no_auth
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Operation, Parameter, Route
from wechatpay_gateway.families.merchant_transfer.receipt_machine import ReceiptMachine
from wechatpay_gateway.families.merchant_transfer.receipts import Receipt
from wechatpay_gateway.families.merchant_transfer.rules import has_receipt_at
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import APPLY_AGAIN, ReceiptState, TransferState
from wechatpay_gateway.families.merchant_transfer.transfers import Transfer
from wechatpay_gateway.families.merchant_transfer.views import receipt_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_reply
from wechatpay_gateway.family.refusals import refuse

_ROOT = "/v3/fund-app/mch-transfer/elecsign"
_TARGET = "/v3/transferdownload/signfile"
_DIGESTS = {"SHA256": SHA256, "SM3": SM3}

RECEIPT_FILE = Operation(
    name="transferdownload.signfile",
    method="GET",
    routes=(Route(_TARGET, ("token",)),),
    parameters={"token": Parameter("token", "query", is_required=True, schema={"type": "string"}, argument="token")},
    body=None,
    replies={200: {"type": "string", "format": "binary"}},
    examples=(),
)
"""The download of a receipt. Its URL is part of a reply, so it is not in the catalog."""

Find = Callable[[Call], Transfer | None]


class ReceiptOperations:
    """The operations of receipts."""

    def __init__(self, records: Records, machine: ReceiptMachine) -> None:
        self._records = records
        self._receipts = records.receipts
        self._machine = machine
        by_number, by_own_number = self._by_out_bill_no, self._by_transfer_bill_no
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{_ROOT}/out-bill-no"): self._applies(by_number),
            ("POST", f"{_ROOT}/transfer-bill-no"): self._applies(by_own_number),
            ("GET", f"{_ROOT}/out-bill-no/{{}}"): self._queries(by_number),
            ("GET", f"{_ROOT}/transfer-bill-no/{{}}"): self._queries(by_own_number),
            ("GET", _TARGET): self._fetch,
        }

    def _by_out_bill_no(self, call: Call) -> Transfer | None:
        return self._records.transfers.find(call.mchid, {**call.arguments, **call.fields}["out_bill_no"])

    def _by_transfer_bill_no(self, call: Call) -> Transfer | None:
        number = {**call.arguments, **call.fields}["transfer_bill_no"]
        return self._records.transfers.with_transfer_bill_no(call.mchid, number)

    def _applies(self, find: Find) -> Behavior:
        def apply(call: Call) -> Outcome:
            transfer = self._checked(call, find(call))
            receipt = self._receipts.find(transfer.caller, transfer.out_bill_no)
            if receipt is None or receipt.is_example:
                receipt = self._new(transfer, call.now)
            elif receipt.state is ReceiptState.FAILED or not receipt.is_valid(call.now):
                APPLY_AGAIN.check(self._machine.describe(receipt), receipt.state)
                receipt = self._new(transfer, call.now)
            return to_reply(call, receipt_view(receipt))

        return apply

    def _new(self, transfer: Transfer, at: float) -> Receipt:
        is_example = transfer.is_example
        receipt = Receipt(transfer.caller, transfer.out_bill_no, ReceiptState.GENERATING, at, at, is_example=is_example)
        return self._receipts.add(receipt)

    @staticmethod
    def _checked(call: Call, transfer: Transfer | None) -> Transfer:
        """Return the transfer, if it can have a receipt.

        Raises:
            Refusal: there is no transfer with the number, or it is not successful, has no name or is too old.
        """
        if transfer is None:
            raise refuse(call, "NOT_FOUND", "转账单不存在", "There is no transfer with this number.")
        if transfer.is_example:
            return transfer
        if transfer.state is not TransferState.SUCCESS:
            en = f"A transfer in state {transfer.state.value} has no receipt."
            raise refuse(call, "INVALID_REQUEST", "仅支持转账成功的单据申请电子回单", en)
        if not transfer.fields.get("user_name"):
            en = "Only a transfer that was requested with user_name has a receipt."
            raise refuse(call, "INVALID_REQUEST", "仅支持传入了收款用户姓名的转账单据申请电子回单", en)
        if not has_receipt_at(transfer.created, call.now):
            en = "Only transfers of the last six months have a receipt."
            raise refuse(call, "INVALID_REQUEST", "仅支持六个月内的转账单据申请电子回单", en)
        return transfer

    def _queries(self, find: Find) -> Behavior:
        def query(call: Call) -> Outcome:
            transfer = find(call)
            receipt = None if transfer is None else self._receipts.find(transfer.caller, transfer.out_bill_no)
            if receipt is None or not receipt.is_valid(call.now):
                en = "There is no application for this receipt, or it is older than 90 days. Apply again."
                raise refuse(call, "NOT_FOUND", "电子回单申请单不存在或已过期", en)
            return to_reply(call, receipt_view(receipt) | self._file(call, receipt))

        return query

    def _file(self, call: Call, receipt: Receipt) -> dict[str, str]:
        """Return the digest and a new download URL of a finished receipt."""
        if receipt.file is None:
            return {}
        digest = Hash(_DIGESTS[self._records.digest]())
        digest.update(receipt.file)
        token = self._receipts.publish(receipt.caller, receipt.file, at=call.now)
        return {
            "hash_type": self._records.digest,
            "hash_value": digest.finalize().hex().upper(),
            "download_url": f"{call.origin}{_TARGET}?token={token}",
        }

    def _fetch(self, call: Call) -> Outcome:
        found = self._receipts.published(call.arguments["token"], at=call.now)
        if found is None:
            en = "The token is unknown or has expired. It is valid for ten minutes; query the receipt again."
            raise invalid_request("下载地址已失效", en)
        owner, file = found
        if owner != call.mchid:
            raise no_auth()
        return Outcome(200, file=file, media_type="application/pdf")
