"""The operations of authorizations.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4015901167, 4014399423 and 4015653811.
"""

import secrets
from collections.abc import Mapping

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.merchant_transfer.authorization_machine import MOST_OPEN, AuthorizationMachine
from wechatpay_gateway.families.merchant_transfer.authorizations import Authorization
from wechatpay_gateway.families.merchant_transfer.rules import check_scene
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import CLOSE, AuthorizationState
from wechatpay_gateway.families.merchant_transfer.views import authorization_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse

_ROOT = "/v3/fund-app/mch-transfer/user-confirm-authorization"


class AuthorizationOperations:
    """The operations of authorizations."""

    def __init__(self, records: Records, machine: AuthorizationMachine) -> None:
        self._authorizations = records.authorizations
        self._machine = machine
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", _ROOT): self._create,
            ("GET", f"{_ROOT}/out-authorization-no/{{}}"): self._query,
            ("POST", f"{_ROOT}/out-authorization-no/{{}}/close"): self._close,
        }

    def _create(self, call: Call) -> Outcome:
        check_notify_url(call.fields, "authorization_notify_url")
        check_scene(call)
        existing = self._authorizations.find(call.mchid, call.fields["out_authorization_no"])
        if existing is not None and (existing.is_example or existing.is_forgotten(call.now)):
            existing = None
        if existing is None:
            existing = self._add(call)
        elif existing.content != to_content(call.fields):
            en = "The number is already used by an authorization with other values."
            raise refuse(call, "INVALID_REQUEST", "单号已存在但信息不一致", en, InternalNumber.CHANGED_PARAMETERS)
        elif existing.state is not AuthorizationState.WAIT_USER_CONFIRM:
            en = f"The authorization is already in state {existing.state.value}. Query it."
            raise refuse(call, "INVALID_REQUEST", "当前申请单已解除或已授权成功", en)
        return to_reply(call, authorization_view(existing))

    def _add(self, call: Call) -> Authorization:
        fields = call.fields
        openid, scene = fields["openid"], fields["transfer_scene_id"]
        if self._authorizations.open_count(call.mchid, openid, scene) >= MOST_OPEN:
            zh = "用户在当前场景下的授权数量达到限制，不支持发起授权"
            en = f"The user already has {MOST_OPEN} authorizations in this scene that wait or are effective."
            raise refuse(call, "INVALID_REQUEST", zh, en)
        return self._authorizations.add(
            Authorization(
                call.mchid,
                fields["out_authorization_no"],
                AuthorizationState.WAIT_USER_CONFIRM,
                openid,
                scene,
                to_content(fields),
                f"0002-{secrets.token_urlsafe(48)}",
                call.now,
            )
        )

    def _find(self, call: Call) -> Authorization:
        found = self._authorizations.find(call.mchid, call.arguments["out_authorization_no"])
        if found is None or found.is_forgotten(call.now):
            raise refuse(call, "NOT_FOUND", "免确认收款授权不存在", "The authorization does not exist.")
        return found

    def _query(self, call: Call) -> Outcome:
        return to_reply(call, authorization_view(self._find(call)))

    def _close(self, call: Call) -> Outcome:
        found = self._find(call)
        if found.is_example:
            found = self._machine.put(found, AuthorizationState.TAKING_EFFECT)
        if found.close_reason == "CLOSE_VIA_MCH_API":
            return to_reply(call, authorization_view(found))
        if found.state not in CLOSE.source:
            en = f"An authorization in state {found.state.value} cannot be closed."
            raise refuse(call, "INVALID_REQUEST", "当前授权状态不支持解除", en)
        return to_reply(call, authorization_view(self._machine.advance(found, CLOSE, {})))
