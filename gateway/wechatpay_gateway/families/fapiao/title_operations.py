"""The operations that set up e-invoices and let users fill in titles.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015792563, 4015792562, 4015770776 and 4015784260.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.fapiao.payment_rules import order_of
from wechatpay_gateway.families.fapiao.settings import Settings
from wechatpay_gateway.families.fapiao.titles import Title, Titles
from wechatpay_gateway.families.payments.orders import Orders
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_reply
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse

ROOT = "/v3/new-tax-control-fapiao"
OF_ORDER = "WITH_WECHATPAY"
"""The `scene` of an application that belongs to a WeChat Pay order."""
APPID, _USER_NAME = "wx9a8dee9f3a5a5d6e", "gh_86a091e50ad4@app"
_LINES = ("phone", "email")


class TitleOperations:
    """The operations of settings and titles."""

    def __init__(self, settings: Settings, titles: Titles, orders: Orders) -> None:
        self._settings = settings
        self._titles = titles
        self._orders = orders
        self.behaviors: Mapping[Place, Behavior] = {
            ("PATCH", f"{ROOT}/merchant/development-config"): self._configure,
            ("POST", f"{ROOT}/card-template"): self._create_template,
            ("GET", f"{ROOT}/user-title/title-url"): self._link,
            ("GET", f"{ROOT}/user-title"): self._query,
        }

    def _configure(self, call: Call) -> Outcome:
        check_notify_url(call.fields, "callback_url")
        if url := call.fields.get("callback_url"):
            self._settings.set_url(call.mchid, url)
        switches = {"shows_entry": "show_fapiao_cell", "supports_vat": "support_vat_fapiao"}
        columns = {column: call.fields.get(name) for column, name in switches.items()}
        changed = self._settings.change(call.mchid, call.fields["sub_mch_code"], **columns)
        values = {
            "callback_url": self._settings.url(call.mchid),
            "show_fapiao_cell": changed.shows_entry,
            "support_vat_fapiao": changed.supports_vat,
        }
        return to_reply(call, values)

    def _create_template(self, call: Call) -> Outcome:
        template = {"card_appid": call.fields["card_appid"], "card_id": f"p{secrets.token_urlsafe(20)}"}
        self._settings.change(call.mchid, call.fields["sub_mchid"], **template)
        return to_reply(call, template)

    def _link(self, call: Call) -> Outcome:
        arguments = call.arguments
        needs = [each for each in _LINES if arguments.get(f"must_input_{each}")]
        for line in needs:
            if not arguments.get(f"show_{line}_cell"):
                en = f"must_input_{line} needs show_{line}_cell."
                raise refuse(call, "INVALID_REQUEST", f"must_input_{line}需要与show_{line}_cell配合使用", en)
        existing = self._titles.find(call.mchid, arguments["fapiao_apply_id"])
        if existing is not None and existing.filled:
            if existing.openid != arguments["openid"]:
                en = "Another user has filled in the title of this application."
                raise refuse(call, "RULE_LIMIT", "该发票申请单已由其他用户填写抬头", en)
        else:
            self._titles.put(
                Title(
                    call.mchid,
                    arguments["fapiao_apply_id"],
                    arguments["sub_mchid"],
                    False,
                    arguments["openid"],
                    arguments["total_amount"],
                    " ".join(needs),
                    call.now,
                )
            )
        return to_reply(call, _link_values(arguments))

    def _query(self, call: Call) -> Outcome:
        arguments = call.arguments
        title = self._titles.find(call.mchid, arguments["fapiao_apply_id"])
        is_of_order = arguments["scene"] == OF_ORDER
        if is_of_order and (title is None or not title.is_example):
            order_of(call, self._orders, arguments["fapiao_apply_id"], arguments["sub_mchid"])
        is_known = title is not None and title.sub_mchid == arguments["sub_mchid"] and title.is_of_order is is_of_order
        if title is None or not is_known or not title.filled:
            raise unfilled(call)
        return to_reply(call, title.filled)


def unfilled(call: Call) -> Refusal:
    """Return the refusal of a call that needs the title before the user has filled it in."""
    zh = "根据发票申请单查询不到用户填写的抬头，请检查发票申请单号是否正确，或在确认用户已提交抬头后重新调用"
    return refuse(call, "RESOURCE_NOT_EXISTS", zh, "The user has not filled in the title yet.")


def _link_values(arguments: Mapping[str, Any]) -> dict[str, str]:
    path = f"pages/title/index?ticket={secrets.token_urlsafe(32)}"
    values = {"miniprogram_appid": APPID, "miniprogram_path": path}
    return {**values, "miniprogram_user_name": _USER_NAME} if arguments["source"] == "WEB" else values
