# Written by `make generate` from specs/fapiao/applications/query_fapiao.yaml: edit that file.
"""Query e-invoices (查询电子发票)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.fapiao._models import UserTitleEntity
from wechatpay_clients.fapiao.applications._models import CardStatus, ExtraInfo, FapiaoItem, FapiaoStatus, SellerInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "FapiaoCard", "FapiaoEntity", "FapiaoErrorCode", "FapiaoInfo", "GetFapiaoApplicationsResponse"]


class FapiaoErrorCode(StrEnum):
    """Documented values of `fapiao_error_code` (开票失败错误码). Any other value is a plain `str`."""

    BIZ_ERROR = "BIZ_ERROR"
    """A business error. Remove the cause in `fapiao_error_message`, then issue the invoice again with another `fapiao_id`."""
    PARAM_ERROR = "PARAM_ERROR"
    """A parameter is wrong. Correct it as in `fapiao_error_message`, then issue the invoice again with another `fapiao_id`."""


@model
class FapiaoInfo(Model):
    """Fields of `blue_fapiao` (蓝字发票信息)."""

    fapiao_code: str | None = field(STRING, default=None)
    """发票代码, at most 12 characters. Invoice code (发票代码). Fully digital invoices (数电发票) have none; others require it."""
    fapiao_number: str = field(STRING)
    """Invoice number, assigned by the tax office (发票号码, at most 20 characters)."""
    check_code: str | None = field(STRING, default=None)
    """校验码, at most 20 characters. Check code. Fully digital invoices (数电发票) have none; others require it."""
    password: str | None = field(STRING, default=None)
    """密码, at most 1024 characters. Cipher text on the invoice (密码区). Fully digital invoices (数电发票) have none; others require it."""
    fapiao_time: Timestamp | str = field(DATETIME)
    """When the invoice was issued (开票时间, RFC 3339)."""


@model
class FapiaoCard(Model):
    """Fields of `card_information` (电子发票卡券信息)."""

    card_appid: str = field(STRING)
    """AppID of the official account that added the card (插卡公众号AppID, at most 32 characters)."""
    card_openid: str = field(STRING)
    """OpenID under `card_appid` of the user who gets the invoice (用户在插卡公众号下的OpenID, at most 32 characters)."""
    card_id: str | None = field(STRING, default=None)
    """电子发票卡券模板ID, at most 32 characters. ID of the card template. Returned unless `card_status` is `INSERT_ACCEPTED`."""
    card_code: str | None = field(STRING, default=None)
    """电子发票在卡包中的编码, at most 32 characters. Code of the card. Returned unless `card_status` is `INSERT_ACCEPTED`."""
    card_status: CardStatus | str = field(OpenEnum(CardStatus))
    """State of the invoice in the user's WeChat Cards & Offers (卡包) (发票卡券状态)."""


@model
class FapiaoEntity(Model):
    """Fields of `fapiao_information` (发票信息)."""

    fapiao_id: str = field(STRING)
    """Your number of the invoice (商户发票单号, at most 32 characters)."""
    status: FapiaoStatus | str = field(OpenEnum(FapiaoStatus))
    """State of the invoice (发票状态)."""
    blue_fapiao: FapiaoInfo | None = field(ModelOf(FapiaoInfo), default=None)
    """蓝字发票信息. The issued invoice (蓝字发票). Returned unless `status` is `ISSUE_ACCEPTED`."""
    red_fapiao: FapiaoInfo | None = field(ModelOf(FapiaoInfo), default=None)
    """红字发票信息. The red-letter invoice that reverses the invoice (红字发票). Returned only if `status` is `REVERSED`."""
    card_information: FapiaoCard | None = field(ModelOf(FapiaoCard), default=None)
    """电子发票卡券信息. The card of the invoice. Returned once the invoice is among the user's cards."""
    total_amount: int = field(INTEGER)
    """Total with tax, in fen: the sum of `total_amount` of all lines (总价税合计)."""
    tax_amount: int = field(INTEGER)
    """Total tax, in fen: the sum of `tax_amount` of all lines (总税额)."""
    amount: int = field(INTEGER)
    """Total without tax, in fen: the sum of `amount` of all lines (总金额)."""
    seller_information: SellerInfo = field(ModelOf(SellerInfo))
    """The seller (销售方信息)."""
    buyer_information: UserTitleEntity = field(ModelOf(UserTitleEntity))
    """Title (抬头) of the invoice (购买方信息)."""
    extra_information: ExtraInfo = field(ModelOf(ExtraInfo))
    """Further data of the invoice (附加信息)."""
    items: list[FapiaoItem] | None = field(ListOf(ModelOf(FapiaoItem)), default=None)
    """Lines of the invoice (发票行信息)."""
    remark: str | None = field(STRING, default=None)
    """Remark on the invoice (备注信息, at most 200 characters)."""
    fapiao_error_code: FapiaoErrorCode | str | None = field(OpenEnum(FapiaoErrorCode), default=None)
    """开票失败错误码. Kind of failure. Returned only if the invoice could not be issued or reversed."""
    fapiao_error_message: str | None = field(STRING, default=None)
    """开票失败原因, at most 256 characters. Reason for the failure, in Chinese. Returned only if the invoice could not be issued or reversed."""


@model
class GetFapiaoApplicationsResponse(Model):
    """Reply of `query_fapiao`."""

    total_count: int = field(INTEGER)
    """Number of invoices (发票数量)."""
    fapiao_information: list[FapiaoEntity] | None = field(ListOf(ModelOf(FapiaoEntity)), default=None)
    """Invoices of the application (发票信息)."""


OPERATION: Operation[GetFapiaoApplicationsResponse] = Operation(
    name="fapiao.applications.query_fapiao",
    method="GET",
    routes=(
        Route("/v3/new-tax-control-fapiao/fapiao-applications/{fapiao_apply_id}", query=("sub_mchid", "fapiao_id")),
    ),
    parameters=(
        Parameter("fapiao_apply_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("fapiao_id", STRING),
    ),
    wait=Polling(
        noun="application",
        field="fapiao_information.status",
        final=("ISSUED", "ISSUE_FAILED", "REVERSED", "REVERSE_FAILED"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: GetFapiaoApplicationsResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not use e-invoices.",
            "Check that you have the permission for e-invoices, and that the sub-merchant accepted your invitation.",
        ),
        ErrorRow(403, "NO_AUTH", "The application belongs to another service provider.", "Check `fapiao_apply_id`."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check `fapiao_apply_id`."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The invoice does not exist.", "Check `fapiao_id`."),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792567",),
)


class _QueryFapiaoDocs:
    def query_fapiao(self, *_: Any, **__: Any) -> Any:
        """Query e-invoices (查询电子发票).

        Returns the invoices of an application with their states and contents. Call it after you issued or reversed an
        invoice or added one to the user's cards, if no notification arrives.

        Args:
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application, as set when the invoices
                were issued.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            fapiao_id: 商户发票单号, at most 32 characters. Your number of the invoice. Returns this invoice only.
                Defaults to all invoices of the application.

        Returns:
            `GetFapiaoApplicationsResponse` with `total_count` and `fapiao_information`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                403 NO_AUTH: The application belongs to another service provider. Check `fapiao_apply_id`.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check `fapiao_apply_id`.
                404 RESOURCE_NOT_EXISTS: The invoice does not exist. Check `fapiao_id`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `wait_until_final` polls until the application reaches a final state.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792567
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (查询电子发票).

        Calls `query_fapiao` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1 minute, 3 minutes, 5
        minutes, 10 minutes and 30 minutes. The last interval repeats.

        Pass `fapiao_id`, so that other invoices of the application do not matter. A final state does not mean that the
        invoice was issued or reversed; check `status`. It does not wait for the card of the invoice.

        Args:
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application, as set when the invoices
                were issued.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            fapiao_id: 商户发票单号, at most 32 characters. Your number of the invoice. Returns this invoice only.
                Defaults to all invoices of the application.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `GetFapiaoApplicationsResponse` whose `fapiao_information.status` is `ISSUED`, `ISSUE_FAILED`, `REVERSED` or
            `REVERSE_FAILED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_fapiao`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015792567
        """


class QueryFapiao(_QueryFapiaoDocs, Service):
    def query_fapiao(
        self, *, fapiao_apply_id: str, sub_mchid: str, fapiao_id: str | None = None
    ) -> GetFapiaoApplicationsResponse:
        return self._call(
            OPERATION, {"fapiao_apply_id": fapiao_apply_id, "sub_mchid": sub_mchid, "fapiao_id": fapiao_id}
        )

    def wait_until_final(
        self, *, fapiao_apply_id: str, sub_mchid: str, fapiao_id: str | None = None, timeout: float
    ) -> GetFapiaoApplicationsResponse:
        return self._wait(
            OPERATION, {"fapiao_apply_id": fapiao_apply_id, "sub_mchid": sub_mchid, "fapiao_id": fapiao_id}, timeout
        )


class AsyncQueryFapiao(_QueryFapiaoDocs, AsyncService):
    async def query_fapiao(
        self, *, fapiao_apply_id: str, sub_mchid: str, fapiao_id: str | None = None
    ) -> GetFapiaoApplicationsResponse:
        return await self._call(
            OPERATION, {"fapiao_apply_id": fapiao_apply_id, "sub_mchid": sub_mchid, "fapiao_id": fapiao_id}
        )

    async def wait_until_final(
        self, *, fapiao_apply_id: str, sub_mchid: str, fapiao_id: str | None = None, timeout: float
    ) -> GetFapiaoApplicationsResponse:
        return await self._wait(
            OPERATION, {"fapiao_apply_id": fapiao_apply_id, "sub_mchid": sub_mchid, "fapiao_id": fapiao_id}, timeout
        )
