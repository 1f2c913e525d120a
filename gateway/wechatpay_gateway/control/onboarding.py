"""Control addresses of the onboarding families: add applications and move them on, as merchants and WeChat Pay's staff would."""

from collections.abc import Callable
from typing import Any

from attrs import asdict

from wechatpay_gateway.control.fields import Handler, take
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.families.merchant_alteration.state import Alteration, Alterations
from wechatpay_gateway.families.subject_confirmation.state import Applyment, Applyments


def shown_application(application: Applyment | Alteration) -> dict[str, Any]:
    """An application as JSON, without what was handed in: that may hold what a merchant encrypted."""
    return asdict(application, filter=lambda attribute, _value: attribute.name != "content")


def _add_applyment(gateway: Gateway, fields: dict[str, Any]) -> Any:
    types = {"business_code": str, "applyment_id": int, "mchid": str, "state": str}
    return shown_application(gateway.applyments.add(**take(fields, types, ("business_code",))))


def _add_alteration(gateway: Gateway, fields: dict[str, Any]) -> Any:
    names = ("apply_id", "kind", "merchant_code", "out_request_no", "mchid", "state")
    types: dict[str, type] = dict.fromkeys(names, str)
    return shown_application(gateway.alterations.add(**take(fields, types, ("apply_id",))))


def _authorize(gateway: Gateway, fields: dict[str, Any]) -> Any:
    gateway.applyments.authorize(**take(fields, {"sub_mchid": str}, ("sub_mchid",)))
    return fields


def _on_applyment(step: Callable[..., None], **types: type) -> Handler:
    required = tuple(name for name in types if name != "param")

    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        taken = take(fields, {"applyment_id": int, **types}, ("applyment_id", *required))
        step(gateway.applyments, **taken)
        return shown_application(gateway.applyments.get(taken["applyment_id"]))

    return handle


def _on_alteration(step: Callable[..., None], **types: type) -> Handler:
    required = tuple(name for name in types if name != "details")

    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        taken = take(fields, {"apply_id": str, "kind": str, **types}, ("apply_id", *required))
        step(gateway.alterations, **taken)
        return shown_application(gateway.alterations.get(taken["apply_id"], taken.get("kind")))

    return handle


ONBOARDING: list[tuple[str, str, Handler]] = [
    ("POST", "/applyments", _add_applyment),
    ("POST", "/applyments/state", _on_applyment(Applyments.set_state, state=str)),
    ("POST", "/applyments/approve", _on_applyment(Applyments.approve)),
    ("POST", "/applyments/confirm-contact", _on_applyment(Applyments.confirm_contact)),
    ("POST", "/applyments/verify-account", _on_applyment(Applyments.verify_account)),
    ("POST", "/applyments/reject", _on_applyment(Applyments.reject, reason=str, param=str)),
    ("POST", "/applyments/freeze", _on_applyment(Applyments.freeze, reason=str, param=str)),
    ("POST", "/applyments/authorize", _authorize),
    ("POST", "/alterations", _add_alteration),
    ("POST", "/alterations/state", _on_alteration(Alterations.set_state, state=str)),
    ("POST", "/alterations/approve", _on_alteration(Alterations.approve)),
    ("POST", "/alterations/finish", _on_alteration(Alterations.finish)),
    ("POST", "/alterations/reject", _on_alteration(Alterations.reject, reason=str, details=dict)),
]
"""Method, path below `/_gateway`, and what it does."""
