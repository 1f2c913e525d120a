"""The parts of a gateway that are passed to each family."""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.notifications.changes import Changes
from wechatpay_gateway.parties.merchants import Merchants

FamilyT = TypeVar("FamilyT")


@frozen
class Context:
    """The parts of a gateway that its families use.

    Attributes:
        store: the database; the tables of a family exist after all families have been built.
        catalog: the operations, with their examples.
        merchants: the merchants, with their keys.
        changes: commits changes together with their notifications.
        now: returns the time of the gateway's clock, in seconds since 1970.
        pages_url: returns the base URL at which a phone can open the payer's page.
        families: the families built so far, by name.
    """

    store: Store
    catalog: Catalog
    merchants: Merchants
    changes: Changes
    now: Callable[[], float]
    pages_url: Callable[[], str]
    families: dict[str, Any] = field(factory=dict[str, Any], repr=False)

    def family(self, kind: type[FamilyT]) -> FamilyT:
        """Return another family, which must be earlier in `FAMILIES`.

        Raises:
            LookupError: the family has not been built yet.
        """
        for built in self.families.values():
            if isinstance(built, kind):
                return built
        raise LookupError(f"{kind.__name__} must come earlier in FAMILIES")
