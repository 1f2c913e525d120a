"""The states and steps of sub-merchants that connect to fully digital invoices.

Diagram: https://pay.weixin.qq.com/doc/v3/partner/4016078358, section 2.1.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class ConnectionState(StrEnum):
    """How far a sub-merchant is."""

    APPROVAL_PENDING = "APPROVAL_PENDING"
    ACCESS_CONFIRMED_PENDING = "ACCESS_CONFIRMED_PENDING"
    ABILITY_CONFIRMED_PENDING = "ABILITY_CONFIRMED_PENDING"
    BILLING_PERSON_CONFIRMED_PENDING = "BILLING_PERSON_CONFIRMED_PENDING"
    BILLING_PERSON_REGISTER_PENDING = "BILLING_PERSON_REGISTER_PENDING"
    SECURITY_SETTING_PENDING = "SECURITY_SETTING_PENDING"
    APPLY_FAILED = "APPLY_FAILED"
    DISABLED = "DISABLED"
    ENABLED = "ENABLED"
    RESOURCE_EXPIRED = "RESOURCE_EXPIRED"


class AbilityStatus(StrEnum):
    """How far the authorization of a kind of invoices is: https://pay.weixin.qq.com/doc/v3/partner/4015792561."""

    AUTHORIZED = "AUTHORIZED"
    AUTHORIZE_PENDING = "AUTHORIZE_PENDING"
    DEAUTHORIZED = "DEAUTHORIZED"
    AUTHORIZE_FAILED = "AUTHORIZE_FAILED"


AUTHORIZING = (
    ConnectionState.APPROVAL_PENDING,
    ConnectionState.APPLY_FAILED,
    ConnectionState.ACCESS_CONFIRMED_PENDING,
    ConnectionState.ABILITY_CONFIRMED_PENDING,
)
"""The states before the sub-merchant has authorized the kinds of invoices."""
_REASON = Field("reason", "The reason, in Chinese.", is_required=False)
_WAITING = (
    ConnectionState.ABILITY_CONFIRMED_PENDING,
    ConnectionState.BILLING_PERSON_CONFIRMED_PENDING,
    ConnectionState.BILLING_PERSON_REGISTER_PENDING,
    ConnectionState.SECURITY_SETTING_PENDING,
)


def _step(name: str, source: ConnectionState, target: ConnectionState, means: str) -> Step:
    return Step(name, source={source}, target=target, means=means, actor=Actor.CONTACT)


MERCHANT_STEPS = (
    Step(
        "approve",
        source={ConnectionState.APPROVAL_PENDING},
        target=ConnectionState.ACCESS_CONFIRMED_PENDING,
        means="The tax authority approves the sub-merchant.",
    ),
    Step(
        "reject",
        source={ConnectionState.APPROVAL_PENDING},
        target=ConnectionState.APPLY_FAILED,
        means="The tax authority rejects the sub-merchant.",
        takes=(_REASON,),
    ),
    _step(
        "confirm_access",
        ConnectionState.ACCESS_CONFIRMED_PENDING,
        ConnectionState.ABILITY_CONFIRMED_PENDING,
        "The sub-merchant confirms at the tax platform.",
    ),
    _step(
        "confirm_abilities",
        ConnectionState.ABILITY_CONFIRMED_PENDING,
        ConnectionState.BILLING_PERSON_CONFIRMED_PENDING,
        "The sub-merchant authorizes the kinds of invoices.",
    ),
    _step(
        "set_billing_person",
        ConnectionState.BILLING_PERSON_CONFIRMED_PENDING,
        ConnectionState.BILLING_PERSON_REGISTER_PENDING,
        "The person who issues the invoices is set.",
    ),
    _step(
        "confirm_billing_person",
        ConnectionState.BILLING_PERSON_REGISTER_PENDING,
        ConnectionState.SECURITY_SETTING_PENDING,
        "The person who issues the invoices confirms.",
    ),
    _step(
        "set_security",
        ConnectionState.SECURITY_SETTING_PENDING,
        ConnectionState.ENABLED,
        "The sub-merchant sets how long the security check is valid, and can issue invoices.",
    ),
    Step(
        "time_out",
        source=_WAITING,
        target=ConnectionState.DISABLED,
        means="The sub-merchant did not complete a step in time.",
    ),
    _step(
        "disconnect",
        ConnectionState.ENABLED,
        ConnectionState.DISABLED,
        "The sub-merchant withdraws the authorization at the tax platform.",
    ),
    _step(
        "apply_again",
        ConnectionState.DISABLED,
        ConnectionState.ENABLED,
        "The sub-merchant applies again, and is connected.",
    ),
    Step(
        "expire_resource",
        source={ConnectionState.ENABLED},
        target=ConnectionState.RESOURCE_EXPIRED,
        means="The package of the provider of fully digital invoices expires.",
    ),
    _step("renew", ConnectionState.RESOURCE_EXPIRED, ConnectionState.ENABLED, "The package is paid for again."),
)
