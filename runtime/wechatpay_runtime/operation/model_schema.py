"""The JSON Schema of a model, for the OpenAPI documents of web frameworks."""

from __future__ import annotations

from typing import Any, ClassVar

from wechatpay_runtime.jsonable import Jsonable
from wechatpay_runtime.operation.model_fields import WireField


class HasSchema(Jsonable):
    """Base of models, whose fields are known."""

    __slots__ = ()
    __wire_fields__: ClassVar[tuple[WireField, ...]] = ()

    @classmethod
    def __json_schema__(cls) -> dict[str, Any]:
        """Return the JSON Schema of what `to_dict` returns. Fields that the page does not document are possible."""
        schema: dict[str, Any] = {
            "type": "object",
            "title": cls.__name__,
            "properties": {field.wire: field.type.to_schema() for field in cls.__wire_fields__},
        }
        required = [field.wire for field in cls.__wire_fields__ if field.is_required]
        return {**schema, "required": required} if required else schema

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """Return the schema for OpenAPI documents."""
        try:
            return cls.__json_schema__()
        except RecursionError:  # a model that contains itself
            return {"type": "object", "title": cls.__name__}
