"""Checks that a request has the fields that are required under conditions: those with a certain value of another field, for example."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from attrs import frozen

from wechatpay_gateway.base.errors import Message, parameter_error
from wechatpay_gateway.base.json_text import parse_json
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.catalog.schema import REQUIRED_WHEN, Schema
from wechatpay_gateway.request.choices import issue_of

Demands = Mapping[str, Any]
"""What each field must be: `present`, `absent`, one of a list, or within `minimum` and `maximum`. All of them must be met."""


def check_conditions(operation: Operation, arguments: Mapping[str, Any]) -> None:
    """Check the fields that are required under conditions; `arguments` are those of path, query, headers and body together.

    Raises:
        Refusal: 400 PARAM_ERROR: a field is missing although its conditions are met. The message names both.
    """
    if operation.conditional is not None:
        _Call(operation, operation.conditional, arguments).check(operation.conditional, arguments, "")


@frozen
class _Call:
    operation: Operation
    top: Schema
    arguments: Mapping[str, Any]

    def check(self, schema: Schema, sent: Mapping[str, Any], pointer: str) -> None:
        """Check the fields of one object; `sent` are its values, `pointer` is its JSON Pointer."""
        fields: Mapping[str, Schema] = schema["properties"]
        conditions: Mapping[str, Sequence[Demands]] = schema.get(REQUIRED_WHEN, {})
        for name, alternatives in conditions.items():
            for demands in alternatives if name not in sent else ():
                if all(self._is_met(field, demand, fields, sent) for field, demand in demands.items()):
                    message = Message(f"必填：{_in_chinese(demands)}", f"is required when {_in_english(demands)}")
                    raise parameter_error(issue_of(self.operation, name, message, pointer))
        for name, value in sent.items():
            if name in fields:
                self._check_inside(fields[name], value, f"{pointer}/{name}")

    def _check_inside(self, schema: Schema, value: Any, pointer: str) -> None:
        if isinstance(value, str) and "contentSchema" in schema:
            self._check_inside(schema["contentSchema"], parse_json(value), pointer)
        elif isinstance(value, list):
            for index, item in enumerate(cast("list[object]", value)):
                self._check_inside(schema.get("items", {}), item, f"{pointer}/{index}")
        elif isinstance(value, dict) and "properties" in schema:
            self.check(schema, cast("dict[str, Any]", value), pointer)
        elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), Mapping):
            for key, item in cast("dict[str, Any]", value).items():
                self._check_inside(schema["additionalProperties"], item, f"{pointer}/{key}")

    def _is_met(self, name: str, demand: Any, fields: Mapping[str, Schema], sent: Mapping[str, Any]) -> bool:
        """Return whether a field is as demanded; it is beside the required one, or else its name starts at the top."""
        first, *rest = name.split(".")
        if first not in fields:
            fields, sent = self.top["properties"], self.arguments
        schema: Schema = fields[first]
        value = sent.get(first)
        for part in rest:
            schema = schema.get("properties", {}).get(part, {})
            value = cast("dict[str, Any]", value).get(part) if isinstance(value, dict) else None
        if demand in ("present", "absent"):
            return (value is not None) is (demand == "present")
        if value is None:
            value = schema.get("default")
        if isinstance(demand, Mapping):
            return value is not None and _is_within(value, cast("Mapping[str, int]", demand))
        if isinstance(value, list):
            return any(each in demand for each in cast("list[object]", value))
        return value in demand


def _is_within(value: int, bounds: Mapping[str, int]) -> bool:
    return bounds.get("minimum", value) <= value <= bounds.get("maximum", value)


def _in_english(demands: Demands) -> str:
    return " and ".join(f"{name} is {_demand_in_english(demand)}" for name, demand in demands.items())


def _demand_in_english(demand: Any) -> str:
    if demand in ("present", "absent"):
        return "sent" if demand == "present" else "not sent"
    if isinstance(demand, Mapping):
        bounds = cast("Mapping[str, int]", demand)
        words = {"minimum": "at least", "maximum": "at most"}
        return " and ".join(f"{words[key]} {bound}" for key, bound in bounds.items())
    return " or ".join(_texts(demand))


def _in_chinese(demands: Demands) -> str:
    return "且".join(f"{name} {_demand_in_chinese(demand)}" for name, demand in demands.items())


def _demand_in_chinese(demand: Any) -> str:
    if demand in ("present", "absent"):
        return "已填写" if demand == "present" else "未填写"
    if isinstance(demand, Mapping):
        bounds = cast("Mapping[str, int]", demand)
        words = {"minimum": "不小于", "maximum": "不大于"}
        return "且".join(f"{words[key]} {bound}" for key, bound in bounds.items())
    return f"为 {' 或 '.join(_texts(demand))}"


def _texts(values: Iterable[object]) -> list[str]:
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in values]
