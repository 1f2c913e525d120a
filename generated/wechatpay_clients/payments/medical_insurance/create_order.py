# Written by `make generate` from specs/payments/medical_insurance/create_order.yaml: edit that file.
"""Create a medical insurance order (医保自费混合收款下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.medical_insurance._models import (
    CashAddition,
    CashReduction,
    MixedOrder,
    MixPayType,
    OrderType,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, OneOf, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CardType", "Person"]


class CardType(StrEnum):
    """Documented values of `card_type` (证件类型). Any other value is a plain `str`."""

    UNKNOWN_USER_CARD_TYPE = "UNKNOWN_USER_CARD_TYPE"
    """Unknown."""
    ID_CARD = "ID_CARD"
    """ID card."""
    HOUSEHOLD_REGISTRATION = "HOUSEHOLD_REGISTRATION"
    """Household register (户口本)."""
    FOREIGNER_PASSPORT = "FOREIGNER_PASSPORT"
    """Passport of a foreigner."""
    MAINLAND_TRAVEL_PERMIT_FOR_TW = "MAINLAND_TRAVEL_PERMIT_FOR_TW"
    """Mainland travel permit of a Taiwan resident."""
    MAINLAND_TRAVEL_PERMIT_FOR_MO = "MAINLAND_TRAVEL_PERMIT_FOR_MO"
    """Mainland travel permit of a Macao resident."""
    MAINLAND_TRAVEL_PERMIT_FOR_HK = "MAINLAND_TRAVEL_PERMIT_FOR_HK"
    """Mainland travel permit of a Hong Kong resident."""
    FOREIGN_PERMANENT_RESIDENT = "FOREIGN_PERMANENT_RESIDENT"
    """Permanent residence permit of a foreigner."""


@model
class Person(Model):
    """Fields of `payer` (支付人身份信息)."""

    name: str = field(Encrypted(STRING))
    """Real name (真实姓名, at most 512 characters, encrypted in transit)."""
    id_digest: str = field(Encrypted(STRING))
    """个人身份ID摘要, at most 512 characters, encrypted in transit. MD5 digest of the number of the ID card, in lower-case letters and digits. Before that, extend a number of 15 digits to 18, and write a letter in upper case: the digest for 44030019000101123x is 09eb26e839ff3a2e3980352ae45ef09e."""
    card_type: CardType | str = field(OpenEnum(CardType))
    """证件类型. Kind of ID document. Only `ID_CARD` is supported at present."""


OPERATION: Operation[MixedOrder] = Operation(
    name="payments.medical_insurance.create_order",
    method="POST",
    routes=(Route("/v3/med-ins/orders"),),
    body=(
        Parameter("mix_pay_type", OpenEnum(MixPayType), is_required=True),
        Parameter("order_type", OpenEnum(OrderType), is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("sub_appid", STRING),
        Parameter("sub_mchid", STRING),
        Parameter("openid", STRING),
        Parameter("sub_openid", STRING),
        Parameter("payer", ModelOf(Person), is_required=True),
        Parameter("pay_for_relatives", BOOLEAN),
        Parameter("relative", ModelOf(Person)),
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("serial_no", STRING, is_required=True),
        Parameter("pay_order_id", STRING),
        Parameter("pay_auth_no", STRING),
        Parameter("geo_location", STRING),
        Parameter("city_id", STRING, is_required=True),
        Parameter("med_inst_name", STRING, is_required=True),
        Parameter("med_inst_no", STRING, is_required=True),
        Parameter("med_ins_order_create_time", DATETIME),
        Parameter("total_fee", INTEGER, is_required=True),
        Parameter("med_ins_gov_fee", INTEGER),
        Parameter("med_ins_self_fee", INTEGER),
        Parameter("med_ins_other_fee", INTEGER),
        Parameter("med_ins_cash_fee", INTEGER),
        Parameter("wechat_pay_cash_fee", INTEGER),
        Parameter("cash_add_detail", ListOf(ModelOf(CashAddition))),
        Parameter("cash_reduce_detail", ListOf(ModelOf(CashReduction))),
        Parameter("callback_url", STRING, is_required=True),
        Parameter("prepay_id", STRING),
        Parameter("passthrough_request_content", STRING),
        Parameter("extends", STRING),
        Parameter("attach", STRING),
        Parameter("channel_no", STRING),
        Parameter("med_ins_test_env", BOOLEAN),
    ),
    choose=(OneOf("openid", "sub_openid"),),
    numbers=(
        "sub_mchid",
        "out_trade_no",
        "serial_no",
        "pay_order_id",
        "pay_auth_no",
        "city_id",
        "med_inst_no",
        "prepay_id",
        "channel_no",
    ),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.medical_insurance.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "sub_mchid": "sub_mchid"},
    ),
    replies={200: MixedOrder},
    errors=(
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "An order with this `out_trade_no` exists.",
            "Query it. To create another order, use a new `out_trade_no`.",
            is_outcome_open=True,
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The medical insurance bureau could not verify the settlement.",
            "Check the arguments about the insurance.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "An argument is missing: a part of WeChat Pay needs `wechat_pay_cash_fee` and `prepay_id`; a part of the insurance needs `pay_order_id`, `pay_auth_no`, `geo_location`, `med_ins_order_create_time`, `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee`.",
            "Send the arguments that `mix_pay_type` requires.",
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "The two people are not related.", "Send a relative whose relation is on file."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user's WeChat account has no electronic insurance card (医保电子凭证).",
            "Ask the user to bind one, then retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The name is not that of the user's electronic insurance card.",
            "Check the name and `sub_openid`.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The digest of the ID number is not that of the user's electronic insurance card.",
            "Check `id_digest` and `sub_openid`.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The medical insurance bureau has no authorization for this order (未找到对应授权信息).",
            "Check the authorization of the user, or ask the medical insurance bureau.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The medical insurance bureau has another user for this order (传入用户信息与原订单不匹配).",
            "Check the authorization of the user, or ask the medical insurance bureau.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The channel is not the one that the user authorized (使用渠道与授权渠道不一致).",
            "Check the authorization of the user, or ask the medical insurance bureau.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The medical insurance bureau did not get the data of the relative (亲属信息为空).",
            "Check `relative`, or ask the medical insurance bureau.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The kind of ID document of the payer or the relative is not supported.",
            "Use `ID_CARD`.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The order is for a relative, but `relative` is missing.", "Send `relative`."),
        ErrorRow(400, "PARAM_ERROR", "`med_ins_order_create_time` cannot be read.", "Check its format."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID was not created under the AppID.", "Check both."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is wrong.", "Check it."),
        ErrorRow(400, "PARAM_ERROR", "The AppID is wrong.", "Check it."),
        ErrorRow(400, "PARAM_ERROR", "A merchant number is wrong.", "Check the merchant numbers."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "`med_ins_cash_fee` plus the amounts of `cash_add_detail` is not `wechat_pay_cash_fee` plus the amounts of `cash_reduce_detail`.",
            "Check the amounts.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The merchant may not create such orders yet.",
            "Complete the onboarding of the merchant first.",
        ),
        ErrorRow(403, "RULE_LIMIT", "`sub_mchid` is not a sub-merchant of the caller.", "Check the merchant numbers."),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "A `CASH_ONLY` order needs a `wechat_pay_cash_fee` that is not 0 and a `prepay_id`, and must not have `pay_order_id`, `pay_auth_no`, `geo_location`, `med_ins_order_create_time`, `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee`.",
            "Check the arguments against this rule.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "An `INSURANCE_ONLY` order needs `pay_order_id`, `pay_auth_no`, `geo_location`, `med_ins_order_create_time`, `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee`, and must not have `wechat_pay_cash_fee` and `prepay_id`.",
            "Check the arguments against this rule.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "A `CASH_AND_INSURANCE` order needs a `wechat_pay_cash_fee` that is not 0, a `prepay_id`, `pay_order_id`, `pay_auth_no`, `geo_location`, `med_ins_order_create_time`, `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee`.",
            "Check the arguments against this rule.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "`med_ins_cash_fee` is not `wechat_pay_cash_fee` minus the amounts of `cash_add_detail` plus those of `cash_reduce_detail`.",
            "Check the arguments against this rule.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "`total_fee` is not the sum of `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee`, `wechat_pay_cash_fee` and the amounts of `cash_reduce_detail`.",
            "Check the arguments against this rule.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "`wechat_pay_cash_fee` and the sum of `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` are both 0.",
            "Such an order is not possible.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "In an `INSURANCE_ONLY` order, `wechat_pay_cash_fee` must be 0; `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` are the amounts of the insurance.",
            "Check the amounts.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "In a `CASH_ONLY` order, the sum of `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` must be 0, and `wechat_pay_cash_fee` more than 0.",
            "Check the amounts.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "In a `CASH_AND_INSURANCE` order, `wechat_pay_cash_fee` and the sum of `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` must both be more than 0.",
            "Check the amounts.",
        ),
        ErrorRow(403, "RULE_LIMIT", "Too many calls.", "Retry later."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4018300080",),
)


class _CreateOrderDocs:
    def create_order(self, *_: Any, **__: Any) -> Any:
        """Create a medical insurance order (医保自费混合收款下单).

        Creates an order of a medical institution that the user pays with WeChat Pay, the medical insurance, or both,
        and returns `mix_trade_no`, with which `wx.requestMedicalInsurancePay` opens the payment, in WeChat 8.0.44 and
        later, on HarmonyOS in 8.0.13 and later. If money is paid with WeChat Pay, it also needs what `invoke_jsapi` or
        `invoke_mini_program` returns for that order.

        If money is paid with WeChat Pay, create that order first, with the same `out_trade_no`, and send its
        `prepay_id`. The user must have authorized the insurance, in the same environment (test or production).

        Two notifications follow: one of the WeChat Pay order, and one of the whole order to `callback_url`. Only the
        latter and the queries say whether the order is paid; the medical insurance bureau does not. Without a reply,
        query the order by its `out_trade_no`, and create it again if it does not exist.

        If the settlement of the insurance times out, WeChat Pay reverses it, and the order can no longer be paid.
        Arguments must not be empty: omit those without a value.

        Args:
            mix_pay_type: 混合支付类型. Who pays: the user with WeChat Pay, the medical insurance, or both.
            order_type: 订单类型. What is paid for.
            appid: 从业机构/服务商的公众号ID, at most 32 characters. AppID of your official account or mini program.
            sub_appid: 医疗机构的公众号ID, at most 32 characters, required for partners (服务商, 渠道商 and others who
                act for their own merchants), not allowed for others. AppID of the medical institution. Must be bound to
                `sub_mchid`.
            sub_mchid: 医疗机构的商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act
                for their own merchants), not allowed for others. Merchant number of the medical institution.
            openid: 用户在appid下的唯一标识, at most 128 characters. User's OpenID under `appid`. With it, open the
                payment with `appid`.
            sub_openid: 用户在sub_appid下的唯一标识, at most 128 characters, only for partners (服务商, 渠道商 and
                others who act for their own merchants). User's OpenID under `sub_appid`. With it, open the payment with
                `sub_appid`.
            payer: 支付人身份信息. Identity of the payer, also if the payer pays for a relative.
            pay_for_relatives: 是否代亲属支付. Pays for a relative of the payer. Defaults to `false`.
            relative: 亲属身份信息. Identity of the relative. Required when `pay_for_relatives` is `true`.
            out_trade_no: 从业机构订单号, at most 64 characters. Your order number. Must equal that of the WeChat Pay
                order which returned `prepay_id`; without such an order, use the number that the hospital sent you.
                Several numbers can have the same `serial_no`: to correct an amount, close the WeChat Pay order, and
                create both orders again with a new number.
            serial_no: 医疗机构订单号, at most 40 characters. Order number of the medical institution, such as that of
                its hospital information system. Must equal `medOrgOrd` in the upload of the charges (6201), or the
                payment fails. Stays the same if the order is created again with another `out_trade_no`.
            pay_order_id: 医保局返回的支付单ID, at most 64 characters. Payment order ID from the medical insurance
                bureau, for the same payment as `pay_auth_no`. Must be omitted for `CASH_ONLY`. Required when
                `mix_pay_type` is `INSURANCE_ONLY` or `CASH_AND_INSURANCE`.
            pay_auth_no: 医保局返回的支付授权码, at most 40 characters. Authorization code of the payment, from the
                medical insurance bureau. Must be omitted for `CASH_ONLY`. Required when `mix_pay_type` is
                `INSURANCE_ONLY` or `CASH_AND_INSURANCE`.
            geo_location: 用户定位信息, at most 40 characters. Location of the user, as longitude, comma, latitude. Must
                be omitted for `CASH_ONLY`. Required when `mix_pay_type` is `INSURANCE_ONLY` or `CASH_AND_INSURANCE`.
            city_id: 城市ID, at most 8 characters. ID of the city that is connected, which Tencent assigns. Some differ
                from the standard codes; the list is on https://yb.qq.com/yibao-payment/doc?nodeId=83680041366614016,
                附录-统一下单接口城市ID.
            med_inst_name: 医疗机构名称, at most 128 characters. Name of the medical institution.
            med_inst_no: 医疗机构编码, at most 32 characters. Code of the medical institution, from the medical
                insurance bureau.
            med_ins_order_create_time: 医保下单时间, RFC 3339. When the hospital created the order at the platform of
                the medical insurance. Must be omitted for `CASH_ONLY`. Required when `mix_pay_type` is `INSURANCE_ONLY`
                or `CASH_AND_INSURANCE`.
            total_fee: 使用该接口下单的总金额. Total of the order, in fen: `med_ins_gov_fee`, `med_ins_self_fee` and
                `med_ins_other_fee`, with `wechat_pay_cash_fee` and the amounts of `cash_reduce_detail`. If
                `med_ins_cash_fee` is more than 0, the sum with `med_ins_cash_fee` and the amounts of `cash_add_detail`
                instead must be the same.
            med_ins_gov_fee: 医保局结算后，医保统筹支付金额. Part that the pooled fund of the insurance (统筹) pays
                after the settlement, in fen; can be 0. Must be omitted for `CASH_ONLY`. Required when `mix_pay_type` is
                `INSURANCE_ONLY` or `CASH_AND_INSURANCE`.
            med_ins_self_fee: 医保局结算后，医保个账支付金额. Part that the personal account of the insurance (个账)
                pays after the settlement, in fen; can be 0. Must be omitted for `CASH_ONLY`. Required when
                `mix_pay_type` is `INSURANCE_ONLY` or `CASH_AND_INSURANCE`.
            med_ins_other_fee: 医保局结算后，医保其他支付金额. Part that other allowances of the insurance pay after the
                settlement, in fen; can be 0. Must be omitted for `CASH_ONLY`. Required when `mix_pay_type` is
                `INSURANCE_ONLY` or `CASH_AND_INSURANCE`.
            med_ins_cash_fee: 医保局结算后，需要自费的金额. Part that the insurance leaves to the user after the
                settlement, in fen; can be 0. Must be omitted for `CASH_ONLY`. Required when `mix_pay_type` is
                `INSURANCE_ONLY` or `CASH_AND_INSURANCE`.
            wechat_pay_cash_fee: 实际需要用户微信支付的金额. Amount that the user pays with WeChat Pay, in fen. If
                `med_ins_cash_fee` is more than 0, it must be that plus the amounts of `cash_add_detail` minus those of
                `cash_reduce_detail`. Must be omitted for `INSURANCE_ONLY`. Required when `mix_pay_type` is `CASH_ONLY`
                or `CASH_AND_INSURANCE`.
            cash_add_detail: 现金补充列表. Charges beside the order of the insurance, such as freight. Required if there
                are any.
            cash_reduce_detail: 现金减免列表. Reductions beside the order of the insurance, such as a prepayment.
                Required if there are any.
            callback_url: 回调通知URL, at most 256 characters. Address for the notification: a public `https://` URL
                without a query.
            prepay_id: 自费预下单ID, at most 64 characters. From the WeChat Pay order with the same `out_trade_no`.
                Valid for 2 hours. Must be omitted for `INSURANCE_ONLY`. Required when `mix_pay_type` is `CASH_ONLY` or
                `CASH_AND_INSURANCE`.
            passthrough_request_content: 医疗机构透传给医保的数据, at most 2048 characters. Data of the medical
                institution that is passed to the medical insurance bureau unchanged, as the local bureau defines it.
            extends: 扩展字段, at most 512 characters. Extension on which the medical institution and WeChat agreed.
            attach: 附加数据, at most 128 characters. Your own data. Queries and the notification return it.
            channel_no: 渠道号, at most 32 characters. Number of the channel, which engineers of Tencent assign to the
                medical institution.
            med_ins_test_env: 是否到医保局测试环境下单. Creates the order of the insurance in the test environment of
                the medical insurance bureau, although that of WeChat Pay is real. Must fit the environment of the
                authorization. Defaults to `false`.

        Returns:
            `MixedOrder`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 ALREADY_EXISTS: An order with this `out_trade_no` exists. Query it. To create another order, use a
                    new `out_trade_no`. The call may have taken effect; `client.settle(error)` queries the outcome.
                400 INVALID_REQUEST: The medical insurance bureau could not verify the settlement. Check the arguments
                    about the insurance.
                400 INVALID_REQUEST: An argument is missing: a part of WeChat Pay needs `wechat_pay_cash_fee` and
                    `prepay_id`; a part of the insurance needs `pay_order_id`, `pay_auth_no`, `geo_location`,
                    `med_ins_order_create_time`, `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and
                    `med_ins_cash_fee`. Send the arguments that `mix_pay_type` requires.
                400 INVALID_REQUEST: The two people are not related. Send a relative whose relation is on file.
                400 INVALID_REQUEST: The user's WeChat account has no electronic insurance card (医保电子凭证). Ask the
                    user to bind one, then retry.
                400 INVALID_REQUEST: The name is not that of the user's electronic insurance card. Check the name and
                    `sub_openid`.
                400 INVALID_REQUEST: The digest of the ID number is not that of the user's electronic insurance card.
                    Check `id_digest` and `sub_openid`.
                400 INVALID_REQUEST: The medical insurance bureau has no authorization for this order
                    (未找到对应授权信息). Check the authorization of the user, or ask the medical insurance bureau.
                400 INVALID_REQUEST: The medical insurance bureau has another user for this order
                    (传入用户信息与原订单不匹配). Check the authorization of the user, or ask the medical insurance
                    bureau.
                400 INVALID_REQUEST: The channel is not the one that the user authorized (使用渠道与授权渠道不一致).
                    Check the authorization of the user, or ask the medical insurance bureau.
                400 INVALID_REQUEST: The medical insurance bureau did not get the data of the relative (亲属信息为空).
                    Check `relative`, or ask the medical insurance bureau.
                400 PARAM_ERROR: The kind of ID document of the payer or the relative is not supported. Use `ID_CARD`.
                400 PARAM_ERROR: The order is for a relative, but `relative` is missing. Send `relative`.
                400 PARAM_ERROR: `med_ins_order_create_time` cannot be read. Check its format.
                400 PARAM_ERROR: The OpenID was not created under the AppID. Check both.
                400 PARAM_ERROR: The OpenID is wrong. Check it.
                400 PARAM_ERROR: The AppID is wrong. Check it.
                400 PARAM_ERROR: A merchant number is wrong. Check the merchant numbers.
                400 PARAM_ERROR: `med_ins_cash_fee` plus the amounts of `cash_add_detail` is not `wechat_pay_cash_fee`
                    plus the amounts of `cash_reduce_detail`. Check the amounts.
                403 REQUEST_BLOCKED: The merchant may not create such orders yet. Complete the onboarding of the
                    merchant first.
                403 RULE_LIMIT: `sub_mchid` is not a sub-merchant of the caller. Check the merchant numbers.
                403 RULE_LIMIT: A `CASH_ONLY` order needs a `wechat_pay_cash_fee` that is not 0 and a `prepay_id`, and
                    must not have `pay_order_id`, `pay_auth_no`, `geo_location`, `med_ins_order_create_time`,
                    `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee`. Check the
                    arguments against this rule.
                403 RULE_LIMIT: An `INSURANCE_ONLY` order needs `pay_order_id`, `pay_auth_no`, `geo_location`,
                    `med_ins_order_create_time`, `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and
                    `med_ins_cash_fee`, and must not have `wechat_pay_cash_fee` and `prepay_id`. Check the arguments
                    against this rule.
                403 RULE_LIMIT: A `CASH_AND_INSURANCE` order needs a `wechat_pay_cash_fee` that is not 0, a `prepay_id`,
                    `pay_order_id`, `pay_auth_no`, `geo_location`, `med_ins_order_create_time`, `med_ins_gov_fee`,
                    `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee`. Check the arguments against this
                    rule.
                403 RULE_LIMIT: `med_ins_cash_fee` is not `wechat_pay_cash_fee` minus the amounts of `cash_add_detail`
                    plus those of `cash_reduce_detail`. Check the arguments against this rule.
                403 RULE_LIMIT: `total_fee` is not the sum of `med_ins_gov_fee`, `med_ins_self_fee`,
                    `med_ins_other_fee`, `wechat_pay_cash_fee` and the amounts of `cash_reduce_detail`. Check the
                    arguments against this rule.
                403 RULE_LIMIT: `wechat_pay_cash_fee` and the sum of `med_ins_gov_fee`, `med_ins_self_fee`,
                    `med_ins_other_fee` and `med_ins_cash_fee` are both 0. Such an order is not possible.
                403 RULE_LIMIT: In an `INSURANCE_ONLY` order, `wechat_pay_cash_fee` must be 0; `med_ins_gov_fee`,
                    `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` are the amounts of the insurance.
                    Check the amounts.
                403 RULE_LIMIT: In a `CASH_ONLY` order, the sum of `med_ins_gov_fee`, `med_ins_self_fee`,
                    `med_ins_other_fee` and `med_ins_cash_fee` must be 0, and `wechat_pay_cash_fee` more than 0. Check
                    the amounts.
                403 RULE_LIMIT: In a `CASH_AND_INSURANCE` order, `wechat_pay_cash_fee` and the sum of `med_ins_gov_fee`,
                    `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` must both be more than 0. Check the
                    amounts.
                403 RULE_LIMIT: Too many calls. Retry later.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `out_trade_no`, `serial_no`, `pay_order_id`, `pay_auth_no`, `city_id`,
                `med_inst_no`, `prepay_id` or `channel_no` in the reply differs from the request. The reply belongs to
                another request.

        Pass exactly one of `openid` and `sub_openid`.
        Safe to retry with the same `out_trade_no`. `payments.medical_insurance.query_order_by_out_trade_no` returns the
        outcome.
        Followed by the notification `payments.medical_insurance.order_paid`, sent to `callback_url`.

        Available to: merchant (普通商户), service provider (普通服务商), bank (从业机构（银行）), payment institution
        (从业机构（支付机构）).

        Official page, 2026-03-02: https://pay.weixin.qq.com/doc/v3/partner/4018300080
        """


class CreateOrder(_CreateOrderDocs, Service):
    def create_order(
        self,
        *,
        mix_pay_type: MixPayType | str,
        order_type: OrderType | str,
        appid: str,
        sub_appid: str | None = None,
        sub_mchid: str | None = None,
        openid: str | None = None,
        sub_openid: str | None = None,
        payer: Person | Mapping[str, Any],
        pay_for_relatives: bool | None = None,
        relative: Person | Mapping[str, Any] | None = None,
        out_trade_no: str,
        serial_no: str,
        pay_order_id: str | None = None,
        pay_auth_no: str | None = None,
        geo_location: str | None = None,
        city_id: str,
        med_inst_name: str,
        med_inst_no: str,
        med_ins_order_create_time: dt.datetime | str | None = None,
        total_fee: int,
        med_ins_gov_fee: int | None = None,
        med_ins_self_fee: int | None = None,
        med_ins_other_fee: int | None = None,
        med_ins_cash_fee: int | None = None,
        wechat_pay_cash_fee: int | None = None,
        cash_add_detail: Sequence[CashAddition | Mapping[str, Any]] | None = None,
        cash_reduce_detail: Sequence[CashReduction | Mapping[str, Any]] | None = None,
        callback_url: str,
        prepay_id: str | None = None,
        passthrough_request_content: str | None = None,
        extends: str | None = None,
        attach: str | None = None,
        channel_no: str | None = None,
        med_ins_test_env: bool | None = None,
    ) -> MixedOrder:
        return self._call(
            OPERATION,
            {
                "mix_pay_type": mix_pay_type,
                "order_type": order_type,
                "appid": appid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "openid": openid,
                "sub_openid": sub_openid,
                "payer": payer,
                "pay_for_relatives": pay_for_relatives,
                "relative": relative,
                "out_trade_no": out_trade_no,
                "serial_no": serial_no,
                "pay_order_id": pay_order_id,
                "pay_auth_no": pay_auth_no,
                "geo_location": geo_location,
                "city_id": city_id,
                "med_inst_name": med_inst_name,
                "med_inst_no": med_inst_no,
                "med_ins_order_create_time": med_ins_order_create_time,
                "total_fee": total_fee,
                "med_ins_gov_fee": med_ins_gov_fee,
                "med_ins_self_fee": med_ins_self_fee,
                "med_ins_other_fee": med_ins_other_fee,
                "med_ins_cash_fee": med_ins_cash_fee,
                "wechat_pay_cash_fee": wechat_pay_cash_fee,
                "cash_add_detail": cash_add_detail,
                "cash_reduce_detail": cash_reduce_detail,
                "callback_url": callback_url,
                "prepay_id": prepay_id,
                "passthrough_request_content": passthrough_request_content,
                "extends": extends,
                "attach": attach,
                "channel_no": channel_no,
                "med_ins_test_env": med_ins_test_env,
            },
        )


class AsyncCreateOrder(_CreateOrderDocs, AsyncService):
    async def create_order(
        self,
        *,
        mix_pay_type: MixPayType | str,
        order_type: OrderType | str,
        appid: str,
        sub_appid: str | None = None,
        sub_mchid: str | None = None,
        openid: str | None = None,
        sub_openid: str | None = None,
        payer: Person | Mapping[str, Any],
        pay_for_relatives: bool | None = None,
        relative: Person | Mapping[str, Any] | None = None,
        out_trade_no: str,
        serial_no: str,
        pay_order_id: str | None = None,
        pay_auth_no: str | None = None,
        geo_location: str | None = None,
        city_id: str,
        med_inst_name: str,
        med_inst_no: str,
        med_ins_order_create_time: dt.datetime | str | None = None,
        total_fee: int,
        med_ins_gov_fee: int | None = None,
        med_ins_self_fee: int | None = None,
        med_ins_other_fee: int | None = None,
        med_ins_cash_fee: int | None = None,
        wechat_pay_cash_fee: int | None = None,
        cash_add_detail: Sequence[CashAddition | Mapping[str, Any]] | None = None,
        cash_reduce_detail: Sequence[CashReduction | Mapping[str, Any]] | None = None,
        callback_url: str,
        prepay_id: str | None = None,
        passthrough_request_content: str | None = None,
        extends: str | None = None,
        attach: str | None = None,
        channel_no: str | None = None,
        med_ins_test_env: bool | None = None,
    ) -> MixedOrder:
        return await self._call(
            OPERATION,
            {
                "mix_pay_type": mix_pay_type,
                "order_type": order_type,
                "appid": appid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "openid": openid,
                "sub_openid": sub_openid,
                "payer": payer,
                "pay_for_relatives": pay_for_relatives,
                "relative": relative,
                "out_trade_no": out_trade_no,
                "serial_no": serial_no,
                "pay_order_id": pay_order_id,
                "pay_auth_no": pay_auth_no,
                "geo_location": geo_location,
                "city_id": city_id,
                "med_inst_name": med_inst_name,
                "med_inst_no": med_inst_no,
                "med_ins_order_create_time": med_ins_order_create_time,
                "total_fee": total_fee,
                "med_ins_gov_fee": med_ins_gov_fee,
                "med_ins_self_fee": med_ins_self_fee,
                "med_ins_other_fee": med_ins_other_fee,
                "med_ins_cash_fee": med_ins_cash_fee,
                "wechat_pay_cash_fee": wechat_pay_cash_fee,
                "cash_add_detail": cash_add_detail,
                "cash_reduce_detail": cash_reduce_detail,
                "callback_url": callback_url,
                "prepay_id": prepay_id,
                "passthrough_request_content": passthrough_request_content,
                "extends": extends,
                "attach": attach,
                "channel_no": channel_no,
                "med_ins_test_env": med_ins_test_env,
            },
        )
