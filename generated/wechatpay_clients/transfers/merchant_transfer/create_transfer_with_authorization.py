# Written by `make generate` from specs/transfers/merchant_transfer/create_transfer_with_authorization.yaml: edit that file.
"""Create a transfer and ask for an authorization (发起转账并完成免确认收款授权)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import TransferBillStatus, TransferSceneReportInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "AuthorizationInfo", "CreateTransferWithAuthorizationResponse"]


@model
class AuthorizationInfo(Model):
    """Fields of `authorization_info` (免确认收款授权信息)."""

    user_display_name: str = field(STRING)
    """用户展示名称, at most 32 characters. Account name that the user sees in the details of the authorization. Distinguishes several accounts of one user. UTF-8, without emoji and other special characters."""
    out_authorization_no: str = field(STRING)
    """商户侧授权单号, at most 32 characters. Your authorization number, unique per merchant number. Keep only one authorization in effect for each account that a user has with you."""
    authorization_notify_url: str = field(STRING)
    """Address for the notification of the authorization: a public `https://` URL without a query (免确认收款授权结果通知地址, at most 256 characters)."""


@model
class CreateTransferWithAuthorizationResponse(Model):
    """Reply of `create_transfer_with_authorization`."""

    out_bill_no: str = field(STRING)
    """商户单号, at most 32 characters. Your transfer number, unique per merchant number. Digits and ASCII letters."""
    transfer_bill_no: str = field(STRING)
    """WeChat Pay transfer number (微信转账单号, at most 64 characters)."""
    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay accepted the transfer (单据创建时间, RFC 3339)."""
    state: TransferBillStatus | str = field(OpenEnum(TransferBillStatus))
    """单据状态. State of the transfer. Accepted does not mean paid; the notification or the query has the result."""
    package_info: str | None = field(STRING, default=None)
    """跳转领取页面的package信息. Opens the confirmation page, from a web page, a mini program or an app. Returned only in state `WAIT_USER_CONFIRM`. It can be used again while the transfer is in this state, at most for 24 hours after its creation; query the state first. After `FAIL` or `CANCELLED`, create another transfer with a new number."""
    user_display_name: str | None = field(STRING, default=None)
    """Account name that the user sees in the details of the authorization (用户展示昵称)."""
    out_authorization_no: str | None = field(STRING, default=None)
    """Your authorization number (商户侧授权单号)."""


OPERATION: Operation[CreateTransferWithAuthorizationResponse] = Operation(
    name="transfers.merchant_transfer.create_transfer_with_authorization",
    method="POST",
    routes=(Route("/v3/fund-app/mch-transfer/transfer-bills/pre-transfer-with-authorization"),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("out_bill_no", STRING, is_required=True),
        Parameter("transfer_scene_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("user_name", Encrypted(STRING)),
        Parameter("transfer_amount", INTEGER, is_required=True),
        Parameter("transfer_remark", STRING, is_required=True),
        Parameter("notify_url", STRING),
        Parameter("user_recv_perception", STRING),
        Parameter("transfer_scene_report_infos", ListOf(ModelOf(TransferSceneReportInfo))),
        Parameter("authorization_info", ModelOf(AuthorizationInfo)),
        Parameter("sponsor_mchid", STRING),
    ),
    numbers=("out_bill_no",),
    repeat=Repeat(
        by=("out_bill_no",),
        settled_by="transfers.merchant_transfer.query_transfer_by_out_bill_no",
        settled_with={"out_bill_no": "out_bill_no"},
    ),
    replies={200: CreateTransferWithAuthorizationResponse},
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
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4014399293",),
)


class _CreateTransferWithAuthorizationDocs:
    def create_transfer_with_authorization(self, *_: Any, **__: Any) -> Any:
        """Create a transfer and ask for an authorization (发起转账并完成免确认收款授权).

        Creates a transfer as `create_transfer` does. With `authorization_info`, the confirmation page also asks the
        user to let you make later transfers without confirmation. Open the page with `package_info` if the state is
        `WAIT_USER_CONFIRM`.

        If the user does not receive the money, or does not agree, or a rule or risk check prevents it, the user
        authorizes nothing: no notification of it is sent, and `query_authorization` does not find it.

        After an error, an unknown error code or a missing reply, the transfer may exist all the same. Never change the
        number at once: it can pay the user twice. Retry with the same `out_bill_no` and the same arguments, which
        succeeds for 3 calendar days unless the transfer is final, or query the transfer. Use a new number only after a
        query returns `FAIL` or `CANCELLED`, or after WeChat Pay support confirmed that it failed.

        Args:
            appid: 商户AppID, at most 32 characters. AppID that is bound to your merchant number: mini program, official
                account, mobile app, or WeCom corp ID. Must be the one that opens the confirmation page.
            out_bill_no: 商户单号, at most 32 characters. Your transfer number, unique per merchant number. Digits and
                ASCII letters. Same value on retries; query before you use another.
            transfer_scene_id: 转账场景ID, at most 36 characters. Transfer scene, granted under 产品中心 > 商家转账 on
                the merchant platform: `1000` cash marketing, `1002` government subsidies, `1004` insurance claims,
                `1005` commissions and wages, `1006` expense claims, `1009` purchases from individuals, `1010`
                second-hand goods, `1011` compensation and refunds, `1013` charity.
            openid: 收款用户OpenID, at most 64 characters. OpenID of the recipient under `appid`.
            user_name: 收款用户姓名, encrypted in transit. Recipient's real name, checked against the verified name of
                the user. Must be omitted if the amount is below 30 fen. Only a transfer with a name has a receipt.
                Required when `transfer_amount` is at least 200000.
            transfer_amount: 转账金额. Amount in fen. At least 10 fen, and within the limits of your merchant number.
            transfer_remark: 转账备注, at most 32 characters. Note that the user sees, in UTF-8.
            notify_url: 通知地址, at most 256 characters. Address for the notification: a public `https://` URL without
                a query.
            user_recv_perception: 用户收款感知. Reason for the payment that the user sees. Defaults to the first text of
                the scene; an empty text does the same. Each scene allows only its own texts: `1000` `活动奖励`,
                `现金奖励`; `1002` `行政补贴`, `行政奖励`; `1004` `保险理赔款`; `1005` `劳务报酬`, `报销款`, `企业补贴`,
                `开工利是`; `1009` `货款`; `1010` `二手回收货款`; `1011` `退款`, `商家赔付`; `1013` `公益补助金`.
            transfer_scene_report_infos: 转账场景报备信息. What the money is for. Each scene has its own list of
                `info_type`, which must be complete.
            authorization_info: 免确认收款授权信息. Authorization to ask for. Omit it to only transfer.
            sponsor_mchid: 出资商户号, at most 32 characters. Merchant number that funds the transfer. It must have
                authorized you to use its money; ask WeChat Pay support how. Omit it to pay with your own money.

        Returns:
            `CreateTransferWithAuthorizationResponse`.

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
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_bill_no` in the reply differs from the request. The reply belongs to another
                request.

        Pass the reply to `invoke_transfer` of the same service.
        Safe to retry with the same `out_bill_no`. `transfers.merchant_transfer.query_transfer_by_out_bill_no` returns
        the outcome.
        Followed by the notification `transfers.merchant_transfer.transfer_result`, sent to `notify_url`.
        Followed by the notification `transfers.merchant_transfer.authorization_result`, sent to
        `authorization_info.authorization_notify_url`.
        Rate limit: 100 calls a second for each merchant number.

        Available to: merchant (普通商户).

        Official page, 2026-05-08: https://pay.weixin.qq.com/doc/v3/merchant/4014399293
        """


class CreateTransferWithAuthorization(_CreateTransferWithAuthorizationDocs, Service):
    def create_transfer_with_authorization(
        self,
        *,
        appid: str,
        out_bill_no: str,
        transfer_scene_id: str,
        openid: str,
        user_name: str | None = None,
        transfer_amount: int,
        transfer_remark: str,
        notify_url: str | None = None,
        user_recv_perception: str | None = None,
        transfer_scene_report_infos: Sequence[TransferSceneReportInfo | Mapping[str, Any]] | None = None,
        authorization_info: AuthorizationInfo | Mapping[str, Any] | None = None,
        sponsor_mchid: str | None = None,
    ) -> CreateTransferWithAuthorizationResponse:
        return self._call(
            OPERATION,
            {
                "appid": appid,
                "out_bill_no": out_bill_no,
                "transfer_scene_id": transfer_scene_id,
                "openid": openid,
                "user_name": user_name,
                "transfer_amount": transfer_amount,
                "transfer_remark": transfer_remark,
                "notify_url": notify_url,
                "user_recv_perception": user_recv_perception,
                "transfer_scene_report_infos": transfer_scene_report_infos,
                "authorization_info": authorization_info,
                "sponsor_mchid": sponsor_mchid,
            },
        )


class AsyncCreateTransferWithAuthorization(_CreateTransferWithAuthorizationDocs, AsyncService):
    async def create_transfer_with_authorization(
        self,
        *,
        appid: str,
        out_bill_no: str,
        transfer_scene_id: str,
        openid: str,
        user_name: str | None = None,
        transfer_amount: int,
        transfer_remark: str,
        notify_url: str | None = None,
        user_recv_perception: str | None = None,
        transfer_scene_report_infos: Sequence[TransferSceneReportInfo | Mapping[str, Any]] | None = None,
        authorization_info: AuthorizationInfo | Mapping[str, Any] | None = None,
        sponsor_mchid: str | None = None,
    ) -> CreateTransferWithAuthorizationResponse:
        return await self._call(
            OPERATION,
            {
                "appid": appid,
                "out_bill_no": out_bill_no,
                "transfer_scene_id": transfer_scene_id,
                "openid": openid,
                "user_name": user_name,
                "transfer_amount": transfer_amount,
                "transfer_remark": transfer_remark,
                "notify_url": notify_url,
                "user_recv_perception": user_recv_perception,
                "transfer_scene_report_infos": transfer_scene_report_infos,
                "authorization_info": authorization_info,
                "sponsor_mchid": sponsor_mchid,
            },
        )
