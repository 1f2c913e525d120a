"""Bills: the operations that apply for a bill, and the URL from which it is downloaded.

The URL contains a token and is valid only for the merchant that applied, for five minutes, or for 30 seconds if the bill is one of profit
sharing; the reply is not signed (https://pay.weixin.qq.com/doc/v3/merchant/4013071238, https://pay.weixin.qq.com/doc/v3/merchant/4012529628). A large encrypted bill has several parts
(https://pay.weixin.qq.com/doc/v3/partner/4014314390).
"""

import secrets
from collections.abc import Callable
from datetime import datetime
from hashlib import sha1
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber, invalid_request, no_auth
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.catalog.catalog import Operation, Parameter, Route
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.bills import examples as bill_examples
from wechatpay_gateway.families.bills import rows as bill_rows
from wechatpay_gateway.families.bills.compression import compressed, media_type, suffix
from wechatpay_gateway.families.bills.coupon_flows import FLOWS, flow_file
from wechatpay_gateway.families.bills.encryption import encrypt
from wechatpay_gateway.families.bills.files import (
    Row,
    fund_flow_bill,
    sharing_bill,
    to_bytes,
    trade_bill,
)
from wechatpay_gateway.families.bills.sample_files import (
    LONGER_LIFETIMES,
    SAMPLE_FILES,
    SAMPLE_LIFETIME_SECONDS,
    sample_file,
)
from wechatpay_gateway.families.bills.sharing_rows import sharing_movements, sharing_rows
from wechatpay_gateway.families.bills.transfer_rows import transfer_rows
from wechatpay_gateway.families.merchant_transfer.operations import MerchantTransfer
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.profit_sharing.operations import ProfitSharing
from wechatpay_gateway.family.behavior import Behavior, Call, Place, examples_at
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.request.sealing import seal_text

LIFETIME_SECONDS = 300
SHARING_LIFETIME_SECONDS = 30
LARGEST_PART_BYTES = 16 * 1024**3
"""An encrypted bill that is larger than this is split into parts."""

_TARGET = "/v3/billdownload/file"
_SUB_MERCHANT_BILL: Place = ("GET", "/v3/bill/sub-merchant-fundflowbill")
_BASIC, _OPERATION = "BASIC", "OPERATION"
_DAY_SECONDS = 86400
_TRADE_BILL_HOUR = 10
"""The hour of the next day at which a trade bill is available: https://pay.weixin.qq.com/doc/v3/merchant/4012791866. Page 4013071238 says 9:00;
the later hour satisfies both."""
_FUND_FLOW_BILL_HOUR = 9
"""The hour of the next day at which a fund flow bill is available: https://pay.weixin.qq.com/doc/v3/merchant/4012791867."""
_SHARING_BILL_HOUR = 10
"""The hour of the next day at which a sharing bill is available: https://pay.weixin.qq.com/doc/v3/merchant/4012529628."""
_HOUR_SECONDS = 3600
_KEPT_DAYS = 92

BILL_FILE = Operation(
    name="billdownload.file",
    method="GET",
    routes=(Route(_TARGET, ("token", "tartype")),),
    parameters={
        "token": Parameter("token", "query", is_required=True, schema={"type": "string"}, argument="token"),
        "tartype": Parameter("tartype", "query", is_required=False, schema={"type": "string"}, argument="tartype"),
    },
    body=None,
    replies={200: {"type": "string", "format": "binary"}},
    examples=(),
)
"""The download of a file. No official page describes it as an operation, so it is not in the catalog."""


class Bills(Family):
    """The operations of bills; a file is created when a merchant applies for it.

    A bill lists the orders, refunds or shares of the gateway. The `example_days`, which are in the catalog's examples, have a sample bill.
    Set `largest_part_bytes` to a smaller number to split an encrypted bill into parts.
    """

    name = "bills"
    tables = Tables.read("bills", 1, __name__)
    operations = (BILL_FILE,)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.behaviors = {
            ("GET", "/v3/bill/tradebill"): self._whole(self._trade_bill),
            ("GET", "/v3/bill/fundflowbill"): self._whole(self._fund_flow_bill),
            ("GET", "/v3/profitsharing/bills"): self._whole(self._sharing_bill, SHARING_LIFETIME_SECONDS),
            _SUB_MERCHANT_BILL: self._sub_merchant_bill,
            ("GET", "/v3/ecommerce/bill/fundflowbill"): self._platform_bill,
            **{place: self._sample(place) for place in SAMPLE_FILES},
            ("GET", _TARGET): self.fetch,
        }
        self.largest_part_bytes = LARGEST_PART_BYTES
        self.example_days = {
            example.arguments["bill_date"]
            for place in self.behaviors
            for example in examples_at(context.catalog, place)
            if "bill_date" in example.arguments
        }
        self._example_sub_mchids = {
            example.arguments["sub_mchid"]
            for example in examples_at(context.catalog, _SUB_MERCHANT_BILL)
            if "sub_mchid" in example.arguments
        }
        self._store = context.store
        self._merchants = context.merchants
        self._records = context.family(Payments)
        self._sharing = context.family(ProfitSharing)
        self._accounts = context.family(Accounts)
        self._transfers = context.family(MerchantTransfer).transfers

    def fetch(self, call: Call) -> Outcome:
        """Return the file for a token.

        Raises:
            Refusal: the token is unknown, has expired or belongs to another merchant.
        """
        token = call.arguments["token"]
        rows = self._store.rows("SELECT mchid, content, expires_at FROM bill_files WHERE token = ?", (token,))
        if not rows or call.now > rows[0][2]:
            raise invalid_request("下载地址已失效", "The token is unknown or has expired. Apply for the bill again.")
        mchid, content, _ = rows[0]
        if mchid != call.mchid:
            raise no_auth()
        return Outcome(200, file=bytes(content), media_type=media_type(call, content))

    def _whole(self, make: Callable[[Call], bytes], lifetime_seconds: int = LIFETIME_SECONDS) -> Behavior:
        def apply(call: Call) -> Outcome:
            content = make(call)
            address = self._address(call, compressed(content, call), lifetime_seconds) + suffix(call)
            return Outcome(200, {"hash_type": "SHA1", "hash_value": _sha1(content), "download_url": address})

        return apply

    def _sample(self, place: Place) -> Behavior:
        """Return the behavior of an operation whose file no page shows: the uses or refunds of coupons, or a sample."""
        url_field, lifetime = SAMPLE_FILES[place], LONGER_LIFETIMES.get(place, SAMPLE_LIFETIME_SECONDS)

        def apply(call: Call) -> Outcome:
            is_flow = place in FLOWS
            content = flow_file(self._records, place, call) if is_flow else sample_file(call.arguments)
            address = self._address(call, compressed(content, call), lifetime) + suffix(call)
            return Outcome(200, {"hash_type": "SHA1", "hash_value": _sha1(content), url_field: address})

        return apply

    def _sub_merchant_bill(self, call: Call) -> Outcome:
        self._check_sub_merchant(call)
        return self._encrypted(call, self._fund_flow_bill(call))

    def _platform_bill(self, call: Call) -> Outcome:
        day = call.arguments["bill_date"]
        if day in self.example_days:
            return self._encrypted(call, to_bytes(fund_flow_bill(bill_examples.fund_rows(day))))
        span = _span(call, _FUND_FLOW_BILL_HOUR)
        sub_mchids = self._records.orders.sub_merchants(call.mchid)
        rows = [row for sub_mchid in sub_mchids for row in self._fund_rows(call, sub_mchid, *span)]
        return self._encrypted(call, to_bytes(fund_flow_bill(_check_not_empty(call, rows))))

    def _encrypted(self, call: Call, content: bytes) -> Outcome:
        size = self.largest_part_bytes
        pieces = [content[begin : begin + size] for begin in range(0, len(content), size)]
        parts = [self._part(call, number, piece) for number, piece in enumerate(pieces, 1)]
        return Outcome(200, {"download_bill_count": len(parts), "download_bill_list": parts})

    def _check_sub_merchant(self, call: Call) -> None:
        """Check that the bill is for a sub-merchant for which the partner placed an order.

        Raises:
            Refusal: the merchant is not a sub-merchant of the partner.
        """
        sub_mchid = call.arguments["sub_mchid"]
        if sub_mchid not in self._example_sub_mchids and not self._records.orders.is_sub_merchant(
            call.mchid, sub_mchid
        ):
            en = f"{sub_mchid} is not a sub-merchant of this partner: the partner has placed no order for it."
            raise refuse(
                call, "NO_AUTH", "权限异常，请检查sub_mchid是否为服务商的子商户", en, InternalNumber.NO_PERMISSION
            )

    def _part(self, call: Call, number: int, content: bytes) -> dict[str, Any]:
        merchant = self._merchants.get(call.mchid)
        if merchant is None:
            raise AssertionError("unreachable: the signature of an unknown merchant is refused earlier")
        encrypted = encrypt(compressed(content, call), call.arguments["algorithm"])
        return {
            "bill_sequence": number,
            "hash_type": "SHA1",
            "hash_value": _sha1(content),
            "download_url": self._address(call, encrypted.content),
            "encrypt_key": seal_text(merchant.public_key, encrypted.key),
            "nonce": encrypted.nonce,
        }

    def _trade_bill(self, call: Call) -> bytes:
        day, sub_mchid = call.arguments["bill_date"], call.arguments.get("sub_mchid")
        if day in self.example_days:
            rows = bill_examples.trade_rows(day, call.mchid, sub_mchid)
        else:
            rows = bill_rows.trade_rows(self._records, call.mchid, sub_mchid, *_span(call, _TRADE_BILL_HOUR))
        return to_bytes(trade_bill(call.arguments.get("bill_type", "ALL"), _check_not_empty(call, rows)))

    def _fund_flow_bill(self, call: Call) -> bytes:
        day, sub_mchid = call.arguments["bill_date"], call.arguments.get("sub_mchid")
        if day in self.example_days:
            rows = bill_examples.fund_rows(day)
        elif call.arguments.get("account_type", _BASIC) == _OPERATION:
            span = _span(call, _FUND_FLOW_BILL_HOUR)
            rows = transfer_rows(self._accounts.entries, self._transfers, call.mchid, *span)
        elif call.arguments.get("account_type", _BASIC) != _BASIC:
            rows = []
        else:
            rows = self._fund_rows(call, sub_mchid, *_span(call, _FUND_FLOW_BILL_HOUR))
        return to_bytes(fund_flow_bill(_check_not_empty(call, rows)))

    def _fund_rows(self, call: Call, sub_mchid: str | None, start: float, end: float) -> list[Row]:
        shares = sharing_movements(self._sharing, call.mchid, sub_mchid, end)
        return bill_rows.fund_rows(self._records, call.mchid, sub_mchid, start, end, shares)

    def _sharing_bill(self, call: Call) -> bytes:
        day, sub_mchid = call.arguments["bill_date"], call.arguments.get("sub_mchid")
        if day in self.example_days:
            return to_bytes(sharing_bill(bill_examples.sharing_rows(day, call.mchid, sub_mchid)))
        if sub_mchid is not None and not self._records.orders.is_sub_merchant(call.mchid, sub_mchid):
            zh, en = "服务商和分账方无受理关系", f"{sub_mchid} is not a sub-merchant of this partner."
            raise refuse(call, "INVALID_REQUEST", zh, en)
        span = _span(call, _SHARING_BILL_HOUR, "NO_STATEMENT_EXIST")
        rows = sharing_rows(self._sharing, call.mchid, sub_mchid, *span)
        return to_bytes(sharing_bill(_check_not_empty(call, rows)))

    def _address(self, call: Call, content: bytes, lifetime_seconds: int = LIFETIME_SECONDS) -> str:
        token = secrets.token_urlsafe(48)
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM bill_files WHERE expires_at < ?", (call.now,))
            row = (token, call.mchid, content, call.now + lifetime_seconds)
            connection.execute("INSERT INTO bill_files VALUES (?, ?, ?, ?)", row)
        return f"{call.origin}{_TARGET}?token={token}"


def _span(call: Call, hour: int, code: str = "STATEMENT_CREATING") -> tuple[float, float]:
    """Return the start and the end of the bill's day, in seconds since 1970; the bill is available from `hour` o'clock on the next day.

    Raises:
        Refusal: the day is in the future or more than three months ago, or its bill is not available yet.
    """
    day = call.arguments["bill_date"]
    start = datetime.fromisoformat(day).replace(tzinfo=CHINA).timestamp()
    end = start + _DAY_SECONDS
    if call.now < start:
        raise refuse(call, "INVALID_REQUEST", "账单日期不能晚于当前日期", "bill_date is in the future.")
    if call.now < end + hour * _HOUR_SECONDS:
        en = f"The bill is available from {hour}:00 on the next day."
        raise refuse(call, code, "账单生成中，请稍后再试", en)
    if call.now - end > _KEPT_DAYS * _DAY_SECONDS:
        raise refuse(call, "INVALID_REQUEST", "仅支持三个月内的账单下载申请", "Bills are available for three months.")
    return start, end


def _check_not_empty(call: Call, rows: list[Row]) -> list[Row]:
    if not rows:
        raise refuse(
            call,
            "NO_STATEMENT_EXIST",
            "账单文件不存在",
            "The bill does not exist: there were no transactions on that day.",
        )
    return rows


def _sha1(content: bytes) -> str:
    return sha1(content).hexdigest()  # noqa: S324 (the pages require this digest)
