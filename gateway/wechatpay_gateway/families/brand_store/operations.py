"""The family of brand stores: its operations.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015783183, 4015783153, 4015783158, 4015783113, 4015783177, 4015783188, 4016756671, 4016756672 and
4016756674.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.errors import Message, Refusal, parameter_error
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.brand_store.machines import BrandStoreMachine, RecipientMachine, merged
from wechatpay_gateway.families.brand_store.steps import CLOSES, RESUMES, UPDATES, RecipientState, StoreState
from wechatpay_gateway.families.brand_store.stores import BrandStore, BrandStores, Recipients
from wechatpay_gateway.family.behavior import Behavior, Call, Place, examples_at
from wechatpay_gateway.family.brand_replies import brand_of, reply_of, rows_of
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.paging import put_page, put_request, window_of
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.parties.brands import DEFAULT_BRAND_ID
from wechatpay_gateway.request.choices import issue_of

_ROOTS = ("/v3/brand/partner/store/brandstores", "/brand/store/brandstores")
_QUERY: Place = ("GET", f"{_ROOTS[0]}/{{}}")
_COUPON_STORES: Place = (
    "GET",
    "/v3/marketing/partner/product-coupon/product-coupons/{}/stocks/{}/associated-stores",
)
_OBJECTS = ("store_basics", "store_address", "store_business")
_FREE = {"store_basics": {"store_reference_id"}, "store_business": {"service_phone", "business_hours"}}
_WAITING = frozenset({StoreState.CREATING})
_CHANGEABLE = frozenset({StoreState.OPEN, StoreState.OPEN_IN_REVIEW, StoreState.OPEN_REJECTED})
_MOST_RECIPIENTS = 3
_NO_CONTENT = 204


class BrandStoreFamily(Family):
    """The stores of brands, which service providers and the brands themselves manage.

    Attributes:
        store_machine: the steps of stores; also `gateway.brand_stores`.
        recipient_machine: the steps of their merchant numbers; also `gateway.brand_store_recipients`.
    """

    name = "brand_store"
    tables = Tables.read("brand_store", 1, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stores = BrandStores(context.store)
        self._recipients = Recipients(context.store)
        self.store_machine = BrandStoreMachine(context, self._stores)
        self.recipient_machine = RecipientMachine(context, self._recipients)
        self.machines = (self.store_machine, self.recipient_machine)
        self.behaviors: Mapping[Place, Behavior] = {
            (method, f"{root}{path}"): behavior
            for root in _ROOTS
            for (method, path), behavior in {
                ("POST", ""): self._create,
                ("GET", ""): self._list,
                ("GET", "/{}"): self._query,
                ("PATCH", "/{}"): self._update,
                ("DELETE", "/{}"): self._delete,
                ("POST", "/{}/close"): self._close,
                ("POST", "/{}/resume"): self._resume,
                ("POST", "/{}/bindrecipient"): self._bind,
                ("POST", "/{}/unbindrecipient"): self._unbind,
            }.items()
        }

    def is_store(self, brand_id: str, store_id: str) -> bool:
        """Return whether a brand has a store with this number."""
        return self._stores.find(brand_id, store_id) is not None

    def is_open(self, brand_id: str, store_id: str) -> bool:
        """Return whether a brand has a store with this number that is open."""
        found = self._stores.find(brand_id, store_id)
        return found is not None and (found.is_example or found.shown[0] == "OPEN")

    def _create(self, call: Call) -> Outcome:
        brand_id, fields = brand_of(call), _data(call)
        if self._stores.has_equal(brand_id, fields):
            en = "The brand has a store with this store_reference_id, or with this name and address."
            raise refuse(call, "ALREADY_EXISTS", "品牌门店已存在", en)
        return self._reply(call, self._stores.add(brand_id, fields))

    def _query(self, call: Call) -> Outcome:
        return self._reply(call, self._find(call))

    def _list(self, call: Call) -> Outcome:
        brand_id, state, pages = brand_of(call), call.arguments.get("store_state"), call.operation.pages
        if pages is None:
            raise AssertionError("unreachable: the operation has pages")
        window = window_of(call.operation, pages, call.arguments)
        found = self._stores.page(brand_id, state, window.start, window.size)
        body: dict[str, Any] = {} if call.brand_id else {"brand_id": brand_id}
        rows = rows_of(call, [self._view(each) for each in found])
        put_page(body, pages, rows, window, self._stores.count(brand_id, state))
        put_request(body, call.operation.replies[200], pages, window)
        return Outcome(200, body)

    def _update(self, call: Call) -> Outcome:
        store, changes = self._find(call), _data(call)
        if store.is_example:
            store = self.store_machine.put(store, StoreState.OPEN)
        is_free = all(set(values) <= _FREE.get(name, set()) for name, values in changes.items())
        if is_free and store.state in _CHANGEABLE:
            draft = merged(store.draft, changes) if store.draft else store.draft
            return self._reply(call, self._stores.update(store, fields=merged(store.fields, changes), draft=draft))
        if is_free and store.state in _WAITING:
            return self._reply(call, self._stores.update(store, draft=merged(store.draft, changes)))
        step = next((each for each in UPDATES if store.state in each.source), None)
        if step is None:
            raise _not_changeable(call, store)
        return self._reply(call, self.store_machine.advance(store, step, changes))

    def _delete(self, call: Call) -> Outcome:
        self._stores.remove(self._find(call))
        return Outcome(_NO_CONTENT)

    def _close(self, call: Call) -> Outcome:
        return self._switched(call, CLOSES)

    def _resume(self, call: Call) -> Outcome:
        return self._switched(call, RESUMES)

    def _switched(self, call: Call, steps: Sequence[Step]) -> Outcome:
        store = self._find(call)
        if store.is_example:
            store = self.store_machine.put(store, min(steps[0].source))
        step = next((each for each in steps if store.state in each.source), None)
        if step is None:
            state = store.shown[0]
            en = f"The store is {state}, which does not allow this call."
            raise refuse(call, "INVALID_REQUEST", f"门店当前状态为{state}，不允许此操作", en)
        return self._reply(call, self.store_machine.advance(store, step, {}))

    def _bind(self, call: Call) -> Outcome:
        store, fields = self._find(call), call.fields
        bound = self._recipients.find(store.store_id, fields["mchid"])
        if bound is None or not _is_active(bound.state):
            active = [each for each in self._recipients.of_store(store.store_id) if _is_active(each.state)]
            if len(active) >= _MOST_RECIPIENTS:
                en = f"The store has {len(active)} merchant numbers already, as many as possible."
                raise refuse(call, "INVALID_REQUEST", f"门店最多绑定{_MOST_RECIPIENTS}个收款商户号", en)
        if bound is None:
            bound = self._recipients.add(store.store_id, fields["mchid"], fields["company_name"])
        elif not _is_active(bound.state):
            changes = {"company_name": fields["company_name"], "state": RecipientState.CONFIRMED}
            bound = self._recipients.update(bound, **changes)
        shown = {"mchid": bound.mchid, "company_name": bound.company_name, "recipient_state": bound.state.value}
        return reply_of(call, {"brand_id": store.brand_id, "store_id": str(store.store_id), **shown})

    def _unbind(self, call: Call) -> Outcome:
        bound = self._recipients.find(self._find(call).store_id, call.fields["mchid"])
        if bound is None or bound.state is not RecipientState.CONFIRMED:
            return Outcome(200, {"failed_reason": "仅支持解绑收款绑定状态为已绑定的商户号"})
        self._recipients.remove(bound)
        return Outcome(200, {})

    def _find(self, call: Call) -> BrandStore:
        found = self._stores.find(brand_of(call), call.arguments["store_id"])
        if found is None or not (call.brand_id or found.brand_id == brand_of(call)):
            raise refuse(call, "NOT_FOUND", "品牌门店不存在", "The store does not exist, or is not of this brand.")
        return found

    def _reply(self, call: Call, store: BrandStore) -> Outcome:
        return reply_of(call, self._view(store))

    def _view(self, store: BrandStore) -> dict[str, Any]:
        store_state, audit_state = store.shown
        recipients = [
            {"mchid": each.mchid, "company_name": each.company_name, "recipient_state": each.state.value}
            for each in self._recipients.of_store(store.store_id)
        ]
        values = {
            "brand_id": store.brand_id,
            "store_id": str(store.store_id),
            "store_state": store_state,
            "audit_state": audit_state,
            "review_reject_reason": store.reject_reason if audit_state == "REJECTED" else None,
            **{name: store.fields.get(name) or None for name in _OBJECTS},
            "store_recipient": recipients or None,
        }
        return {name: value for name, value in values.items() if value is not None}

    def add_examples(self, mchid: str) -> None:
        """Add the stores that the catalog's examples refer to."""
        del mchid
        for example in examples_at(self._context.catalog, _QUERY):
            reply = example.reply_fields
            if self._add_example(reply["brand_id"], reply["store_id"], reply):
                for each in reply["store_recipient"]:
                    self._recipients.add(int(reply["store_id"]), each["mchid"], each["company_name"])
        for example in examples_at(self._context.catalog, _COUPON_STORES):
            for each in example.reply_fields["store_list"]:
                self._add_example(example.arguments.get("brand_id", DEFAULT_BRAND_ID), each["store_id"], {})

    def _add_example(self, brand_id: str, store_id: str, reply: Mapping[str, Any]) -> bool:
        if self._stores.find(brand_id, store_id) is not None:
            return False
        fields = {name: reply[name] for name in _OBJECTS if name in reply}
        self._stores.add(brand_id, fields, state=StoreState.OPEN, store_id=int(store_id), is_example=True)
        return True


def _data(call: Call) -> dict[str, Any]:
    return {name: call.fields[name] for name in _OBJECTS if name in call.fields}


def _is_active(state: RecipientState) -> bool:
    return state in (RecipientState.CONFIRMED, RecipientState.CONFIRMING)


def _not_changeable(call: Call, store: BrandStore) -> Refusal:
    store_state, audit_state = store.shown
    zh = f"门店状态{store_state}、审核状态{audit_state}暂不支持修改"
    en = f"cannot be changed now: the store is {store_state}, its review {audit_state}"
    return parameter_error(issue_of(call.operation, "store_id", Message(zh, en)))
