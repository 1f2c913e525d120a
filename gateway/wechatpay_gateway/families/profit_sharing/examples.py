"""Adds the orders, shares, returns and receivers that the catalog's examples refer to, so that the examples succeed.

The examples have no money in accounts until something moves it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from wechatpay_gateway.catalog.catalog import Catalog, Example
from wechatpay_gateway.families.payments.apis import DIRECT as DIRECT_API
from wechatpay_gateway.families.payments.apis import EXAMPLE_APPID
from wechatpay_gateway.families.payments.apis import PARTNER as PARTNER_API
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.families.profit_sharing.products import (
    BRAND,
    ECOMMERCE,
    MERCHANT,
    NORMAL_ROOT,
    Product,
    normal_product,
)
from wechatpay_gateway.families.profit_sharing.profiles import Profile
from wechatpay_gateway.families.profit_sharing.receivers import Receiver
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing, new_number
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import ReceiverState, ReturnResult, ShareResult, SharingState
from wechatpay_gateway.family.behavior import Place, examples_at, to_content

_TOTAL, _SHARE = 1_000_000, 1000
_OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
_DESCRIPTION = "分账"
_AGO_SECONDS = 7200
"""How long before the start of the gateway the examples were paid, so that they can be shared immediately."""
_BRIEF = (BRAND, ECOMMERCE)


@frozen
class _Found:
    """An example, with its API and all its fields: those of its reply, and above them its arguments."""

    product: Product
    owner: str
    fields: Mapping[str, Any]


class _Examples:
    """Adds the examples of one merchant."""

    def __init__(self, catalog: Catalog, mchid: str, records: Records, at: float) -> None:
        self._catalog = catalog
        self._mchid = mchid
        self._records = records
        self._at = at

    def add(self) -> None:
        """Add everything that the examples refer to."""
        for found in (*self._at_orders("POST"), *self._at_finishes()):
            self._order(found, found.fields["transaction_id"])
        for found in self._at_receivers():
            self._receiver(found, found.fields["type"], found.fields["account"])
        for found in self._at_orders("POST"):
            for each in found.fields["receivers"]:
                self._receiver(found, each["type"], each[found.product.account])
        queries, returns = list(self._at_orders("GET")), [*self._at_returns("GET"), *self._at_returns("POST")]
        for found in queries:
            self._sharing(found, [each for each in returns if each.product is found.product])
        for found in returns:
            self._return(found)

    def _found(self, product: Product | None, *places: Place) -> Iterator[_Found]:
        for place in places:
            for example in examples_at(self._catalog, place):
                own = product or normal_product(example.arguments)
                fields = {**example.reply_fields, **example.arguments}
                yield _Found(own, self._owner_of(own, example), fields)

    def _owner_of(self, product: Product, example: Example) -> str:
        fields = {"sub_mchid": self._mchid, **example.reply_fields, **example.arguments}
        return product.owner_of(self._mchid, fields)

    def _at_orders(self, method: str) -> Iterator[_Found]:
        place = f"{NORMAL_ROOT}/orders" if method == "POST" else f"{NORMAL_ROOT}/orders/{{}}"
        yield from self._found(None, (method, place))
        for product in _BRIEF:
            yield from self._found(product, (method, f"{product.root}/orders"))

    def _at_finishes(self) -> Iterator[_Found]:
        amounts = [("GET", f"{NORMAL_ROOT}/transactions/{{}}/amounts")]
        yield from self._found(None, ("POST", f"{NORMAL_ROOT}/orders/unfreeze"), *amounts)
        for product in _BRIEF:
            yield from self._found(product, ("POST", f"{product.root}/finish-order"))
            for found in self._found(product, ("GET", f"{product.root}/orders/{{}}/amounts")):
                if not self._records.orders.of_transaction(found.fields["transaction_id"]):
                    yield found

    def _at_receivers(self) -> Iterator[_Found]:
        for product, root in ((None, NORMAL_ROOT), *((each, each.root) for each in _BRIEF)):
            yield from self._found(product, *(("POST", f"{root}/receivers/{name}") for name in ("add", "delete")))

    def _at_returns(self, method: str) -> Iterator[_Found]:
        place = f"{NORMAL_ROOT}/return-orders" if method == "POST" else f"{NORMAL_ROOT}/return-orders/{{}}"
        yield from self._found(None, (method, place))
        for product in _BRIEF:
            yield from self._found(product, (method, f"{product.root}/returnorders"))

    def _order(self, found: _Found, transaction_id: str) -> Order:
        for order in self._records.orders.of_transaction(transaction_id):
            if (order.caller, order.payee) == (self._mchid, found.owner):
                return order
        is_direct = not found.product.has_sub_merchant
        api = DIRECT_API if is_direct else PARTNER_API
        identity = {api.identity[0]: EXAMPLE_APPID, api.caller: self._mchid, api.payee: found.owner}
        number = f"s{transaction_id}"[:32]
        fields = {**identity, "out_trade_no": number, "settle_info": {"profit_sharing": True}}
        order = Order(
            *(self._mchid, found.owner, api.name, "JSAPI", number, OrderState.SUCCESS, _TOTAL, to_content(fields)),
            self._at,
            transaction_id=transaction_id,
            paid=self._at - _AGO_SECONDS,
            openid=_OPENID,
            is_example=True,
        )
        self._records.orders.add(order)
        return order

    def _receiver(self, found: _Found, kind: str, account: str) -> None:
        scope = found.product.scope_of(self._mchid, {**found.fields, "sub_mchid": found.owner})
        if self._records.receivers.find(self._mchid, found.product, scope, kind, account) is None:
            self._records.receivers.put(
                Receiver(
                    *(self._mchid, found.product, scope, kind, account, ReceiverState.ADDED, found.fields.get("name")),
                    found.fields.get("relation_type", "PARTNER"),
                    is_example=True,
                )
            )

    def _sharing(self, found: _Found, returns: Sequence[_Found]) -> None:
        fields, product = found.fields, found.product
        if self._records.sharings.find(self._mchid, product, fields["out_order_no"]) is not None:
            return
        self._order(found, fields["transaction_id"])
        at = self._at - _AGO_SECONDS / 2
        sharing = Sharing(
            caller=self._mchid,
            product=product,
            out_order_no=fields["out_order_no"],
            owner=found.owner,
            order_id=fields.get("order_id", new_number("30", at)),
            transaction_id=fields["transaction_id"],
            state=SharingState.FINISHED,
            is_unfreezing=False,
            rest=0,
            content=to_content({}),
            created=at,
            finished=at,
            is_example=True,
            scope=found.owner,
        )
        accounts = dict.fromkeys(each.fields["return_mchid"] for each in returns)
        shares = [self._share(sharing, account) for account in (accounts or [self._mchid])]
        self._records.sharings.add(sharing, shares)

    def _share(self, sharing: Sharing, account: str) -> Share:
        return Share(
            detail_id=new_number("36", sharing.created),
            caller=sharing.caller,
            product=sharing.product.name,
            out_order_no=sharing.out_order_no,
            type=MERCHANT,
            account=account,
            amount=_SHARE,
            description=_DESCRIPTION,
            result=ShareResult.SUCCESS,
            fail_reason=None,
            created=sharing.created,
            finished=sharing.finished,
        )

    def _return(self, found: _Found) -> None:
        fields, product = found.fields, found.product
        if self._records.returns.find(self._mchid, product, fields["out_return_no"]) is not None:
            return
        at = self._at - _AGO_SECONDS / 2
        made = SharingReturn(
            caller=self._mchid,
            product=product,
            out_return_no=fields["out_return_no"],
            return_id=fields.get(product.return_id, new_number("30", at)),
            out_order_no=fields["out_order_no"],
            return_mchid=fields["return_mchid"],
            amount=fields["amount"],
            description=fields.get("description", _DESCRIPTION),
            result=ReturnResult.SUCCESS,
            fail_reason=None,
            content=to_content({}),
            created=at,
            finished=at,
            is_example=True,
        )
        self._records.returns.add(made)


def add_examples(catalog: Catalog, mchid: str, records: Records, at: float) -> None:
    """Add the records that the examples refer to, owned by the merchant `mchid`; `at` is in seconds since 1970."""
    if examples_at(catalog, ("POST", f"{NORMAL_ROOT}/orders")):
        _Examples(catalog, mchid, records, at).add()
    records.profiles.put(Profile(mchid))
