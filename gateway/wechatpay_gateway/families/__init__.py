"""The families of operations that have a state: one folder each, and one for all resources that specs describe.

A new family adds its line to `FAMILIES`; nothing else outside its folder changes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.families.bills.operations import Bills
from wechatpay_gateway.families.certificates.operations import CertificateList
from wechatpay_gateway.families.echo.operations import Echo
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payments.order_machine import OrderMachine
from wechatpay_gateway.families.payments.refund_machine import RefundMachine
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.machine import ResourceMachine

FAMILIES: Sequence[type[Family]] = (
    CertificateList,
    Echo,
    Resources,
    Payments,
    Bills,
)
"""The families in the order in which they are built: one that uses another comes after it."""


class Families:
    """The families and state machines of a gateway as its attributes: `gateway.payments`, `gateway.refunds`.

    Every family and every machine is found by its name. The declarations below only tell type checkers what those are that people use
    most; of any other, the type is `Any`.
    """

    payments: Payments
    orders: OrderMachine
    refunds: RefundMachine
    bills: Bills
    applyments: ResourceMachine
    alterations: ResourceMachine

    def __init__(self, families: Mapping[str, Family]) -> None:
        self.families = families
        self.machines: dict[str, Machine[Any]] = {
            machine.name: machine for family in families.values() for machine in family.machines
        }

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            for named in (self.families, self.machines):
                if name in named:
                    return named[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
