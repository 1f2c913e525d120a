"""The result of a successful call together with its reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.jsonable import Jsonable

ModelT_co = TypeVar("ModelT_co", covariant=True)


class _Headers(Mapping[str, str]):
    """Headers by name, in any case: HTTP does not distinguish upper and lower case."""

    def __init__(self, by_lower_name: Mapping[str, str]) -> None:
        self._by_lower_name = by_lower_name

    def __getitem__(self, name: str) -> str:
        return self._by_lower_name[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_lower_name)

    def __len__(self) -> int:
        return len(self._by_lower_name)


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
    _headers: Mapping[str, str] = field(repr=False, alias="headers")
    body: bytes = field(repr=False)
    """The bytes received."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the reply. A name can be in any case; iteration returns lower case."""
        return _Headers(self._headers)

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
