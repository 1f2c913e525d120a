"""How WeChat Pay behaves for applications for subject confirmation.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012722388 (submit), …/4012697715 (query), …/4012467549 (merchant state), …/4012697627 (cancel).
"""

import re
from typing import Any

from wechatpay_gateway.base.errors import (
    Message,
    ParameterIssue,
    Refusal,
    invalid_request,
    no_auth,
    number_taken,
    parameter_error,
)
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.subject_confirmation import steps
from wechatpay_gateway.families.subject_confirmation.state import Applyment, Applyments
from wechatpay_gateway.families.subject_confirmation.steps import ApplymentState
from wechatpay_gateway.family.behaviour import Call, Place, examples_at, to_content, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.steps import UnknownApplicationError
from wechatpay_gateway.request.validation import missing_parameter

SUBMIT: Place = ("POST", "/v3/apply4subject/applyment")
QUERY: Place = ("GET", "/v3/apply4subject/applyment")
MERCHANT_STATE: Place = ("GET", "/v3/apply4subject/applyment/merchants/{}/state")
CANCEL: Place = ("POST", "/v3/apply4subject/applyment/{}/cancel")

AUTHORIZED = "AUTHORIZE_STATE_AUTHORIZED"
UNAUTHORIZED = "AUTHORIZE_STATE_UNAUTHORIZED"

_LARGEST_APPLYMENT_ID_DIGITS = 18
_BUSINESS_CODE = re.compile(r"[0-9A-Za-z_]+")
_WITH_CODE_IMAGE = frozenset(
    {
        ApplymentState.WAITTING_FOR_CONFIRM_CONTACT,
        ApplymentState.WAITTING_FOR_CONFIRM_LEGALPERSON,
        ApplymentState.PASSED,
        ApplymentState.FREEZED,
    }
)
_CODE_IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
"""A PNG of one pixel in place of a mini program code."""


class SubjectConfirmation(Family):
    """The operations of `/v3/apply4subject/applyment`."""

    name = "subject_confirmation"
    tables = Tables.read("subject_confirmation", 1, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._applyments = Applyments(context)
        self.machines = (self._applyments,)
        self.behaviours = {
            SUBMIT: self.submit,
            QUERY: self.query,
            MERCHANT_STATE: self.query_merchant_state,
            CANCEL: self.cancel,
        }

    def add_examples(self, mchid: str) -> None:
        """Add the applications that the catalog's examples ask for, all of them open, and the merchants that one shows as authorised."""
        del mchid
        catalog = self._context.catalog
        given = [example.given for place in (CANCEL, QUERY) for example in examples_at(catalog, place)]
        for numbers in sorted(given, key=len, reverse=True):
            applyment_id = numbers.get("applyment_id")
            business_code = str(numbers.get("business_code", applyment_id))
            if not self._is_known(business_code) and not (applyment_id and self._is_known(applyment_id)):
                self._applyments.add(business_code, applyment_id)
        for example in examples_at(catalog, MERCHANT_STATE):
            if example.reply_fields.get("authorize_state") == AUTHORIZED:
                self._applyments.authorize(example.given["sub_mchid"])

    def _is_known(self, number: str | int) -> bool:
        try:
            self._applyments.get(number)
        except UnknownApplicationError:
            return False
        return True

    def submit(self, call: Call) -> Outcome:
        """Take an application; handed in again with the same content it gives the same number.

        With other content only one that is being edited is taken again: the pages want a new business code for a rejected one, and each
        code to belong to one application. One that a test added has no content yet and takes the first that comes.
        """
        business_code: str = call.fields["business_code"]
        if not _BUSINESS_CODE.fullmatch(business_code):
            issue = Message("只能由数字、字母或下划线组成", "may hold only digits, letters and underscores")
            raise parameter_error(ParameterIssue("/business_code", business_code, issue, "body"))
        content = to_content(call.fields)
        known = self._own(business_code, call.mchid)
        if known is None:
            known = self._applyments.add(business_code, mchid=call.mchid, content=content)
        elif known.state in steps.SUBMIT_AGAIN.source or _is_new(known):
            self._applyments.hand_in(known.applyment_id, content)
        elif known.content != content:
            raise number_taken(
                "业务申请编号已被使用，且申请内容不一致",
                f"The business code belongs to an application in {known.state} with other content.",
            )
        return to_reply(call, {"applyment_id": known.applyment_id})

    def query(self, call: Call) -> Outcome:
        """Tell the state of an application, found by either number."""
        numbers = call.arguments
        number: str | int | None = numbers.get("applyment_id", numbers.get("business_code"))
        if number is None:
            raise parameter_error(missing_parameter("applyment_id", "query"))
        applyment = self._of_caller([number], call)
        business_code = numbers.get("business_code")
        if business_code not in (None, applyment.business_code):
            raise _other_application("business_code", business_code, "is not the application with this applyment_id")
        return to_reply(
            call,
            {
                "applyment_state": applyment.state.value,
                "qrcode_data": _CODE_IMAGE if applyment.state in _WITH_CODE_IMAGE else None,
                "reject_param": applyment.reject_param,
                "reject_reason": applyment.reject_reason,
            },
        )

    def query_merchant_state(self, call: Call) -> Outcome:
        """Tell whether a merchant number is authorised; one that nobody authorised is not."""
        is_authorized = self._applyments.is_authorized(call.arguments["sub_mchid"])
        return to_reply(call, {"authorize_state": AUTHORIZED if is_authorized else UNAUTHORIZED})

    def cancel(self, call: Call) -> Outcome:
        """Cancel an application that is open; cancelling it again succeeds again."""
        # Both routes have one shape, so the value may be either number whatever the route calls it.
        value = str(call.arguments.get("business_code", call.arguments.get("applyment_id")))
        numbers: list[str | int] = [value]
        if value.isascii() and value.isdigit() and len(value) <= _LARGEST_APPLYMENT_ID_DIGITS:
            numbers.append(int(value))
        applyment = self._of_caller(numbers, call)
        wanted = call.arguments.get("applyment_id")
        if wanted not in (None, applyment.applyment_id):
            raise _other_application("applyment_id", wanted, "is not the application that the path names")
        if applyment.state not in steps.CANCEL.source:
            raise invalid_request(
                "当前申请单状态不允许撤销", f"An application in {applyment.state} cannot be cancelled."
            )
        self._applyments.set_state(applyment.applyment_id, ApplymentState.CANCELED)
        return Outcome(204)

    def _of_caller(self, numbers: list[str | int], call: Call) -> Applyment:
        for number in numbers:
            try:
                applyment = self._applyments.get(number, call.mchid)
            except UnknownApplicationError:
                continue
            if applyment.mchid != call.mchid:
                raise no_auth()
            return applyment
        raise invalid_request("申请单不存在", "There is no such application.")

    def _own(self, business_code: str, mchid: str) -> Applyment | None:
        try:
            applyment = self._applyments.get(business_code, mchid)
        except UnknownApplicationError:
            return None
        return applyment if applyment.mchid == mchid else None


def _is_new(applyment: Applyment) -> bool:
    return applyment.content is None and applyment.state is ApplymentState.WAITTING_FOR_AUDIT


def _other_application(name: str, value: Any, issue: str) -> Refusal:
    message = Message("与另一编号指定的申请单不一致", issue)
    return parameter_error(ParameterIssue(name, value, message, "query"))
