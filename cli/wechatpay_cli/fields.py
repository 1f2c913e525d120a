"""The arguments of an operation, and the fields inside them, as the catalog describes them."""

from collections.abc import Iterator, Mapping
from typing import Any

from wechatpay_cli.entries import Entry
from wechatpay_runtime._base.values import frozen

OBJECT, ARRAY = "object", "array"


@frozen(eq=False)
class Field:
    """An argument, or a field inside one."""

    name: str
    facts: Mapping[str, Any]
    """Its JSON Schema; that of the value, if it is sent as JSON in a string."""
    models: Mapping[str, Any]
    """The schemas to which others refer."""
    is_required: bool = False

    @property
    def kind(self) -> str:
        """The name of its JSON type."""
        return str(self.facts.get("type", OBJECT))

    @property
    def is_secret(self) -> bool:
        """Whether it is encrypted on the way to WeChat Pay."""
        return bool(self.facts.get("x-encrypted"))

    def item(self) -> "Field":
        """Return the items of a list as a field."""
        return _field(self.name, self.facts["items"], self.models)

    def inside(self) -> dict[str, "Field"]:
        """Return the fields of an object by name; empty for any other value."""
        required = self.facts.get("required", ())
        return {
            name: _field(name, schema, self.models, is_required=name in required)
            for name, schema in self.facts.get("properties", {}).items()
        }


def fields_of(entry: Entry) -> dict[str, Field]:
    """Return the arguments of an operation by wire name: those in the address and the headers, then those in the body."""
    outside = {
        each["name"]: _field(
            each["name"],
            {"title": each["zh"], "description": each["doc"], **each["schema"]},
            each["schema"].get("$defs", {}),
            is_required=each["required"],
        )
        for each in entry["parameters"]
    }
    body = upload_body(entry["upload"]) if entry["upload"] else entry["body"] or {}
    return outside | Field("", body, body.get("$defs", {})).inside()


def all_fields(fields: Mapping[str, Field], before: str = "") -> Iterator[tuple[str, Field]]:
    """Yield each field with its dotted name, followed by the fields inside it. The fields of list items have the number 0."""
    for name, field in fields.items():
        yield before + name, field
        item = field.item() if field.kind == ARRAY else field
        yield from all_fields(item.inside(), f"{before}{name}.{'0.' if item is not field else ''}")


def upload_body(upload: dict[str, Any]) -> dict[str, Any]:
    """Describe the arguments of an upload: the path of the file, its name (optional), and the fields sent with it."""
    filled_in = {upload["filename"], upload["digest"]}
    schemas = [upload["meta"], upload["form"]]
    fields = {name: each for schema in schemas for name, each in schema["properties"].items() if name not in filled_in}
    required = [name for schema in schemas for name in schema.get("required", ()) if name not in filled_in]
    file = {
        "type": "string",
        "description": f"Path of the file; its name must end in {', '.join(upload['accepts'])}.",
    }
    name = {"type": "string", "description": "Name of the file. Defaults to the name in the path."}
    return {
        "type": OBJECT,
        "properties": {"file": file, "filename": name, **fields},
        "required": ["file", *required],
        "additionalProperties": False,
    }


def _field(name: str, schema: Mapping[str, Any], models: Mapping[str, Any], *, is_required: bool = False) -> Field:
    texts = {key: schema[key] for key in ("title", "description") if key in schema}
    value = schema.get("contentSchema", schema)
    model = models[value["$ref"].rpartition("/")[2]] if "$ref" in value else value
    return Field(name, {**model, **texts}, models, is_required)
