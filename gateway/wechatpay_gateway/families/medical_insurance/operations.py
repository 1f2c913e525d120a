"""The family of medical insurance orders, whose examples perform the operations."""

from collections.abc import Mapping

from wechatpay_gateway.families.medical_insurance.order_rules import check_order, check_refund
from wechatpay_gateway.family.behavior import Check, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class MedicalInsurance(Family):
    """Rules that depend on several fields of an order or a refund."""

    name = "medical_insurance"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.behaviors = {}
        self.checks: Mapping[Place, Check] = {
            ("POST", "/v3/med-ins/orders"): check_order,
            ("POST", "/v3/med-ins/refunds/notify"): check_refund,
        }
