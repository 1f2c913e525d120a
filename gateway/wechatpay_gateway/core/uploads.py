"""The uploaded files and their media IDs.

https://pay.weixin.qq.com/doc/v3/partner/4012760432 and https://pay.weixin.qq.com/doc/v3/partner/4012761084.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from attrs import evolve, frozen

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.catalog.catalog import Address
from wechatpay_gateway.request.uploads import UploadedFile

_MEDIA_IDS = ("media_id", "fapiao_media_id")
"""The fields of replies that have the ID of an uploaded file."""


def with_media_id(outcome: Outcome, file: UploadedFile) -> Outcome:
    """Return the outcome with the media ID of this file instead of the example's."""
    body = cast("Mapping[str, Any]", outcome.body or {})
    own = {name: file.media_id for name in _MEDIA_IDS if name in body}
    return evolve(outcome, body={**body, **own}) if own else outcome


@frozen
class TakenUpload:
    """A stored upload; `size` is in bytes."""

    mchid: str
    operation: str
    media_id: str
    filename: str
    digest: str
    size: int


_COLUMNS = "mchid, operation, media_id, filename, digest, size"
_DOWNLOADED_BY = "{media_id}"
"""The part of a path at which a file is downloaded by its media ID."""


class Uploads:
    """The accepted files, oldest first; contents are stored only if a call of the same service can download them.

    Args:
        store: the database.
        addresses: the addresses of all operations.
    """

    def __init__(self, store: Store, addresses: Iterable[Address]) -> None:
        self._store = store
        self._services = {
            each.name.rpartition(".")[0]
            for each in addresses
            if each.method == "GET" and any(_DOWNLOADED_BY in path for path in each.paths)
        }

    def add(self, mchid: str, operation: str, file: UploadedFile) -> None:
        """Store a file; the same content again counts as the same upload."""
        content = file.content if operation.rpartition(".")[0] in self._services else None
        row = (mchid, operation, file.media_id, file.name, file.digest, len(file.content), content)
        with self._store.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def find(self, mchid: str, media_id: str) -> TakenUpload | None:
        """Return the upload with this merchant and media ID, or `None`."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM uploads WHERE mchid = ? AND media_id = ?", (mchid, media_id))  # noqa: S608 (constants)
        return TakenUpload(*rows[0]) if rows else None

    def downloaded(self, outcome: Outcome, mchid: str, arguments: Mapping[str, Any]) -> Outcome:
        """Return the outcome of a download with the file that the merchant uploaded, if it did, instead of the example's."""
        media_id = arguments.get("media_id")
        if outcome.file is None or media_id is None:
            return outcome
        rows = self._store.rows("SELECT content FROM uploads WHERE mchid = ? AND media_id = ?", (mchid, media_id))
        content: bytes | None = rows[0][0] if rows else None
        return outcome if content is None else evolve(outcome, file=content)

    def __iter__(self) -> Iterator[TakenUpload]:
        return (TakenUpload(*row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM uploads ORDER BY rowid"))  # noqa: S608 (constants)

    def __len__(self) -> int:
        count: int = self._store.rows("SELECT count(*) FROM uploads")[0][0]
        return count
