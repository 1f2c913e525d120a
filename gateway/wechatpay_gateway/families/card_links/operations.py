"""The family of links to business cards, whose applications are a resource: an application in effect makes a link.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4016366785, 4016366804 and 4017027862.
"""

from typing import Any

from attrs import evolve

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.card_links.links import ACCOUNT, Link, Links, account_of
from wechatpay_gateway.family.behavior import Call, Place, examples_at, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.paging import put_page, put_request, window_of
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record

_APPLICATIONS = "brand.business_cards.business_card_links"
_ROOT = "/v3/brand/card/card-links"
_UNBIND: Place = ("POST", f"{_ROOT}/unbind-card-link")
_IN_EFFECT = "IN_EFFECT"


class CardLinks(Family):
    """The links in effect.

    Attributes:
        links: the links.
    """

    name = "card_links"
    tables = Tables.read("card_links", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.links = Links(context.store)
        context.family(Resources).follow(_APPLICATIONS, self._follow)
        self.behaviors = {("GET", _ROOT): self._list, _UNBIND: self._unbind}
        self.checks = {("POST", _ROOT): self._check}

    def _check(self, call: Call) -> None:
        """Check that an account is not linked yet.

        Raises:
            Refusal: it is linked, to this brand or another.
        """
        if self.links.is_linked(account_of(call.fields)):
            zh = "连接关系已被当前品牌或其他品牌绑定"
            raise refuse(call, "RESOURCE_ALREADY_EXISTS", zh, "The account is linked already. Remove the link first.")

    def _follow(self, before: Record, after: Record) -> Record:
        """Add the link of an application that takes effect."""
        if after.state == _IN_EFFECT != before.state:
            request = after.request
            brand_id = str(after.fields.get("brand_id") or request.get("brand_id", ""))
            named = {name: after.fields[name] for name in ACCOUNT if after.fields.get(name)}
            self.links.add(_link(after.mchid, brand_id, account_of({**request, **named})))
        return after

    def _list(self, call: Call) -> Outcome:
        operation, pages = call.operation, call.operation.pages
        assert pages is not None  # noqa: S101 (the spec of the list has pages)
        window, brand_id = window_of(operation, pages, call.arguments), call.arguments["brand_id"]
        scene = call.arguments.get("payment_scene")
        total, found = self.links.page(call.mchid, brand_id, scene, window.start, window.size)
        body: dict[str, Any] = {"brand_id": brand_id}
        put_page(body, pages, [_view(each) for each in found], window, total)
        put_request(body, operation.replies[200], pages, window)
        return Outcome(200, body)

    def _unbind(self, call: Call) -> Outcome:
        if not self.links.delete(call.mchid, call.fields["brand_id"], account_of(call.fields)):
            raise refuse(call, "RESOURCE_NOT_EXISTS", "交易连接名片配置不存在", "The brand does not have this link.")
        return to_reply(call, call.fields)

    def add_examples(self, mchid: str) -> None:
        """Add the links that the catalog's examples refer to, owned by a merchant."""
        for example in examples_at(self._context.catalog, _UNBIND):
            fields = example.arguments
            self.links.delete(mchid, fields["brand_id"], account_of(fields))
            self.links.add(evolve(_link(mchid, fields["brand_id"], account_of(fields)), is_example=True))


def _link(owner: str, brand_id: str, account: tuple[str, ...]) -> Link:
    scene, appid, mchid, service_id = account
    return Link(owner, brand_id, scene, appid, mchid, service_id)


def _view(link: Link) -> dict[str, Any]:
    values = {
        "payment_scene": link.payment_scene,
        "appid_list": [link.appid] if link.appid else None,
        "card_link_mchid": link.card_link_mchid or None,
        "service_id": link.service_id or None,
    }
    return {name: value for name, value in values.items() if value is not None}
