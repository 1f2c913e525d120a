"""Rules for splits, from the tables and the questions of the official pages.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012524936, https://pay.weixin.qq.com/doc/v3/merchant/4014547102,
https://pay.weixin.qq.com/doc/v3/partner/4012525463 and https://pay.weixin.qq.com/doc/v3/partner/4015981574.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber, Refusal
from wechatpay_gateway.families.payments.order_funds import OrderFunds
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refusals import missing_sub_mchid
from wechatpay_gateway.families.payments.steps import PAID
from wechatpay_gateway.families.profit_sharing.products import ECOMMERCE, MERCHANT, SUB_USER, USER, Product
from wechatpay_gateway.families.profit_sharing.settlement import Settlement
from wechatpay_gateway.families.profit_sharing.sharings import Sharing
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import Permission, ShareResult
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

MOST_SHARES = 50
MOST_SHARINGS = 50
FIRST_SECONDS = 60
"""How long after the payment an order can be shared."""
BETWEEN_SECONDS = 1
"""The time between two requests to share an order."""
_RATIO_BASE = 10_000


def own_order(call: Call, records: Records, product: Product, fields: Mapping[str, Any]) -> Order:
    """Return the paid order with profit sharing that a request names.

    Raises:
        Refusal: the order does not exist, belongs to another merchant or has no profit sharing.
    """
    paid = [each for each in records.orders.of_transaction(fields["transaction_id"]) if each.state in PAID]
    own = [each for each in paid if each.initiator == call.mchid]
    owner = product.owner_of(call.mchid, fields)
    matching = [each for each in own if each.payee == owner and each.has_profit_sharing]
    if matching:
        return matching[0]
    if any(each.sub_mchid is not None and not product.has_sub_merchant for each in own):
        raise missing_sub_mchid("/sub_mchid", "body")
    if any(each.has_profit_sharing for each in paid):
        en = "The order belongs to another merchant than the one in the request."
        raise refuse(call, "INVALID_REQUEST", "商户号和订单信息不匹配", en)
    en = "The order does not exist, is not paid, or was placed without settle_info.profit_sharing."
    raise refuse(call, "INVALID_REQUEST", "非分账订单不支持分账", en, InternalNumber.UNKNOWN_ORDER)


def check_permitted(call: Call, records: Records, mchid: str) -> None:
    """Check that a merchant has the permission for profit sharing.

    Raises:
        Refusal: it has not.
    """
    if records.profiles.get(mchid).permission is Permission.REVOKED:
        raise refuse(
            call, "NO_AUTH", "无分账权限", f"The merchant {mchid} does not have permission for profit sharing."
        )


def check_permission(call: Call, records: Records, product: Product, owner: str) -> None:
    """Check that the money of a merchant may be shared, by the merchant that signed the request and through this API.

    Raises:
        Refusal: it may not.
    """
    for mchid in (call.mchid, owner):
        check_permitted(call, records, mchid)
    check_kind(call, records, product, owner)


def check_kind(call: Call, records: Records, product: Product, owner: str) -> None:
    """Check that the money of a merchant may be shared through this API.

    Raises:
        Refusal: it belongs to another API.
    """
    profile = records.profiles.get(owner)
    kind = product.name if product.name in ("brand", "ecommerce") else "normal"
    if profile.product not in (None, kind):
        en = f"The merchant {owner} belongs to the {profile.product} API of profit sharing. Call that."
        zh = "电商商户不允许调用非电商分账API" if profile.product == ECOMMERCE.name else "商户类型与分账接口不匹配"
        raise refuse(call, "INVALID_REQUEST", zh, en)


def check_receivers(call: Call, records: Records, settlement: Settlement, sharing: Sharing) -> None:
    """Check the receivers of a request: their number, accounts, names and amounts, and that each was added.

    Raises:
        Refusal: a receiver breaks a rule.
    """
    product, fields = sharing.product, sharing.fields
    receivers: Sequence[Mapping[str, Any]] = fields["receivers"]
    if not 1 <= len(receivers) <= MOST_SHARES:
        en = f"must be 1 to {MOST_SHARES} receivers"
        raise wrong_value("/receivers", len(receivers), "分账接收方个数不符合要求", en)
    accounts = [(each["type"], each[product.account]) for each in receivers]
    for index, receiver in enumerate(receivers):
        pointer = f"/receivers/{index}"
        if receiver["amount"] < 1:
            raise wrong_value(f"{pointer}/amount", receiver["amount"], "金额必须大于0", "must be at least 1 fen")
        if receiver["type"] == MERCHANT and product.receiver_name not in receiver:
            zh, en = "接收方类型为MERCHANT_ID时必填", "is required for a receiver of type MERCHANT_ID"
            raise wrong_value(f"{pointer}/{product.receiver_name}", None, zh, en)
        check_type(product, receiver["type"], f"{pointer}/type")
        check_appids(receiver["type"], fields)
        check_name(call, records, receiver["type"], receiver[product.account], receiver.get(product.receiver_name))
        if accounts.index(accounts[index]) < index:
            zh, en = (
                "单次分账请求中，每个分账接收方只能出现一次",
                f"receivers[{index}] is a receiver that occurs twice.",
            )
            raise refuse(call, "INVALID_REQUEST", zh, en)
        _check_relation(call, settlement, sharing, index, *accounts[index])


def _check_relation(call: Call, settlement: Settlement, sharing: Sharing, index: int, kind: str, account: str) -> None:
    is_last = sharing.fields[sharing.product.unfreezes]
    if kind == MERCHANT and account == sharing.owner and is_last:
        en = f"receivers[{index}] is the merchant whose money is shared. Unfreeze the remaining funds instead."
        raise refuse(call, "INVALID_REQUEST", "分账接收方不允许为分账出资方", en)
    if sharing.product is ECOMMERCE and kind == MERCHANT and is_last and account != sharing.caller:
        en = f"receivers[{index}] must be the platform, because finish is true."
        raise refuse(call, "INVALID_REQUEST", "finish为true时分账接收商户只支持平台商户", en)
    if not settlement.is_receiver(sharing, kind, account):
        zh, en = (
            "分账接收方关系不存在，请检查参数中每个接收方的关系",
            f"receivers[{index}] has not been added as a receiver.",
        )
        raise refuse(call, "INVALID_REQUEST", zh, en)


def check_type(product: Product, kind: str, pointer: str) -> None:
    """Check that a merchant names no user of a sub-merchant if it has none.

    Raises:
        Refusal: it does.
    """
    if kind == SUB_USER and not product.has_sub_merchant:
        raise wrong_value(pointer, kind, f"仅服务商可以使用{kind}", "is only for service providers")


def check_appids(kind: str, fields: Mapping[str, Any]) -> None:
    """Check that a request has the AppID to which the OpenID of a receiver belongs.

    Raises:
        Refusal: the AppID is missing.
    """
    needed = {USER: "appid", SUB_USER: "sub_appid"}.get(kind)
    if needed and needed not in fields:
        raise wrong_value(f"/{needed}", None, f"接收方类型为{kind}时必填", f"is required for a receiver of type {kind}")


def check_name(call: Call, records: Records, kind: str, account: str, name: str | None) -> None:
    """Check that a name in a request is the receiver's.

    Raises:
        Refusal: the receiver has another name.
    """
    known = records.profiles.get(account).name
    if name is None or known in (None, name):
        return
    if kind == MERCHANT:
        raise refuse(
            call, "INVALID_REQUEST", "分账接收商户全称不匹配", f"The merchant {account} has another full name."
        )
    raise refuse(call, "INVALID_REQUEST", "微信用户姓名与实名不一致", f"The user {account} has another verified name.")


def check_times(call: Call, records: Records, order: Order) -> None:
    """Check when an order is shared: not in the first minute, once a second, and at most 50 times.

    Raises:
        Refusal: it is too early or too often.
    """
    if call.now - (order.paid or 0) < FIRST_SECONDS:
        en = f"An order can be shared from {FIRST_SECONDS} seconds after its payment."
        raise refuse(call, "INVALID_REQUEST", "订单处理中，请稍后重试", en)
    earlier = [each for each in _sharings_of(records, order) if not each.is_unfreezing and not each.is_example]
    if earlier and call.now - earlier[-1].created < BETWEEN_SECONDS:
        zh, en = "对同笔订单分账频率过高", "An order can be shared once a second."
        raise refuse(call, "FREQUENCY_LIMITED", zh, en, InternalNumber.FREQUENCY)
    if len(earlier) >= MOST_SHARINGS:
        en = f"An order can be shared {MOST_SHARINGS} times."
        raise refuse(call, "INVALID_REQUEST", "该订单分账次数已达上限", en)


def check_amount(call: Call, records: Records, order: Order, funds: OrderFunds, sharing: Sharing) -> None:
    """Check that an order has the money, and that all its shares stay below the maximum ratio.

    Shares with the merchant itself do not count for the ratio.

    Raises:
        Refusal: it is too much.
    """
    receivers: Sequence[Mapping[str, Any]] = sharing.fields["receivers"]
    total = sum(each["amount"] for each in receivers)
    if not funds.is_open or total > funds.unsplit:
        left = funds.unsplit if funds.is_open else 0
        en = f"The order has {left} fen that can be shared, but the request shares {total}."
        raise refuse(call, "NOT_ENOUGH", "分账金额不足", en)
    ratio = records.profiles.get(sharing.scope).max_ratio
    given = sum(each["amount"] for each in receivers if each[sharing.product.account] != sharing.owner)
    most = order.settlement_total * ratio // _RATIO_BASE
    before = sum(_given(records, each) for each in _sharings_of(records, order))
    if before + given > most:
        en = f"At most {most} fen of the order, {ratio / 100:g} %, can be shared; {before} fen already are."
        raise refuse(call, "RULE_LIMIT", "分账金额超出最大分账比例", en)


def _given(records: Records, sharing: Sharing) -> int:
    shares = records.sharings.shares_of(sharing)
    return sum(
        each.amount for each in shares if each.result is not ShareResult.CLOSED and each.account != sharing.owner
    )


def _sharings_of(records: Records, order: Order) -> list[Sharing]:
    return [
        each
        for each in records.sharings.of_transaction(order.transaction_id or "")
        if (each.caller, each.owner) == (order.initiator, order.payee)
    ]


def changed_sharing(call: Call, existing: Sharing, content: Mapping[str, Any]) -> Refusal:
    """Return the refusal for a number that another split already has."""
    before: Sequence[Mapping[str, Any]] = existing.fields.get("receivers", ())
    now: Sequence[Mapping[str, Any]] = content.get("receivers", ())
    amounts = [each["amount"] for each in before], [each["amount"] for each in now]
    is_amount = len(before) == len(now) and amounts[0] != amounts[1]
    zh = "分账接收方金额与原请求不一致" if is_amount else "分账接收方与原请求不一致"
    en = "The number is already used by a split with different content."
    return refuse(call, "INVALID_REQUEST", zh, en, InternalNumber.CHANGED_PARAMETERS)


def check_subsidy(call: Call, records: Records, order: Order) -> None:
    """Check that an order does not wait for a subsidy: https://pay.weixin.qq.com/doc/v3/partner/4012477639.

    Raises:
        Refusal: it does.
    """
    if records.is_waiting_for_subsidy(order):
        en = "The order was placed with subsidy_amount. Pay the subsidy first, or cancel it after a refund."
        raise refuse(call, "INVALID_REQUEST", "补差订单需先补差或取消补差", en)
