"""The family of partnerships.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012380498 and 4012380536.
"""

import json
from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.partnership.partnerships import (
    BUILD_AGAIN,
    Partnership,
    PartnershipMachine,
    Partnerships,
    PartnershipState,
)
from wechatpay_gateway.family.behavior import Call, Place, examples_at, to_content, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.paging import put_page, put_request, window_of
from wechatpay_gateway.family.refusals import refuse

_BUILD: Place = ("POST", "/v3/marketing/partnerships/build")
_LIST: Place = ("GET", "/v3/marketing/partnerships")
_KEY = "Idempotency-Key"


class PartnershipFamily(Family):
    """Partnerships between merchants and those that distribute their coupons.

    Attributes:
        machine: their steps; also `gateway.partnerships`.
    """

    name = "partnership"
    tables = Tables.read("partnership", 1, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnerships = Partnerships(context.store)
        self.machine = PartnershipMachine(context, self._partnerships)
        self.machines = (self.machine,)
        self.behaviors = {_BUILD: self._build, _LIST: self._list}

    def _build(self, call: Call) -> Outcome:
        number, content = _number_of(call.arguments), to_content(call.fields)
        existing = self._partnerships.built_by(call.mchid, number)
        if existing is not None and existing.is_example:
            self._partnerships.remove(existing)
        elif existing is not None:
            if existing.content != content:
                en = "The Idempotency-Key was used for another partnership. Use another one."
                zh = "业务请求幂等值已被使用，且参数不一致"
                raise refuse(call, "INVALID_REQUEST", zh, en, InternalNumber.CHANGED_PARAMETERS)
            return to_reply(call, _view(existing))
        partner, authorized = to_content(call.fields["partner"]), to_content(call.fields["authorized_data"])
        between = self._partnerships.between(call.mchid, authorized, partner)
        if between is None:
            return to_reply(call, _view(self._add(call.mchid, number, call.fields, call.now)))
        if between.state is PartnershipState.ESTABLISHED:
            en = "The partnership exists already."
            raise refuse(call, "INVALID_REQUEST", "委托营销合作关系已存在", en)
        again = {"idempotency_key": number, "content": content}
        return to_reply(call, _view(self.machine.advance(between, BUILD_AGAIN, again)))

    def _add(
        self, owner: str, number: str, fields: Mapping[str, Any], now: float, *, is_example: bool = False
    ) -> Partnership:
        partner, authorized = to_content(fields["partner"]), to_content(fields["authorized_data"])
        return self._partnerships.add(
            Partnership(
                *(0, owner, number, to_content(fields), partner, authorized),
                *(PartnershipState.ESTABLISHED, now, now, None, now, is_example),
            )
        )

    def _list(self, call: Call) -> Outcome:
        wanted, pages = call.arguments, call.operation.pages
        if pages is None:
            raise AssertionError("unreachable: the operation has pages")
        authorized = to_content(json.loads(wanted["authorized_data"]))
        partner = to_content(json.loads(wanted["partner"])) if "partner" in wanted else None
        total = self._partnerships.count(call.mchid, authorized, partner)
        if not total:
            en = "There are no partnerships for this coupon stock, or none with this partner."
            raise refuse(call, "INVALID_REQUEST", "委托营销合作关系不存在", en)
        window = window_of(call.operation, pages, wanted)
        found = self._partnerships.page(call.mchid, authorized, partner, window.start, window.size)
        body: dict[str, Any] = {}
        rows = [{name: value for name, value in _view(each).items() if name != "state"} for each in found]
        put_page(body, pages, rows, window, total)
        put_request(body, call.operation.replies[200], pages, window)
        if window.start and found:
            body.pop("total_count", None)
        return Outcome(200, body)

    def add_examples(self, mchid: str) -> None:
        """Add the partnership that the catalog's examples refer to."""
        for example in examples_at(self._context.catalog, _BUILD):
            number = _number_of(example.arguments)
            if self._partnerships.built_by(mchid, number) is None:
                fields = {name: example.arguments[name] for name in ("partner", "authorized_data")}
                self._add(mchid, number, fields, self._context.now(), is_example=True)


def _number_of(arguments: Mapping[str, Any]) -> str:
    number: str = arguments[_KEY] if _KEY in arguments else arguments["idempotency_key"]
    return number


def _view(partnership: Partnership) -> dict[str, Any]:
    values = {
        **partnership.objects,
        "state": partnership.state.value,
        "build_time": to_moment(partnership.built),
        "terminate_time": None if partnership.terminated is None else to_moment(partnership.terminated),
        "create_time": to_moment(partnership.created),
        "update_time": to_moment(partnership.updated),
    }
    return {name: value for name, value in values.items() if value is not None}
