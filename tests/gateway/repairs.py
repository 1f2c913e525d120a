"""A test resource in the format of the catalog: repairs that a shop accepts, repairs and returns."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any
from weakref import finalize

from attrs import evolve, frozen

from gateway.catalogs import TEXT, Json, catalog_of, model, operation, parameter
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.catalog.notification import Notification, Shape
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.behavior import Behavior, Call
from wechatpay_gateway.family.resource.announcing import Announcer
from wechatpay_gateway.family.resource.calls import Calls
from wechatpay_gateway.family.resource.definition.parsing import parse_resource
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.following import Followers
from wechatpay_gateway.family.resource.index.memberships import Memberships
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.notifications.changes import Announce

STATES = ("TAKEN", "REPAIRED", "RETURNED")
NOW = 1_700_000_000.0
COUNT: Json = {"type": "integer"}
MOMENT: Json = {"type": "string", "format": "date-time"}
ROW: Json = {
    "type": "object",
    "properties": {
        "repair_id": COUNT,
        "out_repair_no": TEXT,
        "thing": TEXT,
        "status": TEXT,
        "price": COUNT,
        "taken_at": MOMENT,
        "returned_on": {"type": "string", "x-date-pattern": "yyyyMMdd"},
        "shop": TEXT,
        "owner": {"type": "object", "properties": {"name": TEXT, "tax": TEXT}, "required": ["tax"]},
    },
    "required": ["repair_id", "status", "shop"],
}
BODY = model(("out_repair_no",), out_repair_no=TEXT, thing=TEXT, notify_url=TEXT)
PAGES: Json = {
    "next": "offset",
    "items": "data",
    "counts": "items",
    "first": 0,
    "token": None,
    "size": "limit",
    "total": "total",
}
LISTED: Json = {"type": "object", "properties": {"data": {"type": "array", "items": ROW}, "total": COUNT}}
EXAMPLE: Json = {
    "given": {"repair_id": 7},
    "status": 200,
    "reply": {"repair_id": 7, "status": "TAKEN", "shop": "S1", "owner": {"tax": "T9"}},
}


def optional(*names: str, **schemas: Json) -> list[Json]:
    """Return optional query parameters."""
    typed = {**dict.fromkeys(names, TEXT), **schemas}
    return [parameter(name, "query", schema, required=False) for name, schema in typed.items()]


def path_number(name: str, schema: Json) -> Json:
    """Return a parameter in a path with two routes of the same shape."""
    return parameter(name, "path", schema, required=False)


OPERATIONS: tuple[Json, ...] = (
    operation("t.create", "POST", "/v3/repairs", body=BODY, replies={"200": ROW}, examples=[EXAMPLE]),
    operation("t.read", "GET", "/v3/repairs/{repair_id}", replies={"200": ROW}, examples=[EXAMPLE]),
    operation(
        "t.read_inside",
        "GET",
        "/v3/repairs/{repair_id}/inside",
        replies={"200": model(("code",), code=TEXT, repair=ROW)},
        examples=[
            {
                "given": {"repair_id": 7},
                "status": 200,
                "reply": {"code": "OK", "repair": {"shop": "S2", "status": "TAKEN"}},
            }
        ],
    ),
    operation(
        "t.list",
        "GET",
        "/v3/repairs",
        query=["status", "thing", "from", "to", "offset", "limit"],
        parameters=optional("status", "thing", "from", "to", offset=COUNT, limit=COUNT),
        replies={"200": LISTED},
        pages=PAGES,
    ),
    operation("t.give_back", "POST", "/v3/repairs/{repair_id}/return", body=model(price=COUNT), replies={"200": ROW}),
    operation("t.try_return", "POST", "/v3/repairs/{repair_id}/try", replies={"200": model(result=TEXT)}),
    operation("t.judge", "POST", "/v3/repairs/{repair_id}/judge", body=model(verdict=TEXT)),
    operation("t.set_url", "PUT", "/v3/url", body=model(notify_url=TEXT), replies={"200": model(notify_url=TEXT)}),
    operation("t.get_url", "GET", "/v3/url", replies={"200": model(notify_url=TEXT)}),
    operation("t.remove_url", "DELETE", "/v3/url"),
    operation("t.forget", "DELETE", "/v3/repairs/{repair_id}"),
    {
        **operation("t.either", "POST", "/v3/repairs/{out_repair_no}/either"),
        "routes": [
            {"path": "/v3/repairs/{out_repair_no}/either", "query": ["repair_id"]},
            {"path": "/v3/repairs/{repair_id}/either", "query": []},
        ],
        "parameters": [path_number("out_repair_no", TEXT), path_number("repair_id", COUNT)],
    },
)


def change(**more: Any) -> Json:
    """Return the effect of a call or a step on a record."""
    rest: Json = {
        "requires": {},
        "unless": [],
        "values": {},
        "counts": [],
        "logs": None,
        "times": [],
        "notification": None,
    }
    return {"from": None, "to": None, **rest, **more}


def move(name: str, **more: Any) -> Json:
    """Return a call that changes a record."""
    rest: Json = {
        "when": {},
        "deletes": False,
        "once_per": None,
        "at_most": None,
        "reply": {},
        "otherwise": None,
        "errors": {},
    }
    return {"operation": name, **rest, **change(), **more}


GONE: Json = {
    "name": "t.gone",
    "event_type": "REPAIR.RETURNED",
    "content": {},
    "address": "notify_url",
    "address_of": None,
}
RESOURCE: Json = {
    "resource": "t.repairs",
    "family": "repairs",
    "title": {"en": "Repairs", "zh": None},
    "noun": {"en": "repair", "zh": "维修单"},
    "numbers": [
        {"name": "out_repair_no", "type": "string", "made_by": "merchant", "first": None, "within": []},
        {"name": "repair_id", "type": "integer", "made_by": "wechat_pay", "first": "1001", "within": []},
    ],
    "shared": False,
    "state": {"field": "status", "enum": "RepairStatus", "states": list(STATES), "first": "TAKEN", "absent": None},
    "fields": [
        {"name": "price", "states": ["REPAIRED", "RETURNED"], "value": None, "pairs": []},
        {"name": "reasons", "states": [], "value": None, "pairs": ["field", "reason"]},
    ],
    "fixed": [],
    "names": {},
    "one_open": None,
    "default_kind": None,
    "kinds": [
        {
            "name": "",
            "create": [
                {
                    "operation": "t.create",
                    "again": ["REPAIRED"],
                    "once": False,
                    "replaces": False,
                    "errors": {"number_taken": {"status": 409, "code": "ALREADY_EXISTS"}},
                    **change(times=["taken_at"]),
                }
            ],
            "read": [
                {"operation": "t.read", "errors": {"unknown": {"status": 404, "code": "NOT_FOUND"}}},
                {"operation": "t.read_inside", "errors": {}},
            ],
            "list": [
                {
                    "operation": "t.list",
                    "filters": {"status": "status", "thing": "thing"},
                    "between": {"field": "taken_at", "from": "from", "to": "to", "days": None},
                    "first_total": False,
                }
            ],
            "moves": [
                move(
                    "t.give_back",
                    **{"from": ["TAKEN", "REPAIRED"], "to": "RETURNED"},
                    times=["returned_on"],
                    notification=GONE,
                    errors={"state": {"status": 403, "code": "NOT_ENOUGH"}},
                ),
                move(
                    "t.try_return",
                    **{"from": ["REPAIRED"], "to": "RETURNED"},
                    reply={"result": "OK"},
                    otherwise={"result": "NO"},
                ),
                move("t.judge", when={"verdict": "GOOD"}, **{"from": ["TAKEN"], "to": "REPAIRED"}),
                move("t.judge", when={"verdict": "BAD"}, **{"from": ["TAKEN"], "to": "RETURNED"}),
                move("t.forget", deletes=True),
                move("t.either", to="RETURNED"),
            ],
            "history": None,
        }
    ],
    "add": None,
    "adds": {},
    "steps": [],
    "examples": [{"kind": "", "fields": {"repair_id": 7}, "state": None}],
}
URLS: Json = {
    **RESOURCE,
    "resource": "t.urls",
    "family": "urls",
    "noun": {"en": "URL", "zh": "地址"},
    "numbers": [{"name": "mchid", "type": "string", "made_by": "caller", "first": None, "within": []}],
    "state": None,
    "fields": [],
    "kinds": [
        {
            "name": "",
            "create": [
                {"operation": "t.set_url", "again": [], "once": False, "replaces": True, "errors": {}, **change()}
            ],
            "read": [{"operation": "t.get_url", "errors": {}}],
            "list": [],
            "moves": [move("t.remove_url", deletes=True)],
            "history": None,
        }
    ],
    "examples": [],
}
"""The URL of a merchant's notifications, which a call of its own sets."""
NOTIFICATION = Notification("t.gone", "repair", (Shape("", ROW),), (("REPAIR.RETURNED", {"shop": "S9"}),))


@frozen
class Workshop:
    """The calls of the resource without a gateway."""

    catalog: Catalog
    resource: Resource
    behaviors: Mapping[str, Behavior]
    records: Records
    announced: list[Json]

    def call(
        self, name: str, arguments: Mapping[str, Any], body: Mapping[str, Any] | None, mchid: str, now: float
    ) -> Outcome:
        """Make a call as a merchant."""
        call = Call(self.catalog.operations[f"t.{name}"], mchid, arguments, body, now)
        return self.behaviors[f"t.{name}"](call)

    def create(self, number: str = "R1", mchid: str = "M1", now: float = NOW, **fields: Any) -> Outcome:
        """Create a repair."""
        return self.call("create", {}, {"out_repair_no": number, "thing": "clock", **fields}, mchid, now)

    def move(self, name: str, repair_id: int, mchid: str = "M1", **fields: Any) -> Outcome:
        """Change a repair."""
        return self.call(name, {"repair_id": repair_id}, fields, mchid, NOW)

    def read(self, repair_id: int, mchid: str = "M1") -> Json:
        """Return the reply to a query."""
        return dict(self.call("read", {"repair_id": repair_id}, None, mchid, NOW).body)

    def state(self, repair_id: int) -> str:
        """Return the state of a record."""
        return next(each.state for each in self.records.all("t.repairs") if each.fields["repair_id"] == repair_id)

    def put(self, repair_id: int, state: str) -> None:
        """Put a record into a state."""
        record = next(each for each in self.records.all("t.repairs") if each.fields["repair_id"] == repair_id)
        self.records.change(evolve(record, state=state))


def workshop(**changed: Any) -> Workshop:
    """Return a workshop without repairs; `changed` replaces keys of the resource."""
    store = Store()
    assert Resources.tables is not None
    with store.transaction():
        store.prepare([Resources.tables])
    resource, announced = parse_resource({**RESOURCE, **changed}), list[Json]()
    records = Records(store, lists={resource.name: Memberships(resource)})

    def announce(**fields: Any) -> Any:
        announced.append(fields)

    @contextmanager
    def commit() -> Generator[Announce]:
        with store.transaction():
            yield announce

    catalog = catalog_of(*OPERATIONS)
    urls = parse_resource(URLS)
    announcer = Announcer(commit, {"t.gone": NOTIFICATION}, records, {urls.name: urls})
    calls, set_url = (
        Calls(each, records, announcer, catalog.operations, {urls.name: urls}, Followers()) for each in (resource, urls)
    )
    made = Workshop(catalog, resource, {**calls.behaviors(), **set_url.behaviors()}, records, announced)
    finalize(made, store.close)
    return made


def repairs(gateway: Gateway) -> Any:
    """Return the machine of the resource, which is not in the catalog from which the types are written."""
    return gateway.machines["repairs"]
