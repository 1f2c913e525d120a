"""The control addresses of faults and rate limits."""

from typing import Any

from attrs import asdict

from wechatpay_gateway.base.fault_kinds import DescribedKind, FaultKind
from wechatpay_gateway.control.address import Address
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import Field
from wechatpay_gateway.notifications.faults import NotificationFaultKind


def _faults(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return [asdict(fault) for fault in gateway.faults.pending]


def fault_kind_data(kind: DescribedKind) -> dict[str, Any]:
    """Return a kind of fault with its options as JSON."""
    options = [
        {
            "name": each.name,
            "type": each.json_type,
            "default": each.default,
            "required": each.is_required,
            "choices": list(each.choices),
        }
        for each in kind.options
    ]
    return {"kind": kind.value, "means": kind.means, "options": options}


def _fault_kinds(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del gateway, fields
    return {
        "requests": [fault_kind_data(kind) for kind in FaultKind],
        "notifications": [fault_kind_data(kind) for kind in NotificationFaultKind],
    }


def _add_fault(gateway: Gateway, fields: dict[str, Any]) -> Any:
    options: dict[str, Any] = fields.pop("options", {})
    gateway.faults.add(**fields, **options)
    return _faults(gateway, {})


def _clear_faults(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    gateway.faults.clear()
    return []


def _rates(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return {"enforced": gateway.rates.is_enforced}


def _set_rates(gateway: Gateway, fields: dict[str, Any]) -> Any:
    if fields["enforced"]:
        gateway.rates.enforce()
    else:
        gateway.rates.ignore()
    return _rates(gateway, {})


_FAULTS = "The pending faults, each with its remaining `times`."
_RATES = "`enforced`, whether calls above the limits of their pages are refused."

FAULTS = (
    Address(
        method="GET",
        path="/faults",
        means="Lists the pending faults.",
        reply=_FAULTS,
        python="gateway.faults.pending",
        does=_faults,
    ),
    Address(
        method="GET",
        path="/faults/kinds",
        means="Lists the kinds of faults with their options.",
        reply="An object with two lists: the faults of `requests` and those of `notifications`.",
        python="list(FaultKind)",
        does=_fault_kinds,
        texts=("means",),
    ),
    Address(
        method="POST",
        path="/faults",
        means="Applies a fault to the next requests.",
        reply=_FAULTS,
        python="gateway.faults.add(kind, times=…, operation=…, **options)",
        does=_add_fault,
        fields=(
            Field("kind", "A kind of [fault](#faults-of-requests), such as `rate_limit`."),
            Field("times", "Number of requests to affect. Defaults to 1.", int, is_required=False),
            Field("operation", "The operation to affect. Defaults to all operations.", is_required=False),
            Field("options", "Options of the kind.", dict, is_required=False),
        ),
    ),
    Address(
        method="DELETE",
        path="/faults",
        means="Discards the pending faults.",
        reply="An empty list.",
        python="gateway.faults.clear()",
        does=_clear_faults,
    ),
    Address(
        method="GET",
        path="/rates",
        means="Shows whether the rate limits of the pages are enforced.",
        reply=_RATES,
        python="gateway.rates.is_enforced",
        does=_rates,
    ),
    Address(
        method="POST",
        path="/rates",
        means="Enforces the rate limits of the pages from now on, by the gateway's clock, or ignores them again.",
        reply=_RATES,
        python="gateway.rates.enforce(), gateway.rates.ignore()",
        does=_set_rates,
        fields=(Field("enforced", "Whether to enforce them.", bool),),
    ),
)
"""The addresses of faults and rate limits."""
