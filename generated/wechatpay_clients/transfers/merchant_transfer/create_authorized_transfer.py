# Written by `make generate` from specs/transfers/merchant_transfer/create_authorized_transfer.yaml: edit that file.
"""Create a transfer without confirmation (用户授权后转账)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import TransferBillEntity, TransferSceneReportInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, OneOf, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[TransferBillEntity] = Operation(
    name="transfers.merchant_transfer.create_authorized_transfer",
    method="POST",
    routes=(Route("/v3/fund-app/mch-transfer/transfer-bills/transfer"),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("out_bill_no", STRING, is_required=True),
        Parameter("transfer_scene_id", STRING, is_required=True),
        Parameter("user_name", Encrypted(STRING)),
        Parameter("transfer_amount", INTEGER, is_required=True),
        Parameter("transfer_remark", STRING, is_required=True),
        Parameter("user_recv_perception", STRING),
        Parameter("transfer_scene_report_infos", ListOf(ModelOf(TransferSceneReportInfo))),
        Parameter("authorization_id", STRING),
        Parameter("sponsor_mchid", STRING),
        Parameter("out_authorization_no", STRING),
    ),
    choose=(OneOf("authorization_id", "out_authorization_no"),),
    numbers=("out_bill_no",),
    repeat=Repeat(
        by=("out_bill_no",),
        settled_by="transfers.merchant_transfer.query_transfer_by_out_bill_no",
        settled_with={"out_bill_no": "out_bill_no"},
    ),
    replies={200: TransferBillEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule: for example the number was used with other arguments, the name is not the user's, the amount exceeds a limit, or the 3 calendar days for retries are over.",
            "Read the message, and query the transfer before you change its number.",
            is_outcome_open=True,
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error. The transfer may have been created.",
            "Retry with the same `out_bill_no` and the same arguments. Never change the number.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The balance of the paying merchant is too low.",
            "Top up the account, then retry with the same `out_bill_no` and the same arguments. Never change the number: the transfer can exist in `PROCESSING`.",
            is_outcome_open=True,
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMIT_EXCEED",
            "Too many calls. It is not known whether the transfer was created.",
            "Call less often, and retry with the same `out_bill_no` and the same arguments. Never change the number.",
        ),
        ErrorRow(
            429,
            "RATELIMIT_EXCEEDED",
            "Too many calls, or too many with this number. It is not known whether the transfer was created.",
            "Call less often, and retry with the same `out_bill_no` and the same arguments. Never change the number.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMIT",
            "Too many calls, or too many with this number. It is not known whether the transfer was created.",
            "Call less often, and retry with the same `out_bill_no` and the same arguments. Never change the number.",
        ),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "The transfer with this number has reached a final state.",
            "Query the transfer for its result. Use a new number only if it is `FAIL` or `CANCELLED`.",
            is_outcome_open=True,
        ),
        ErrorRow(
            400,
            "ORDER_CLOSED",
            "The transfer with this number is closed, a final state.",
            "Query the transfer for its result. Use a new number only if it is `FAIL` or `CANCELLED`.",
            is_outcome_open=True,
        ),
        ErrorRow(
            403,
            "USER_ERROR",
            "The identity of the user is not verified, the user's account is limited, or your merchant number is restricted.",
            "Ask the user to verify the identity in WeChat Pay, or to look up the limit there. For your own number, look up violations on the merchant platform. Then retry with the same `out_bill_no` and the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4014399371",),
)


class _CreateAuthorizedTransferDocs:
    def create_authorized_transfer(self, *_: Any, **__: Any) -> Any:
        """Create a transfer without confirmation (用户授权后转账).

        Pays a user who authorized you, without a confirmation. Name the authorization by one of its two numbers. Expect
        the state `SUCCESS` in the reply; no notification follows. In any other state, query the transfer, and ask
        WeChat Pay support before you do anything else.

        After an error, an unknown error code or a missing reply, the transfer may exist all the same. Never change the
        number at once: it can pay the user twice. Retry with the same `out_bill_no` and the same arguments, which
        succeeds for 3 calendar days unless the transfer is final, or query the transfer. Use a new number only after a
        query returns `FAIL` or `CANCELLED`, or after WeChat Pay support confirmed that it failed.

        Args:
            appid: 商户AppID, at most 32 characters. AppID that is bound to your merchant number: mini program, official
                account, mobile app, or WeCom corp ID.
            out_bill_no: 商户单号, at most 32 characters. Your transfer number, unique per merchant number. Digits and
                ASCII letters. Same value on retries; query before you use another.
            transfer_scene_id: 转账场景ID, at most 36 characters. Transfer scene, granted under 产品中心 > 商家转账 on
                the merchant platform: `1000` cash marketing, `1002` government subsidies, `1004` insurance claims,
                `1005` commissions and wages, `1006` expense claims, `1009` purchases from individuals, `1010`
                second-hand goods, `1011` compensation and refunds, `1013` charity.
            user_name: 收款用户姓名, encrypted in transit. Recipient's real name, checked against the verified name of
                the user. Must be omitted if the amount is below 30 fen. Only a transfer with a name has a receipt.
                Required when `transfer_amount` is at least 200000.
            transfer_amount: 转账金额. Amount in fen. At least 10 fen, and within the limits of your merchant number.
            transfer_remark: 转账备注, at most 32 characters. Note that the user sees, in UTF-8.
            user_recv_perception: 用户收款感知. Reason for the payment that the user sees. Defaults to the first text of
                the scene; an empty text does the same. Each scene allows only its own texts: `1000` `活动奖励`,
                `现金奖励`; `1002` `行政补贴`, `行政奖励`; `1004` `保险理赔款`; `1005` `劳务报酬`, `报销款`, `企业补贴`,
                `开工利是`; `1009` `货款`; `1010` `二手回收货款`; `1011` `退款`, `商家赔付`; `1013` `公益补助金`.
            transfer_scene_report_infos: 转账场景报备信息. What the money is for. Each scene has its own list of
                `info_type`, which must be complete.
            authorization_id: 微信免确认收款授权单号, at most 32 characters, from
                `transfers.merchant_transfer.query_authorization.authorization_id`. WeChat Pay number of the
                authorization, whose user gets the money. Exactly one of `authorization_id` and `out_authorization_no`.
            sponsor_mchid: 出资商户号, at most 32 characters. Merchant number that funds the transfer. It must have
                authorized you to use its money; ask WeChat Pay support how. Omit it to pay with your own money.
            out_authorization_no: 商户侧授权单号, at most 32 characters, from
                `transfers.merchant_transfer.create_authorization.out_authorization_no`. Your number of the
                authorization, whose user gets the money. Exactly one of `authorization_id` and `out_authorization_no`.

        Returns:
            `TransferBillEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule: for example the number was used with other
                    arguments, the name is not the user's, the amount exceeds a limit, or the 3 calendar days for
                    retries are over. Read the message, and query the transfer before you change its number. The call
                    may have taken effect; `client.settle(error)` queries the outcome.
                500 SYSTEM_ERROR: System error. The transfer may have been created. Retry with the same `out_bill_no`
                    and the same arguments. Never change the number.
                403 NOT_ENOUGH: The balance of the paying merchant is too low. Top up the account, then retry with the
                    same `out_bill_no` and the same arguments. Never change the number: the transfer can exist in
                    `PROCESSING`. The call may have taken effect; `client.settle(error)` queries the outcome.
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. It is not known whether the transfer was created. Call less
                    often, and retry with the same `out_bill_no` and the same arguments. Never change the number.
                429 RATELIMIT_EXCEEDED: Too many calls, or too many with this number. It is not known whether the
                    transfer was created. Call less often, and retry with the same `out_bill_no` and the same arguments.
                    Never change the number.
                429 FREQUENCY_LIMIT: Too many calls, or too many with this number. It is not known whether the transfer
                    was created. Call less often, and retry with the same `out_bill_no` and the same arguments. Never
                    change the number.
                400 ALREADY_EXISTS: The transfer with this number has reached a final state. Query the transfer for its
                    result. Use a new number only if it is `FAIL` or `CANCELLED`. The call may have taken effect;
                    `client.settle(error)` queries the outcome.
                400 ORDER_CLOSED: The transfer with this number is closed, a final state. Query the transfer for its
                    result. Use a new number only if it is `FAIL` or `CANCELLED`. The call may have taken effect;
                    `client.settle(error)` queries the outcome.
                403 USER_ERROR: The identity of the user is not verified, the user's account is limited, or your
                    merchant number is restricted. Ask the user to verify the identity in WeChat Pay, or to look up the
                    limit there. For your own number, look up violations on the merchant platform. Then retry with the
                    same `out_bill_no` and the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_bill_no` in the reply differs from the request. The reply belongs to another
                request.

        Pass exactly one of `authorization_id` and `out_authorization_no`.
        Safe to retry with the same `out_bill_no`. `transfers.merchant_transfer.query_transfer_by_out_bill_no` returns
        the outcome.
        Rate limit: 100 calls a second.

        Available to: merchant (普通商户).

        Official page, 2026-05-08: https://pay.weixin.qq.com/doc/v3/merchant/4014399371
        """


class CreateAuthorizedTransfer(_CreateAuthorizedTransferDocs, Service):
    def create_authorized_transfer(
        self,
        *,
        appid: str,
        out_bill_no: str,
        transfer_scene_id: str,
        user_name: str | None = None,
        transfer_amount: int,
        transfer_remark: str,
        user_recv_perception: str | None = None,
        transfer_scene_report_infos: Sequence[TransferSceneReportInfo | Mapping[str, Any]] | None = None,
        authorization_id: str | None = None,
        sponsor_mchid: str | None = None,
        out_authorization_no: str | None = None,
    ) -> TransferBillEntity:
        return self._call(
            OPERATION,
            {
                "appid": appid,
                "out_bill_no": out_bill_no,
                "transfer_scene_id": transfer_scene_id,
                "user_name": user_name,
                "transfer_amount": transfer_amount,
                "transfer_remark": transfer_remark,
                "user_recv_perception": user_recv_perception,
                "transfer_scene_report_infos": transfer_scene_report_infos,
                "authorization_id": authorization_id,
                "sponsor_mchid": sponsor_mchid,
                "out_authorization_no": out_authorization_no,
            },
        )


class AsyncCreateAuthorizedTransfer(_CreateAuthorizedTransferDocs, AsyncService):
    async def create_authorized_transfer(
        self,
        *,
        appid: str,
        out_bill_no: str,
        transfer_scene_id: str,
        user_name: str | None = None,
        transfer_amount: int,
        transfer_remark: str,
        user_recv_perception: str | None = None,
        transfer_scene_report_infos: Sequence[TransferSceneReportInfo | Mapping[str, Any]] | None = None,
        authorization_id: str | None = None,
        sponsor_mchid: str | None = None,
        out_authorization_no: str | None = None,
    ) -> TransferBillEntity:
        return await self._call(
            OPERATION,
            {
                "appid": appid,
                "out_bill_no": out_bill_no,
                "transfer_scene_id": transfer_scene_id,
                "user_name": user_name,
                "transfer_amount": transfer_amount,
                "transfer_remark": transfer_remark,
                "user_recv_perception": user_recv_perception,
                "transfer_scene_report_infos": transfer_scene_report_infos,
                "authorization_id": authorization_id,
                "sponsor_mchid": sponsor_mchid,
                "out_authorization_no": out_authorization_no,
            },
        )
