"""The operations that issue e-invoices, and that add a merchant's own to the user's cards.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015792574, 4016760559, 4015941740, 4025863376 and 4015792579.
"""

import secrets
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.families.fapiao.invoices import Invoice, Invoices, new_card_code
from wechatpay_gateway.families.fapiao.line_rules import check_lines
from wechatpay_gateway.families.fapiao.merchant_operations import merchant_of
from wechatpay_gateway.families.fapiao.merchant_steps import AbilityStatus, ConnectionState
from wechatpay_gateway.families.fapiao.merchants import (
    BASE,
    DIGITAL,
    OWN_SYSTEM,
    REAL_ESTATE,
    REFINED_OIL,
    FapiaoMerchants,
)
from wechatpay_gateway.families.fapiao.payment_rules import check_amounts, order_of, payments_of
from wechatpay_gateway.families.fapiao.settings import Settings, SubMerchant
from wechatpay_gateway.families.fapiao.steps import CardState, InvoiceState
from wechatpay_gateway.families.fapiao.title_operations import OF_ORDER, ROOT, unfilled
from wechatpay_gateway.families.fapiao.titles import Title, Titles
from wechatpay_gateway.families.payments.orders import Orders
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content
from wechatpay_gateway.family.refusals import refuse

APPLICATIONS = f"{ROOT}/fapiao-applications"
ISSUES: Mapping[Place, str] = {
    ("POST", f"{APPLICATIONS}/issue-general"): BASE,
    ("POST", f"{APPLICATIONS}/issue-passenger-transport"): "",
    ("POST", f"{APPLICATIONS}/real-estate-leasing"): REAL_ESTATE,
    ("POST", f"{APPLICATIONS}/issue-refined-oil"): REFINED_OIL,
}
"""The calls that issue an invoice, which differ in the fields of a line, with the kind of invoice; no page names that of passenger transport."""
_MOST_INVOICES = 5
_ACCEPTED = 202
_PAYER = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"


class IssueOperations:
    """The operations that add invoices."""

    def __init__(
        self,
        settings: Settings,
        titles: Titles,
        invoices: Invoices,
        orders: Orders,
        merchants: FapiaoMerchants,
    ) -> None:
        self._settings = settings
        self._titles = titles
        self._invoices = invoices
        self._orders = orders
        self._merchants = merchants
        self.behaviors: Mapping[Place, Behavior] = {
            **{place: partial(self._issue, ability) for place, ability in ISSUES.items()},
            ("POST", f"{APPLICATIONS}/{{}}/insert-cards"): self._insert,
        }

    def _issue(self, ability: str, call: Call) -> Outcome:
        sub_mchid, apply_id = call.fields["sub_mchid"], call.fields["fapiao_apply_id"]
        own: Mapping[str, Any] = call.fields["fapiao_information"]
        self._check_ability(call, sub_mchid, ability)
        settings = self._template(call, sub_mchid)
        existing = self._invoices.find(call.mchid, own["fapiao_id"])
        if existing is not None and not existing.is_example:
            raise _exists(call)
        self._check_open(call, apply_id, sub_mchid)
        total: int = own["total_amount"]
        check_lines(call, own["items"], total)
        transactions: Sequence[Mapping[str, Any]] = own["transaction_information"]
        amounts, payer = payments_of(call, self._orders, transactions, sub_mchid)
        is_of_order = apply_id in amounts
        title = self._title(call, apply_id, is_of_order=is_of_order)
        self._check_title(call, title, apply_id, total)
        check_amounts(call, self._invoices, sub_mchid, amounts, total)
        owner = payer if title is None else title.openid
        self._invoices.add(
            self._invoice(call, settings, apply_id, own, fapiao_id=own["fapiao_id"], openid=owner or _PAYER),
            amounts,
        )
        return Outcome(_ACCEPTED)

    def _insert(self, call: Call) -> Outcome:
        sub_mchid, apply_id = call.fields["sub_mchid"], call.arguments["fapiao_apply_id"]
        merchant = merchant_of(self._merchants, call.mchid, sub_mchid)
        if OWN_SYSTEM not in merchant.modes.split() or merchant.is_unbound:
            en = "The sub-merchant has not authorized this service provider for invoices of its own system."
            raise refuse(call, "NO_AUTH", "商户无权限访问，请确认是否已开通相关权限", en)
        settings = self._template(call, sub_mchid)
        if any(not each.is_example for each in self._invoices.of_application(call.mchid, apply_id)):
            raise _exists(call)
        cards: Sequence[Mapping[str, Any]] = call.fields["fapiao_card_information"]
        is_of_order = call.fields["scene"] == OF_ORDER
        form = self._titles.find(call.mchid, apply_id)
        if form is not None and form.is_of_order is not is_of_order:
            zh = "当前开票场景与发票申请单来源不匹配，请确认参数中的“开票场景”与“发票申请单号”是否符合要求"
            raise refuse(call, "RULE_LIMIT", zh, "The scene is not that of the application.")
        title = self._title(call, apply_id, is_of_order=is_of_order)
        total = sum(card["total_amount"] for card in cards)
        order = order_of(call, self._orders, apply_id, sub_mchid) if is_of_order else None
        if is_of_order and order is None:
            zh = "微信支付订单不存在，请检查发票申请单号是否正确"
            raise refuse(call, "INVALID_REQUEST", zh, "The WeChat Pay order does not exist.")
        if order is not None and total > order.total:
            zh = "开票总金额不能超过微信支付订单的总金额，请检查参数中各张发票的“总价税合计”"
            raise refuse(call, "RULE_LIMIT", zh, f"The invoices must not exceed the order, {order.total} fen.")
        self._check_title(call, title, apply_id, total)
        openid = (order.openid if order else None) or (title.openid if title else None) or _PAYER
        for card in cards:
            invoice = self._invoice(
                call, settings, apply_id, card, fapiao_id=secrets.token_hex(16), openid=openid, is_own=True
            )
            self._invoices.add(invoice)
        return Outcome(_ACCEPTED)

    def _check_ability(self, call: Call, sub_mchid: str, ability: str) -> None:
        merchant = merchant_of(self._merchants, call.mchid, sub_mchid)
        if DIGITAL not in merchant.modes.split() or merchant.state is not ConnectionState.ENABLED:
            zh = "商户未开通数电发票能力，请开通数电发票"
            raise refuse(call, "NO_AUTH", zh, "The sub-merchant cannot issue fully digital invoices.")
        is_known = not ability or ability in merchant.abilities.split()
        if not is_known or (ability and merchant.ability(ability)[0] is not AbilityStatus.AUTHORIZED):
            zh = "商户乐企发票能力未授权，请授权相关发票能力"
            raise refuse(call, "NO_AUTH", zh, f"The sub-merchant has not authorized {ability}.")

    def _template(self, call: Call, sub_mchid: str) -> SubMerchant:
        settings = self._settings.get(call.mchid, sub_mchid)
        if settings.card_id is None:
            zh = "商户尚未配置电子发票卡券模版信息，请先调用【创建电子发票卡券模板】接口成功后再重新调用"
            raise refuse(call, "RULE_LIMIT", zh, "The sub-merchant has no card template. Create one first.")
        return settings

    def _check_open(self, call: Call, apply_id: str, sub_mchid: str) -> None:
        """Check that an application allows another invoice: it has none that is issued or in progress, and fewer than 5."""
        existing = [each for each in self._invoices.of_application(call.mchid, apply_id) if not each.is_example]
        if any(each.sub_mchid != sub_mchid for each in existing):
            raise refuse(
                call, "INVALID_REQUEST", "发票申请单属于其他子商户", "The application is another sub-merchant's."
            )
        states = {each.status for each in existing}
        if InvoiceState.ISSUE_ACCEPTED in states:
            raise _wrong(call, "当前发票开具中，不可申请重开发票", "An invoice of the application is being issued.")
        if InvoiceState.REVERSE_ACCEPTED in states:
            raise _wrong(call, "当前发票红冲中，不可申请重开发票", "An invoice of the application is being reversed.")
        if states & {InvoiceState.ISSUED, InvoiceState.REVERSE_FAILED}:
            raise _wrong(
                call, "开票请求已被受理，请调用【查询电子发票】接口获取开票结果", "The application has an invoice."
            )
        if len(existing) >= _MOST_INVOICES:
            raise _wrong(call, "申请开票次数，超过最大限制", f"An application has at most {_MOST_INVOICES} invoices.")

    def _title(self, call: Call, apply_id: str, *, is_of_order: bool) -> Title | None:
        """Return what the user filled in; `None` if an order's invoice needs no title."""
        title = self._titles.find(call.mchid, apply_id)
        is_filled = title is not None and bool(title.filled)
        if not is_of_order and (title is None or not is_filled or title.is_of_order):
            raise unfilled(call)
        return title if is_filled else None

    @staticmethod
    def _check_title(call: Call, title: Title | None, apply_id: str, total: int) -> None:
        if title is None or title.is_example:
            return
        if not title.fits(call.fields["buyer_information"]):
            zh = "商户提交的购买方信息与用户填写的发票抬头不一致"
            raise refuse(call, "RULE_LIMIT", zh, "buyer_information is not the title that the user filled in.")
        if total > title.total:
            zh = "开票总金额不能超过发票申请单的总金额，请检查参数中各张发票的“总价税合计”"
            en = f"The invoices must not exceed the {title.total} fen of the application {apply_id}."
            raise refuse(call, "RULE_LIMIT", zh, en)

    def _invoice(
        self,
        call: Call,
        settings: SubMerchant,
        apply_id: str,
        own: Mapping[str, Any],
        *,
        fapiao_id: str,
        openid: str,
        is_own: bool = False,
    ) -> Invoice:
        content = {"buyer_information": call.fields["buyer_information"], "fapiao_information": own}
        return Invoice(
            call.mchid,
            fapiao_id,
            apply_id,
            call.fields["sub_mchid"],
            InvoiceState.ISSUED if is_own else InvoiceState.ISSUE_ACCEPTED,
            CardState.INSERT_ACCEPTED if is_own else None,
            to_content(content),
            own["total_amount"],
            is_own,
            call.now,
            settings.card_appid or "",
            settings.card_id or "",
            new_card_code(),
            openid,
            number=own["fapiao_number"] if is_own else None,
            code=own.get("fapiao_code") if is_own else None,
            issued=from_moment(own["fapiao_time"]) if is_own else None,
        )


def _exists(call: Call) -> Refusal:
    zh = "开票请求已被受理，请稍后调用【查询电子发票】接口获取开票结果"
    return refuse(call, "RESOURCE_ALREADY_EXISTS", zh, "The request was accepted before. Query its result.")


def _wrong(call: Call, zh: str, en: str) -> Refusal:
    return refuse(call, "INVALID_REQUEST", zh, en)
