"""The family of governance: restrictions of sub-merchants, and verifications, of which each sub-merchant has one at a time.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012803072 and 4012064909.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.governance.restriction_machine import QUERY, RestrictionMachine
from wechatpay_gateway.families.governance.restrictions import Restrictions, RestrictionState
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.resource.family import Resources

_VERIFICATIONS = "risk.merchant_governance.inactive_merchant_verifications"
_VERIFY: Place = ("POST", "/v3/compliance/inactive-merchant-identity-verification/merchants")


class Governance(Family):
    """The restrictions and the verifications of sub-merchants.

    Attributes:
        restriction_machine: imposes and lifts restrictions; also `gateway.merchant_restrictions`.
    """

    name = "governance"
    tables = Tables.read("governance", 1, __name__)
    due_tables = ("merchant_restrictions",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._resources = context.family(Resources)
        self._restrictions = Restrictions(context.store)
        self.restriction_machine = RestrictionMachine(context, self._restrictions)
        self.machines = (self.restriction_machine,)
        of_resource = self._resources.behaviors.get(_VERIFY)
        verify = {_VERIFY: partial(self._verify, of_resource)} if of_resource else {}
        self.behaviors: Mapping[Place, Behavior] = {QUERY: self._query, **verify}

    def next_due(self) -> float | None:
        """Return when the next announced restriction takes effect."""
        return next((starts for starts, _ in self._restrictions.announced()), None)

    def make_due_changes(self) -> None:
        """Let the announced restrictions take effect whose time has come."""
        self.restriction_machine.make_due_changes()

    def is_limited(self, sub_mchid: str, function: str) -> bool:
        """Return whether a restriction of a sub-merchant that has taken effect covers a function, such as `NO_WITHDRAWAL`."""
        active = (each for each in self._restrictions.of(sub_mchid) if each.state is RestrictionState.ACTIVE)
        return any(function in each.fields["relate_limitations"] for each in active)

    def _verify(self, of_resource: Behavior, call: Call) -> Outcome:
        """Start a verification, or return the number of the one that goes on."""
        staff = self._resources.staff(_VERIFICATIONS)
        for record in staff.alike({"sub_mchid": call.fields["sub_mchid"]}):
            if record.mchid == call.mchid and record.state == "PROCESSING":
                return to_reply(call, record.fields)
        return of_resource(call)

    def _query(self, call: Call) -> Outcome:
        """Return the restrictions of a sub-merchant; one without restrictions has its number alone."""
        sub_mchid = str(call.arguments["sub_mchid"])
        found = self._restrictions.of(sub_mchid)
        active = [each.fields for each in found if each.state is RestrictionState.ACTIVE]
        functions = [name for fields in active for name in fields["relate_limitations"]]
        others = [fields["other_relate_limitations"] for fields in active if "other_relate_limitations" in fields]
        body: dict[str, Any] = {"mchid": sub_mchid}
        if functions:
            body["limited_functions"] = list(dict.fromkeys(functions))
        if others:
            body["other_limited_functions"] = ",".join(dict.fromkeys(others))
        if found:
            body["recovery_specifications"] = [dict(each.fields) for each in found]
        return Outcome(200, body)
