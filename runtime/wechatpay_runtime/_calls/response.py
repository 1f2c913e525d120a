"""The result of a successful call together with its reply."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from wechatpay_runtime.jsonable import Jsonable

ModelT_co = TypeVar("ModelT_co", covariant=True)


@frozen(eq=False)
class Response(Jsonable, Generic[ModelT_co]):
    """The result of a successful call together with the verified reply."""

    status: int
    model: ModelT_co
    """The value that the method returns without `with_response`."""
    attempts: int
    """Number of times the request was sent."""
    request_id: str | None
    """Identifies this exchange; quote it to WeChat Pay's support."""
    headers: Mapping[str, str] = field(repr=False)
    """Keyed in lower case."""
    body: bytes = field(repr=False)
    """The bytes received."""

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """Return `status`, `request_id`, `attempts` and `model` as JSON types; headers and body are omitted.

        Args:
            shows_secrets: See `Model.to_dict`.
        """
        model: Any = self.model
        return {
            "status": self.status,
            "request_id": self.request_id,
            "attempts": self.attempts,
            "model": model.to_dict(shows_secrets=shows_secrets) if isinstance(model, Jsonable) else model,
        }
