"""How WeChat Pay behaves for requests to change a merchant's administrator, subject or short name.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015617906 (administrator), https://pay.weixin.qq.com/doc/v3/partner/4016166071 (short name),
https://pay.weixin.qq.com/doc/v3/partner/4016166090 (revoke). The pages of the subject could not be read; it behaves like the other two.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from wechatpay_gateway.base.errors import Refusal, invalid_request, no_auth, number_taken
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.catalog.catalog import Example
from wechatpay_gateway.families.merchant_alteration.state import Alteration, AlterationKind, Alterations
from wechatpay_gateway.families.merchant_alteration.steps import CREATE_AGAIN, REVOKE, AlterationState
from wechatpay_gateway.family.behaviour import Call, Place, examples_at, to_content, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.steps import UnknownApplicationError

_FOLDERS: Mapping[AlterationKind, str] = {
    AlterationKind.CONTACT: "/v3/mchalterapply/mchcontactalterapplyment",
    AlterationKind.SUBJECT: "/v3/mchalterapply/mchsubjectalterapplyment",
    AlterationKind.NAME: "/v3/mchalterapply/merchantnamealterapplyment",
}
_MERCHANT_NAMES = ("merchant_code", "sub_mchid")
_TOLD: Mapping[str, str] = {
    "apply_id": "apply_id",
    "out_request_no": "out_request_no",
    **dict.fromkeys(_MERCHANT_NAMES, "merchant_code"),
}


def create_place(kind: AlterationKind) -> Place:
    """Where a request of this kind is made."""
    return "POST", _FOLDERS[kind]


def query_place(kind: AlterationKind) -> Place:
    """Where one is asked for by WeChat Pay's number."""
    return "GET", f"{_FOLDERS[kind]}/{{}}"


def query_by_own_number_place(kind: AlterationKind) -> Place:
    """Where one is asked for by the caller's number."""
    return "GET", f"{_FOLDERS[kind]}/merchant/{{}}/out-request-no/{{}}"


def revoke_place(kind: AlterationKind) -> Place:
    """Where one is revoked."""
    return "POST", f"{_FOLDERS[kind]}/{{}}/revoke"


class MerchantAlteration(Family):
    """The operations of `/v3/mchalterapply`, alike for the three kinds."""

    name = "merchant_alteration"
    tables = Tables.read("merchant_alteration", 1, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._alterations = Alterations(context)
        self.machines = (self._alterations,)
        self.behaviours = {
            place(kind): partial(behaviour, kind)
            for kind in AlterationKind
            for place, behaviour in (
                (create_place, self.create),
                (query_place, self.query),
                (query_by_own_number_place, self.query_by_own_number),
                (revoke_place, self.revoke),
            )
        }

    def add_examples(self, mchid: str) -> None:
        """Add the requests that the catalog's examples ask for, all of them under review."""
        del mchid
        catalog = self._context.catalog
        for kind in AlterationKind:
            found: dict[str, dict[str, str]] = {}
            for place in (revoke_place(kind), query_place(kind), query_by_own_number_place(kind)):
                for example in examples_at(catalog, place):
                    numbers = _numbers(example)
                    found.setdefault(numbers.pop("apply_id"), {}).update(numbers)
            for apply_id, numbers in found.items():
                self._alterations.add(apply_id, kind=kind, **numbers)

    def create(self, kind: AlterationKind, call: Call) -> Outcome:
        """Take a request; made again under the same number with the same content it gives the same `apply_id`.

        Other content replaces the old where the request was rejected or is a draft, and is refused otherwise. A merchant has one open
        request of a kind at a time. One that a test added has no content yet and takes the first that comes.
        """
        merchant_code, out_request_no = _merchant(call.fields), call.fields["out_request_no"]
        content = to_content(call.fields)
        known = self._alterations.find(kind, call.mchid, merchant_code, out_request_no)
        if known is None:
            if self._alterations.has_open(kind, merchant_code):
                raise invalid_request(
                    "该商户存在流程中的申请单，请使用原单",
                    "The merchant has an open request; finish or revoke that first.",
                )
            known = self._alterations.add(
                self._alterations.new_apply_id(call.now),
                kind=kind,
                merchant_code=merchant_code,
                out_request_no=out_request_no,
                mchid=call.mchid,
                content=content,
            )
        elif known.state in CREATE_AGAIN.source or _is_new(known):
            self._alterations.hand_in(known, content)
        elif known.content != content:
            raise number_taken(
                "业务申请编号已被使用，且申请内容不一致",
                f"The out_request_no belongs to a request in {known.state} with other content.",
            )
        return to_reply(call, {"apply_id": known.apply_id})

    def query(self, kind: AlterationKind, call: Call) -> Outcome:
        """Tell the state of a request by WeChat Pay's number."""
        return _state_reply(call, self._of_caller(kind, call))

    def query_by_own_number(self, kind: AlterationKind, call: Call) -> Outcome:
        """Tell the state of a request by the caller's number."""
        arguments = call.arguments
        found = self._alterations.find(kind, call.mchid, _merchant(arguments), arguments["out_request_no"])
        if found is None:
            raise _unknown()
        return _state_reply(call, found)

    def revoke(self, kind: AlterationKind, call: Call) -> Outcome:
        """Revoke a request that is under review or rejected; revoking it again succeeds again.

        Of the subject, a draft can be revoked, too, and what cannot is answered with `FAIL`: its reply has that value.
        """
        alteration = self._of_caller(kind, call)
        is_subject = kind is AlterationKind.SUBJECT
        if alteration.state in REVOKE.source or (is_subject and alteration.state is AlterationState.EDITTING):
            self._alterations.set_state(alteration.apply_id, AlterationState.CANCELED, kind)
        elif is_subject:
            return to_reply(call, {"result": "FAIL"})
        else:
            raise invalid_request(
                "仅审核中或已驳回的申请单支持撤销", f"A request in {alteration.state} cannot be revoked."
            )
        values = {"apply_id": alteration.apply_id, "state": AlterationState.CANCELED.value, "result": "SUCCESS"}
        return to_reply(call, values)

    def _of_caller(self, kind: AlterationKind, call: Call) -> Alteration:
        try:
            alteration = self._alterations.get(call.arguments["apply_id"], kind)
        except UnknownApplicationError:
            raise _unknown() from None
        if alteration.mchid != call.mchid:
            raise no_auth()
        return alteration


def _state_reply(call: Call, alteration: Alteration) -> Outcome:
    details = [{"param_name": name, "reject_reason": reason} for name, reason in alteration.reject_details.items()]
    return to_reply(
        call,
        {
            "apply_id": alteration.apply_id,
            "out_request_no": alteration.out_request_no,
            **dict.fromkeys(_MERCHANT_NAMES, alteration.merchant_code),
            "state": alteration.state.value,
            "audit_reject_reason": alteration.reject_reason,
            "audit_reject_detail": details or None,
        },
    )


def _is_new(alteration: Alteration) -> bool:
    return alteration.content is None and alteration.state is AlterationState.AUDITING


def _unknown() -> Refusal:
    return invalid_request("申请单不存在", "There is no such request.")


def _merchant(values: Mapping[str, Any]) -> str:
    """The number of the merchant that is changed, whichever of its two names this operation gives it."""
    return str(next(values[name] for name in _MERCHANT_NAMES if name in values))


def _numbers(example: Example) -> dict[str, str]:
    """What an example tells of a request: its `apply_id`, the merchant's and the caller's number."""
    told = {**example.reply_fields, **example.given}
    numbers: dict[str, str] = {}
    for name, meaning in _TOLD.items():
        if name in told:
            numbers[meaning] = told[name]
    return numbers
