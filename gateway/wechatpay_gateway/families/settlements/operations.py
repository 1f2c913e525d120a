"""The rules of settlement accounts that a resource cannot state: masked numbers, five applications a day, and which account is in effect.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012761138, 4012761142 and 4012761169.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.steps import UnknownApplicationError

_SUB_MERCHANTS = "onboarding.sub_merchants"
_ACCOUNTS = f"{_SUB_MERCHANTS}.settlement_accounts"
_APPLICATIONS = f"{_SUB_MERCHANTS}.settlement_applications"
_ROOT = "/v3/apply4sub/sub_merchants/{}"
_APPLY: Place = ("POST", f"{_ROOT}/modify-settlement")
_QUERY: Place = ("GET", f"{_ROOT}/settlement")
_QUERY_APPLICATION: Place = ("GET", f"{_ROOT}/application/{{}}")
_MOST_APPLICATIONS_A_DAY = 5
_FINISHED = ("FINISH", "APPLYMENT_STATE_FINISHED")
_PERSONAL = ("75", "BANK_ACCOUNT_TYPE_PERSONAL")
_SHOWN_DIGITS = {"ACCOUNT_NUMBER_RULE_MASK_V1": (2, 2), "ACCOUNT_NUMBER_RULE_MASK_V2": (6, 4)}
"""How many characters of an account number each rule shows at its beginning and its end."""
_DEFAULT_RULE = "ACCOUNT_NUMBER_RULE_MASK_V1"
_OF_ACCOUNT = ("account_type", "account_bank", "bank_name", "bank_branch_id", "account_number")
_ORIGINAL, _SUBMITTED = "is_original", "submitted_on"
"""Fields of records that no reply shows: whether an account is that of the onboarding, and the day of an application."""


class Settlements(Family):
    """The settlement accounts of sub-merchants, whose records and states are resources."""

    name = "settlements"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._resources = context.family(Resources)
        own: Mapping[Place, Behavior] = {
            _APPLY: self._apply,
            _QUERY: self._query,
            _QUERY_APPLICATION: self._query_application,
        }
        self._of_resources = {place: self._resources.behaviors.get(place) for place in own}
        self.behaviors = {place: behavior for place, behavior in own.items() if self._of_resources[place]}
        self._resources.follow(_APPLICATIONS, self._follow_application)
        for name in (f"{_SUB_MERCHANTS}.sub_merchant_applyments", "ecommerce.applyments.ecommerce_applyments"):
            self._resources.follow(name, self._follow_onboarding)

    def is_refused(self, owner: str, sub_mchid: str) -> bool:
        """Return whether the last payment to the account of a sub-merchant failed, so that its money cannot be withdrawn."""
        account = self._account(owner, sub_mchid) if self.behaviors else None
        return account is not None and account.state == "VERIFY_FAIL"

    def _apply(self, call: Call) -> Outcome:
        """Apply for another account.

        Raises:
            Refusal: the merchant did not onboard the sub-merchant, which has an application under review, or had five of them today.
        """
        sub_mchid: str = call.arguments["sub_mchid"]
        if self._account(call.mchid, sub_mchid) is None:
            raise refuse(
                call, "NO_AUTH", "该商户不是本服务商进件的子商户", "The merchant did not onboard this sub-merchant."
            )
        applications, today = self._resources.staff(_APPLICATIONS), _day(call.now)
        earlier = applications.alike({"sub_mchid": sub_mchid})
        if sum(each.fields.get(_SUBMITTED) == today for each in earlier) >= _MOST_APPLICATIONS_A_DAY:
            en = f"A sub-merchant can apply {_MOST_APPLICATIONS_A_DAY} times a day. Apply again tomorrow."
            raise refuse(call, "INVALID_REQUEST", "当日修改次数已达上限，请次日再试", en)
        outcome = self._inner(_APPLY, call)
        record = applications.get(_body(outcome)["application_no"], call.mchid)
        applications.fill(record, {_SUBMITTED: today})
        return outcome

    def _query(self, call: Call) -> Outcome:
        """Return the account in effect; its verification is missing if it is that of the onboarding, unless a payment failed."""
        outcome = self._inner(_QUERY, call)
        account = self._account(call.mchid, call.arguments["sub_mchid"])
        body = _masked(call, _body(outcome))
        if account is not None and account.fields.get(_ORIGINAL) and account.state == "VERIFYING":
            body.pop("verify_result", None)
        return evolve(outcome, body=body)

    def _query_application(self, call: Call) -> Outcome:
        outcome = self._inner(_QUERY_APPLICATION, call)
        return evolve(outcome, body=_masked(call, _body(outcome)))

    def _inner(self, place: Place, call: Call) -> Outcome:
        behavior = self._of_resources[place]
        if behavior is None:
            raise LookupError(f"the catalog has no resource for {place}")
        return behavior(call)

    def _account(self, owner: str, sub_mchid: str) -> Record | None:
        try:
            return self._resources.staff(_ACCOUNTS).get(sub_mchid, owner)
        except UnknownApplicationError:
            return None

    def _follow_application(self, before: Record, after: Record) -> Record:
        """Put the account of an approved application into effect."""
        if after.state == "AUDIT_SUCCESS" != before.state:
            fields = {name: after.request.get(name) for name in _OF_ACCOUNT}
            self._settle_to(after.mchid, str(after.fields["sub_mchid"]), {**fields, _ORIGINAL: None}, "VERIFY_SUCCESS")
        return after

    def _follow_onboarding(self, before: Record, after: Record) -> Record:
        """Settle the money of a new sub-merchant to the account of its application, if that has one."""
        form = after.request.get("account_info") or after.request.get("bank_account_info")
        if after.state in _FINISHED and before.state not in _FINISHED and form:
            is_personal = form["bank_account_type"] in _PERSONAL
            kind = "ACCOUNT_TYPE_PRIVATE" if is_personal else "ACCOUNT_TYPE_BUSINESS"
            fields = {name: form.get(name) for name in _OF_ACCOUNT} | {"account_type": kind, _ORIGINAL: True}
            self._settle_to(after.mchid, str(after.fields["sub_mchid"]), fields, "VERIFYING")
        return after

    def _settle_to(self, owner: str, sub_mchid: str, fields: Mapping[str, Any], state: str) -> None:
        accounts = self._resources.staff(_ACCOUNTS)
        account = self._account(owner, sub_mchid) or accounts.add({"sub_mchid": sub_mchid}, owner)
        accounts.put(accounts.fill(account, fields), state)


def _day(now: float) -> str:
    return datetime.fromtimestamp(now, CHINA).date().isoformat()


def _body(outcome: Outcome) -> dict[str, Any]:
    """Return the fields of a reply that is an object."""
    return {**outcome.body}


def _masked(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """Return a reply with its account number and its account holder masked."""
    first, last = _SHOWN_DIGITS[call.arguments.get("account_number_rule", _DEFAULT_RULE)]
    number, holder = str(body["account_number"]), body.get("account_name")
    body["account_number"] = number[:first] + "*" * max(len(number) - first - last, 0) + number[-last:]
    if holder:
        body["account_name"] = holder[0] + "*" * (len(holder) - 1)
    return body
