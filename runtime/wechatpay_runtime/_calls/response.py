"""A success with everything around it."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from wechatpay_runtime.jsonable import Jsonable

ModelT_co = TypeVar("ModelT_co", covariant=True)


@frozen(eq=False)
class Response(Jsonable, Generic[ModelT_co]):
    """A verified success with everything around it."""

    status: int
    model: ModelT_co
    """What the method itself returns."""
    attempts: int
    """How often the request was sent."""
    request_id: str | None
    """Number of this exchange; WeChat Pay's support asks for it."""
    headers: Mapping[str, str] = field(repr=False)
    """Keyed in lower case."""
    body: bytes = field(repr=False)
    """The bytes received."""

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """`status`, `request_id`, `attempts` and `model` as JSON types; headers and body are left out.

        Args:
            shows_secrets: As `Model.to_dict`.
        """
        model: Any = self.model
        return {
            "status": self.status,
            "request_id": self.request_id,
            "attempts": self.attempts,
            "model": model.to_dict(shows_secrets=shows_secrets) if isinstance(model, Jsonable) else model,
        }
