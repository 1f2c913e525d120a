"""Checks of the forms that merchants submit to open accounts."""

from collections.abc import Mapping

from wechatpay_gateway.families.onboarding.sub_merchant_rules import check_sub_merchant
from wechatpay_gateway.families.onboarding.subject_rules import check_application
from wechatpay_gateway.family.behavior import Check, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family

SUBMIT_FOR_CONFIRMATION: Place = ("POST", "/v3/apply4subject/applyment")
SUBMIT_SUB_MERCHANT: Place = ("POST", "/v3/applyment4sub/applyment")


class Onboarding(Family):
    """Rules that depend on several fields of a form."""

    name = "onboarding"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.behaviors = {}
        self.checks: Mapping[Place, Check] = {
            SUBMIT_FOR_CONFIRMATION: check_application,
            SUBMIT_SUB_MERCHANT: check_sub_merchant,
        }
