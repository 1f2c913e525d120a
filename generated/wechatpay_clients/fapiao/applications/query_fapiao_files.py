# Written by `make generate` from specs/fapiao/applications/query_fapiao_files.yaml: edit that file.
"""Get the download URLs of e-invoices (获取发票下载信息)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.fapiao.applications._models import FapiaoStatus
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "FapiaoDownloadInfo", "GetFapiaoFileDownloadInfoResponse"]


@model
class FapiaoDownloadInfo(Model):
    """Fields of `fapiao_download_info_list` (发票列表)."""

    fapiao_id: str | None = field(STRING, default=None)
    """Your number of the invoice (商户发票单号, at most 32 characters)."""
    download_url: str | None = field(STRING, default=None)
    """发票文件下载地址, at most 1024 characters. URL of the file: of the issued invoice if `status` is `ISSUED`, of the red-letter invoice if it is `REVERSED`. Valid for 30 seconds."""
    status: FapiaoStatus | str | None = field(OpenEnum(FapiaoStatus), default=None)
    """State of the invoice (发票状态)."""


@model
class GetFapiaoFileDownloadInfoResponse(Model):
    """Reply of `query_fapiao_files`."""

    fapiao_download_info_list: list[FapiaoDownloadInfo] | None = field(
        ListOf(ModelOf(FapiaoDownloadInfo)), default=None
    )
    """Files of the invoices (发票列表)."""


OPERATION: Operation[GetFapiaoFileDownloadInfoResponse] = Operation(
    name="fapiao.applications.query_fapiao_files",
    method="GET",
    routes=(
        Route(
            "/v3/new-tax-control-fapiao/fapiao-applications/{fapiao_apply_id}/fapiao-files",
            query=("sub_mchid", "fapiao_id"),
        ),
    ),
    parameters=(
        Parameter("fapiao_apply_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("fapiao_id", STRING),
    ),
    replies={200: GetFapiaoFileDownloadInfoResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "WeChat Pay did not issue the invoice.",
            "Keep your own file. Only files of invoices that WeChat Pay issued can be downloaded.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The OpenID does not belong to the AppID.", "Check the arguments."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not use e-invoices.",
            "Check that you have the permission for e-invoices, and that the sub-merchant accepted your invitation.",
        ),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792576",),
)


class _QueryFapiaoFilesDocs:
    def query_fapiao_files(self, *_: Any, **__: Any) -> Any:
        """Get the download URLs of e-invoices (获取发票下载信息).

        Returns where the files of invoices can be downloaded. Works only for invoices that WeChat Pay issued, in the
        states `ISSUED` and `REVERSED`, up to one year after the issue. Pass the reply to `download_fapiao_file`, which
        adds to the URL what it lacks: the merchant numbers and data of the invoice.

        Args:
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application, as set when the invoices
                were issued.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            fapiao_id: 商户发票单号, at most 32 characters. Your number of the invoice. Returns the file of this invoice
                only. Defaults to all invoices of the application.

        Returns:
            `GetFapiaoFileDownloadInfoResponse` with `fapiao_download_info_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 INVALID_REQUEST: WeChat Pay did not issue the invoice. Keep your own file. Only files of invoices
                    that WeChat Pay issued can be downloaded.
                400 INVALID_REQUEST: The OpenID does not belong to the AppID. Check the arguments.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check `fapiao_apply_id`.
                404 RESOURCE_NOT_EXISTS: The invoice does not exist. Check `fapiao_id`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Pass the reply to `download_fapiao_file` of the same service.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792576
        """


class QueryFapiaoFiles(_QueryFapiaoFilesDocs, Service):
    def query_fapiao_files(
        self, *, fapiao_apply_id: str, sub_mchid: str, fapiao_id: str | None = None
    ) -> GetFapiaoFileDownloadInfoResponse:
        return self._call(
            OPERATION, {"fapiao_apply_id": fapiao_apply_id, "sub_mchid": sub_mchid, "fapiao_id": fapiao_id}
        )


class AsyncQueryFapiaoFiles(_QueryFapiaoFilesDocs, AsyncService):
    async def query_fapiao_files(
        self, *, fapiao_apply_id: str, sub_mchid: str, fapiao_id: str | None = None
    ) -> GetFapiaoFileDownloadInfoResponse:
        return await self._call(
            OPERATION, {"fapiao_apply_id": fapiao_apply_id, "sub_mchid": sub_mchid, "fapiao_id": fapiao_id}
        )
