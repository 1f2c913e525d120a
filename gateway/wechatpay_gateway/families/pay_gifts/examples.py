"""Adds the pay gift activities that the catalog's examples refer to, so that the examples succeed."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.pay_gifts.activities import FULL_SEND, Activities, Activity
from wechatpay_gateway.families.pay_gifts.entries import GOODS, MERCHANT, Entries
from wechatpay_gateway.families.pay_gifts.steps import ActivityState
from wechatpay_gateway.family.behavior import Place, examples_at, to_content

_ROOT = "/v3/marketing/paygiftactivity"
_OWN = f"{_ROOT}/activities/{{}}"
_MERCHANTS: Place = ("GET", f"{_OWN}/merchants")
_GOODS: Place = ("GET", f"{_OWN}/goods")
_PLACES: tuple[Place, ...] = (
    ("GET", _OWN),
    ("POST", f"{_OWN}/terminate"),
    ("POST", f"{_OWN}/merchants/add"),
    ("POST", f"{_OWN}/merchants/delete"),
    _MERCHANTS,
    _GOODS,
)


def example_fields(catalog: Catalog, name: str, begins: float, ends: float) -> dict[str, Any]:
    """Return the fields of an activity that no call created: those of the page's example, without its number."""
    fields: Mapping[str, Any] = examples_at(catalog, ("POST", f"{_ROOT}/unique-threshold-activity"))[0].arguments
    times = {"begin_time": to_moment(begins), "end_time": to_moment(ends)}
    return {**fields, "activity_base_info": {**fields["activity_base_info"], "activity_name": name, **times}}


def add_examples(catalog: Catalog, mchid: str, activities: Activities, entries: Entries, at: float) -> None:
    """Add the running activities that the examples refer to, owned by the merchant `mchid` and created at `at`, in seconds since 1970."""
    for place in _PLACES:
        for example in examples_at(catalog, place):
            activity = _add(catalog, mchid, example.arguments["activity_id"], activities, at)
            if place == _MERCHANTS:
                for row in example.reply_fields["data"]:
                    entries.add(activity, MERCHANT, [row["mchid"]], at, row["merchant_name"])
            if place == _GOODS:
                entries.add(activity, GOODS, [row["goods_id"] for row in example.reply_fields["data"]], at)


def _add(catalog: Catalog, mchid: str, activity_id: str, activities: Activities, at: float) -> Activity:
    existing = activities.find(activity_id, mchid)
    if existing is not None and existing.caller == mchid:
        return existing
    content = to_content(example_fields(catalog, "example", at, at))
    parts = (FULL_SEND, "example", ActivityState.ONGOING, content, at, at, at, at)
    return activities.add(Activity(mchid, activity_id, None, *parts, is_example=True))
