"""Adds the transfers, authorizations and receipts that the catalog's examples refer to, so that the examples succeed."""

from collections.abc import Iterator, Mapping
from typing import Any

from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.merchant_transfer.authorizations import Authorization, new_authorization_id
from wechatpay_gateway.families.merchant_transfer.receipts import Receipt
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import AuthorizationState, ReceiptState, TransferState
from wechatpay_gateway.families.merchant_transfer.transfers import Transfer, new_transfer_bill_no
from wechatpay_gateway.family.behavior import Place, examples_at, to_content

_ROOT = "/v3/fund-app/mch-transfer"
_BILLS = f"{_ROOT}/transfer-bills"
_AUTHORIZATIONS = f"{_ROOT}/user-confirm-authorization"
_OPENID = "o-MYE42l80oelYMDE34nYD456Xoy"
_APPID = "wxf636efh567hg4356"
_SCENE = "1000"
_TRANSFERS: tuple[Place, ...] = (
    ("GET", f"{_BILLS}/out-bill-no/{{}}"),
    ("GET", f"{_BILLS}/transfer-bill-no/{{}}"),
    ("POST", f"{_BILLS}/out-bill-no/{{}}/cancel"),
    ("POST", f"{_ROOT}/elecsign/out-bill-no"),
    ("POST", f"{_ROOT}/elecsign/transfer-bill-no"),
    ("GET", f"{_ROOT}/elecsign/out-bill-no/{{}}"),
    ("GET", f"{_ROOT}/elecsign/transfer-bill-no/{{}}"),
)
_OF_AUTHORIZATIONS: tuple[Place, ...] = (
    ("GET", f"{_AUTHORIZATIONS}/out-authorization-no/{{}}"),
    ("POST", f"{_AUTHORIZATIONS}/out-authorization-no/{{}}/close"),
    ("POST", f"{_BILLS}/transfer"),
)


def add_examples(catalog: Catalog, mchid: str, records: Records, at: float) -> None:
    """Add the records that the examples refer to, owned by the merchant `mchid` and created at `at`, in seconds since 1970."""
    for values in _values(catalog, _TRANSFERS):
        _add_transfer(mchid, records, values, at)
    for values in _values(catalog, (("POST", f"{_BILLS}/transfer"),)):
        # The example has the number of another one, which is a transfer without an authorization.
        own = {**values, "out_bill_no": f"{values['out_bill_no']}A"[-32:], "transfer_bill_no": new_transfer_bill_no(at)}
        _add_transfer(mchid, records, own, at, is_authorized=True)
    for values in _values(catalog, _OF_AUTHORIZATIONS):
        _add_authorization(mchid, records, values, at)


def _values(catalog: Catalog, places: tuple[Place, ...]) -> Iterator[Mapping[str, Any]]:
    """Iterate over the arguments and the fields of the reply of each example."""
    for place in places:
        for example in examples_at(catalog, place):
            yield {**example.reply_fields, **example.arguments}


def _add_transfer(
    mchid: str, records: Records, values: Mapping[str, Any], at: float, *, is_authorized: bool = False
) -> None:
    number = values.get("out_bill_no", f"{values.get('transfer_bill_no', '')}"[-32:])
    own_number = values.get("transfer_bill_no", new_transfer_bill_no(at))
    transfers = records.transfers
    if transfers.find(mchid, number) or transfers.with_transfer_bill_no(mchid, own_number):
        return
    fields = {"appid": _APPID, "transfer_remark": "新会员开通有礼", "out_bill_no": number}
    fields |= {name: values[name] for name in ("appid", "transfer_remark", "user_name") if name in values}
    transfers.add(
        Transfer(
            mchid,
            number,
            own_number,
            is_authorized,
            TransferState.SUCCESS,
            values.get("transfer_amount", 1),
            values.get("openid", _OPENID),
            mchid,
            to_content(fields),
            at,
            at,
            is_example=True,
        )
    )
    receipt = Receipt(mchid, number, ReceiptState.GENERATING, at, at, is_example=True)
    records.receipts.add(receipt)


def _add_authorization(mchid: str, records: Records, values: Mapping[str, Any], at: float) -> None:
    number = values.get("out_authorization_no", f"{values.get('authorization_id', '')}"[-32:])
    own_number = values.get("authorization_id", new_authorization_id(at))
    authorizations = records.authorizations
    if authorizations.find(mchid, number) or authorizations.with_id(mchid, own_number):
        return
    names = ("appid", "user_display_name", "user_recv_perception")
    fields = {"appid": _APPID, "user_display_name": "wx_123456"}
    fields |= {name: values[name] for name in names if name in values}
    authorizations.add(
        Authorization(
            mchid,
            number,
            AuthorizationState.TAKING_EFFECT,
            values.get("openid", _OPENID),
            values.get("transfer_scene_id", _SCENE),
            to_content(fields),
            "",
            at,
            authorization_id=own_number,
            authorized=at,
            is_example=True,
        )
    )
