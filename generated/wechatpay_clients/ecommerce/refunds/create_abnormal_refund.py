# Written by `make generate` from specs/ecommerce/refunds/create_abnormal_refund.yaml: edit that file.
"""Create an abnormal refund of a sub-merchant's order (发起异常退款)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.refunds._models import Refund
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AbnormalReceiveType"]


class AbnormalReceiveType(StrEnum):
    """Documented values of `type` (异常退款处理方式). Any other value is a plain `str`."""

    USER_BANK_CARD = "USER_BANK_CARD"
    """To a bank card of the user."""
    MERCHANT_BANK_CARD = "MERCHANT_BANK_CARD"
    """To the bank account of the merchant that received the payment."""


OPERATION: Operation[Refund] = Operation(
    name="ecommerce.refunds.create_abnormal_refund",
    method="POST",
    routes=(Route("/v3/ecommerce/refunds/{refund_id}/apply-abnormal-refund"),),
    parameters=(Parameter("refund_id", STRING, is_required=True),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_refund_no", STRING, is_required=True),
        Parameter("type_", OpenEnum(AbnormalReceiveType), is_required=True, wire="type"),
        Parameter("bank_type", STRING),
        Parameter("bank_account", Encrypted(STRING)),
        Parameter("real_name", Encrypted(STRING)),
    ),
    numbers=("refund_id", "out_refund_no"),
    repeat=Repeat(
        by=("out_refund_no",),
        settled_by="ecommerce.refunds.query_refund_by_out_refund_no",
        settled_with={"out_refund_no": "out_refund_no", "sub_mchid": "sub_mchid"},
    ),
    replies={200: Refund},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015181616",),
)


class _CreateAbnormalRefundDocs:
    def create_abnormal_refund(self, *_: Any, **__: Any) -> Any:
        """Create an abnormal refund of a sub-merchant's order (发起异常退款).

        Sends a refund to another account when the notification or a query reports the status `ABNORMAL`: to a bank card
        of the user, or to the bank account of the merchant that received the payment. The refund is then in
        `PROCESSING` again; query it, or wait for the notification.

        Refunds to the user support debit cards of 15 banks only: China Merchants Bank, Bank of Communications,
        Agricultural Bank of China, China Construction Bank, ICBC, Bank of China, Ping An Bank, SPD Bank, China CITIC
        Bank, China Everbright Bank, China Minsheng Bank, Industrial Bank, China Guangfa Bank, Postal Savings Bank of
        China and Bank of Ningbo.

        Args:
            refund_id: 微信退款单号, at most 32 characters, from `ecommerce.refunds.create_refund.refund_id`. WeChat Pay
                refund ID, as in the reply to the refund request.
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the order.
            out_refund_no: 商户退款单号, at most 64 characters, from `ecommerce.refunds.create_refund.out_refund_no`.
                Merchant refund number, from the refund request. Digits, ASCII letters and `_-|*@`.
            type_: 异常退款处理方式, sent as `type`. Kind of account that receives the money instead. A payment that an
                individual received (个人收款) can only go to the user.
            bank_type: 开户银行, at most 16 characters. Bank of the user's debit card, as its code in WeChat Pay's table
                of bank types. Only debit cards of the 15 banks listed for this operation. Required when `type` is
                `USER_BANK_CARD`.
            bank_account: 收款银行卡号, at most 1024 characters, encrypted in transit. Bank card number of the user.
                Required when `type` is `USER_BANK_CARD`.
            real_name: 收款用户姓名, at most 1024 characters, encrypted in transit. Name of the user who receives the
                money. Required when `type` is `USER_BANK_CARD`.

        Returns:
            `Refund`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `refund_id` or `out_refund_no` in the reply differs from the request. The reply belongs
                to another request.

        Safe to retry with the same `out_refund_no`. `ecommerce.refunds.query_refund_by_out_refund_no` returns the
        outcome.
        Followed by the notification `payments.refunds.refund_result`.
        Rate limit: 150 requests a second.

        Available to: platform merchant (平台商户).

        Official page, 2025-06-06: https://pay.weixin.qq.com/doc/v3/partner/4015181616
        """


class CreateAbnormalRefund(_CreateAbnormalRefundDocs, Service):
    def create_abnormal_refund(
        self,
        *,
        refund_id: str,
        sub_mchid: str,
        out_refund_no: str,
        type_: AbnormalReceiveType | str,
        bank_type: str | None = None,
        bank_account: str | None = None,
        real_name: str | None = None,
    ) -> Refund:
        return self._call(
            OPERATION,
            {
                "refund_id": refund_id,
                "sub_mchid": sub_mchid,
                "out_refund_no": out_refund_no,
                "type": type_,
                "bank_type": bank_type,
                "bank_account": bank_account,
                "real_name": real_name,
            },
        )


class AsyncCreateAbnormalRefund(_CreateAbnormalRefundDocs, AsyncService):
    async def create_abnormal_refund(
        self,
        *,
        refund_id: str,
        sub_mchid: str,
        out_refund_no: str,
        type_: AbnormalReceiveType | str,
        bank_type: str | None = None,
        bank_account: str | None = None,
        real_name: str | None = None,
    ) -> Refund:
        return await self._call(
            OPERATION,
            {
                "refund_id": refund_id,
                "sub_mchid": sub_mchid,
                "out_refund_no": out_refund_no,
                "type": type_,
                "bank_type": bank_type,
                "bank_account": bank_account,
                "real_name": real_name,
            },
        )
