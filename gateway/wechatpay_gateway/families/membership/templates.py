"""The card templates, which are a resource, as the cards of users need them."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.replies import visible
from wechatpay_gateway.family.steps import UnknownApplicationError

_RESOURCE = "brand.member_cards.member_card_templates"
_EFFECTIVE = "CARD_EFFECTIVE"


@frozen
class Template:
    """A card template; one of the catalog's examples has few fields, and fits every brand."""

    card_id: str
    owner: str
    brand_id: str
    fields: Mapping[str, Any] = field(repr=False)
    is_example: bool

    @property
    def is_effective(self) -> bool:
        """Whether users can open cards."""
        return bool(self.fields["state"] == _EFFECTIVE)

    @property
    def assigns_codes(self) -> bool:
        """Whether WeChat Pay assigns the codes of its cards."""
        return self.fields.get("code_mode") == "SYSTEM_ALLOCATE"

    @property
    def validity(self) -> Mapping[str, Any]:
        """The validity of its cards."""
        return self.fields.get("valid_date_information") or {"type": "PERMANENT"}

    @property
    def information(self) -> Mapping[str, Any]:
        """The information that users enter."""
        asked: Mapping[str, Any] | None = self.fields.get("user_information")
        return asked or {}


class Templates:
    """The card templates of all merchants."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def find(self, card_id: str, owner: str | None = None, brand_id: str = "") -> Template | None:
        """Return a template, which must be that of the owner and the brand if an owner is given; `None` if it does not exist."""
        staff = self._resources.staff(_RESOURCE)  # A catalog of a user's own specs may lack the resource.
        try:
            record = staff.get(card_id, owner or "")
        except UnknownApplicationError:
            return None
        if record.fields.get("card_id") != card_id:
            return None
        fields = visible(staff.resource, record)
        found = Template(card_id, record.mchid, str(fields.get("brand_id", "")), fields, record.content is None)
        is_own = owner is None or found.is_example or (found.owner, found.brand_id) == (owner, brand_id)
        return found if is_own else None
