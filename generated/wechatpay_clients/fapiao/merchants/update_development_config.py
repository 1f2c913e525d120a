# Written by `make generate` from specs/fapiao/merchants/update_development_config.yaml: edit that file.
"""Set up e-invoices (配置开发选项)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UpdateDevelopmentConfigResponse"]


@model
class UpdateDevelopmentConfigResponse(Model):
    """Reply of `update_development_config`."""

    callback_url: str = field(STRING)
    """回调地址, at most 256 characters. URL that all notifications about e-invoices are sent to, such as those about authorizations, issued invoices and cards. One URL for all sub-merchants of a service provider."""
    show_fapiao_cell: bool | None = field(BOOLEAN, default=None)
    """全部账单展示开发票入口开关. Shows the e-invoice entry in all WeChat Pay bills. Returned once it has been set."""
    support_vat_fapiao: bool | None = field(BOOLEAN, default=None)
    """商户是否支持开电子专票. Lets users choose a special VAT invoice when they fill in the title. Returned once it has been set."""


OPERATION: Operation[UpdateDevelopmentConfigResponse] = Operation(
    name="fapiao.merchants.update_development_config",
    method="PATCH",
    routes=(Route("/v3/new-tax-control-fapiao/merchant/development-config"),),
    body=(
        Parameter("callback_url", STRING),
        Parameter("sub_mch_code", STRING, is_required=True),
        Parameter("show_fapiao_cell", BOOLEAN),
        Parameter("support_vat_fapiao", BOOLEAN),
    ),
    replies={200: UpdateDevelopmentConfigResponse},
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
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792563",),
)


class _UpdateDevelopmentConfigDocs:
    def update_development_config(self, *_: Any, **__: Any) -> Any:
        """Set up e-invoices (配置开发选项).

        Sets the URL of the notifications, the e-invoice entry in the bills of WeChat Pay, and whether users can choose
        special VAT invoices. WeChat Pay calls the URL and refuses one that does not return 200.

        Args:
            callback_url: 回调地址, at most 256 characters. URL that all notifications about e-invoices are sent to,
                such as those about authorizations, issued invoices and cards. One URL for all sub-merchants of a
                service provider.
            sub_mch_code: 子商户号, at most 32 characters. Sub-merchant number that the settings are for, assigned by
                WeChat Pay.
            show_fapiao_cell: 全部账单展示开发票入口开关. Shows the e-invoice entry in all WeChat Pay bills of the
                sub-merchant. The bill of a partly refunded order does not have it.
            support_vat_fapiao: 商户是否支持开电子专票. Lets users of the sub-merchant choose a special VAT invoice
                (专票) when they fill in the title.

        Returns:
            `UpdateDevelopmentConfigResponse` with `callback_url`, `show_fapiao_cell` and `support_vat_fapiao`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792563
        """


class UpdateDevelopmentConfig(_UpdateDevelopmentConfigDocs, Service):
    def update_development_config(
        self,
        *,
        callback_url: str | None = None,
        sub_mch_code: str,
        show_fapiao_cell: bool | None = None,
        support_vat_fapiao: bool | None = None,
    ) -> UpdateDevelopmentConfigResponse:
        return self._call(
            OPERATION,
            {
                "callback_url": callback_url,
                "sub_mch_code": sub_mch_code,
                "show_fapiao_cell": show_fapiao_cell,
                "support_vat_fapiao": support_vat_fapiao,
            },
        )


class AsyncUpdateDevelopmentConfig(_UpdateDevelopmentConfigDocs, AsyncService):
    async def update_development_config(
        self,
        *,
        callback_url: str | None = None,
        sub_mch_code: str,
        show_fapiao_cell: bool | None = None,
        support_vat_fapiao: bool | None = None,
    ) -> UpdateDevelopmentConfigResponse:
        return await self._call(
            OPERATION,
            {
                "callback_url": callback_url,
                "sub_mch_code": sub_mch_code,
                "show_fapiao_cell": show_fapiao_cell,
                "support_vat_fapiao": support_vat_fapiao,
            },
        )
