"""The operations with which brands manage card templates: those of service providers, for the brand that calls.

The templates are a resource. No page of the operations for brands could be read.
"""

from collections.abc import Mapping

from attrs import evolve

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.membership.callers import ROOTS
from wechatpay_gateway.families.membership.template_rules import check_changed_template, check_new_template
from wechatpay_gateway.families.membership.templates import Templates
from wechatpay_gateway.family.behavior import Behavior, Call, Check, Place
from wechatpay_gateway.family.resource.family import Resources

_CREATE: Place = ("POST", "/cards")
_CHANGE: Place = ("PATCH", "/cards/{}")
_ALL: tuple[Place, ...] = (
    _CREATE,
    ("GET", "/cards"),
    ("GET", "/cards/{}"),
    _CHANGE,
    ("POST", "/cards/{}/invalidate"),
)


class TemplateOperations:
    """The operations of brands, and the rules for the templates of all callers."""

    def __init__(self, resources: Resources, templates: Templates) -> None:
        self._resources = resources
        self._templates = templates
        partner, brand = ROOTS
        of_partner = {(method, f"{partner}{path}"): (method, f"{brand}{path}") for method, path in _ALL}
        self.behaviors: Mapping[Place, Behavior] = {
            own: self._for_brand(resources.behaviors[place])
            for place, own in of_partner.items()
            if place in resources.behaviors
        }
        rules = {_CREATE: check_new_template, _CHANGE: check_changed_template}
        self.checks: Mapping[Place, Check] = {
            (method, f"{root}{path}"): check for root in ROOTS for (method, path), check in rules.items()
        }

    def _for_brand(self, behavior: Behavior) -> Behavior:
        """Return the behavior of an operation of service providers for a call of a brand, which can also use the examples."""

        def apply(call: Call) -> Outcome:
            brand_id, mchid = call.brand_id, ""
            card_id: str | None = call.arguments.get("card_id")
            template = None if card_id is None else self._templates.find(card_id)
            if template is not None and template.is_example:
                brand_id, mchid = template.brand_id, template.owner
            if call.body is None:
                own = evolve(call, mchid=mchid, arguments={**call.arguments, "brand_id": brand_id})
            else:
                own = evolve(call, mchid=mchid, body={**call.body, "brand_id": brand_id})
            return behavior(own)

        return apply
