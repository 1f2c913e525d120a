"""The behaviors of a resource's operations, for families that add a rule to them."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Message, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.staff import Staff


class Creation:
    """The call that creates the records of a resource.

    Args:
        context: the parts of the gateway.
        place: the place of the call.
        resource: the resource.
        number: the field of WeChat Pay's number of a record in the reply.
    """

    def __init__(self, context: Context, place: Place, resource: str, number: str) -> None:
        self._resources = context.family(Resources)
        self._place = place
        self._resource = resource
        self._number = number

    @property
    def is_known(self) -> bool:
        """Whether the catalog has the resource."""
        return self._place in self._resources.behaviors

    @property
    def staff(self) -> Staff:
        """The object that changes the records of the resource."""
        return self._resources.staff(self._resource)

    def create(self, call: Call) -> tuple[Outcome, Record]:
        """Perform the call as the resource does, and return its outcome and the record.

        Raises:
            Refusal: the resource refuses the call.
        """
        outcome = self._resources.behaviors[self._place](call)
        body: Mapping[str, Any] = outcome.body
        return outcome, self.staff.get(body[self._number], call.mchid)

    def bound(self, behavior: Behavior) -> Mapping[Place, Behavior]:
        """Return a behavior of the call, or nothing if the catalog does not have the resource."""
        return {self._place: behavior} if self.is_known else {}


def not_enough(call: Call, error: NotEnoughError, *, keeps_changes: bool = False) -> Refusal:
    """Return the refusal of a call without enough money; with `keeps_changes`, the record of the call is kept."""
    refusal = refuse(call, "NOT_ENOUGH", "账户可用余额不足", f"Not enough money: {error}")
    message = Message("账户可用余额不足", refusal.message.en)
    return Refusal(refusal.status, refusal.code, message, number=refusal.number, keeps_changes=keeps_changes)
