"""Types for annotations: arguments and results of client methods that do not belong to a service."""

from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.sealed_fields import Sealed
from wechatpay_runtime._session.option_arguments import OptionArguments
from wechatpay_runtime._settings.setting_names import BrandSettings, MerchantSettings
from wechatpay_runtime.operation.files import DownloadedFile, FileSource, FileTarget, Progress
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.services.payment_signing import (
    AppInvocation,
    HarmonyInvocation,
    JsapiInvocation,
    MiniProgramInvocation,
)
from wechatpay_runtime.services.service_order_pages import ServiceOrderInvocation
from wechatpay_runtime.services.transfer_confirmation import TransferInvocation

__all__ = [
    "AppInvocation",
    "BrandSettings",
    "DownloadedFile",
    "FileSource",
    "FileTarget",
    "HarmonyInvocation",
    "JsapiInvocation",
    "MerchantSettings",
    "MiniProgramInvocation",
    "Model",
    "OptionArguments",
    "Progress",
    "Response",
    "Sealed",
    "ServiceOrderInvocation",
    "TransferInvocation",
]
