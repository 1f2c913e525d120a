"""The operations that invite sub-merchants to e-invoices.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015941495, 4015941524 and 4015792561.
"""

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.fapiao.merchant_steps import ConnectionState
from wechatpay_gateway.families.fapiao.merchants import (
    ALL_ABILITIES,
    DIGITAL,
    OWN_SYSTEM,
    FapiaoMerchant,
    FapiaoMerchants,
    Invited,
)
from wechatpay_gateway.families.fapiao.title_operations import APPID, ROOT
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.paging import put_page, put_request, window_of
from wechatpay_gateway.family.refusals import refuse

_LIST = f"{ROOT}/fapiaomerchant/listspinvitemchinfo"
_RANGE_SECONDS = 7 * 86400
_FAILED, _ACCEPTED = "MCH_INVITE_FAILED", "MCH_INVITE_SUCC"
_PERSON = {"id": "187776276864872", "name": "**伟 0010"}


class MerchantOperations:
    """The operations of invitations and of the sub-merchants that accepted them."""

    def __init__(self, merchants: FapiaoMerchants) -> None:
        self._merchants = merchants
        self.behaviors: Mapping[Place, Behavior] = {
            ("GET", f"{ROOT}/fapiaomerchant/getspinviteurl"): self._invite,
            ("GET", _LIST): self._list,
            ("GET", f"{ROOT}/merchant/{{}}/check-status"): self._query,
        }

    def _invite(self, call: Call) -> Outcome:
        named = call.arguments
        if "sub_mchid" in named and "taxpayer_id" in named:
            en = "sub_mchid and taxpayer_id must not be sent together."
            raise refuse(call, "INVALID_REQUEST", "sub_mchid与taxpayer_id不能同时填写", en)
        content = to_content({name: value for name, value in named.items() if name != "operate_user"})
        self._merchants.invite(call.mchid, named["invite_code"], content)
        path = f"pages/invite/index?ticket={secrets.token_urlsafe(24)}"
        url = f"https://wxaurl.cn/{secrets.token_urlsafe(8)}"
        return to_reply(call, {"invite_url": url, "miniprogram_appid": APPID, "miniprogram_path": path})

    def _list(self, call: Call) -> Outcome:
        named, operation, pages = call.arguments, call.operation, call.operation.pages
        assert pages is not None  # noqa: S101 (the spec of the list has pages)
        start, end = (from_moment(named[name]) for name in ("query_time_start", "query_time_end"))
        if start > end:
            en = "query_time_start must not be after query_time_end."
            raise refuse(call, "INVALID_REQUEST", "查询起始时间不能大于查询结束时间", en)
        if end - start > _RANGE_SECONDS:
            en = "query_time_end must be at most 7 days after query_time_start."
            raise refuse(call, "INVALID_REQUEST", "查询起止时间间隔不能大于7天", en)
        is_failed = named["mch_invite_status"] == _FAILED
        found = self._merchants.results(call.mchid, start, end, named.get("invite_code"), is_failed=is_failed)
        window = window_of(operation, pages, named)
        body: dict[str, Any] = {"links": _links(named, window.start, window.size, len(found))}
        put_page(body, pages, [_result(each) for each in found[window.start : window.end]], window, len(found))
        put_request(body, operation.replies[200], pages, window)
        return Outcome(200, body)

    def _query(self, call: Call) -> Outcome:
        return to_reply(call, _status(merchant_of(self._merchants, call.mchid, call.arguments["sub_mchid"])))


def merchant_of(merchants: FapiaoMerchants, caller: str, sub_mchid: str) -> FapiaoMerchant:
    """Return a sub-merchant; one that nobody invited can issue all kinds of invoices, so that tests need no invitation."""
    if (found := merchants.find(caller, sub_mchid)) is not None:
        return found
    if merchants.is_with_another(caller, sub_mchid):
        return FapiaoMerchant(caller, sub_mchid, ConnectionState.DISABLED, "", "")
    return FapiaoMerchant(caller, sub_mchid, ConnectionState.ENABLED, f"{OWN_SYSTEM} {DIGITAL}", ALL_ABILITIES)


def _status(merchant: FapiaoMerchant) -> dict[str, Any]:
    modes = merchant.modes.split()
    is_enabled = merchant.state is ConnectionState.ENABLED
    digital = {
        "status": merchant.state.value,
        "billing_person_info": [_PERSON] if is_enabled else None,
        "access_time": None if merchant.connected is None else to_moment(merchant.connected),
        "access_fail_reason": merchant.reason,
        "ability_info": [_ability(merchant, each) for each in merchant.abilities.split()],
    }
    own = {"third_mode": {"status": "DISABLED" if merchant.is_unbound else "ENABLED"}} if OWN_SYSTEM in modes else {}
    shown = {name: value for name, value in digital.items() if value is not None}
    return {"sub_mchid": merchant.sub_mchid, **own, **({"digital_tax_mode": shown} if DIGITAL in modes else {})}


def _ability(merchant: FapiaoMerchant, ability: str) -> dict[str, str]:
    status, reason = merchant.ability(ability)
    return {"type": ability, "status": status.value, **({"authorize_fail_reason": reason} if reason else {})}


def _result(invited: Invited) -> dict[str, Any]:
    values = {
        "sub_mchid": invited.sub_mchid,
        "mch_invite_status": _ACCEPTED if invited.failed_code is None else _FAILED,
        "ep_name": invited.name,
        "tax_id": invited.tax_id,
        "invite_code": invited.invite_code,
        "operate_time": to_moment(invited.at),
        "invite_failed_code": invited.failed_code,
        "invite_failed_reason": invited.failed_reason,
    }
    return {name: value for name, value in values.items() if value is not None}


def _links(named: Mapping[str, Any], start: int, size: int, total: int) -> dict[str, str]:
    """Return the links to this page and to the pages next to it; empty for one that does not exist."""

    def link(offset: int, *, exists: bool = True) -> str:
        return f"{_LIST}?{urlencode({**named, 'offset': offset})}" if exists else ""

    before = max(start - size, 0)
    return {
        "next": link(start + size, exists=start + size < total),
        "prev": link(before, exists=start > 0),
        "self": link(start),
    }
