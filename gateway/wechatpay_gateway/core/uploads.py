"""The uploaded files and their media IDs.

https://pay.weixin.qq.com/doc/v3/partner/4012760432 and https://pay.weixin.qq.com/doc/v3/partner/4012761084.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from attrs import evolve, frozen

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.request.uploads import UploadedFile


def with_media_id(outcome: Outcome, file: UploadedFile) -> Outcome:
    """Return the outcome with the media ID of this file instead of the example's."""
    body = cast("Mapping[str, Any]", outcome.body or {})
    return evolve(outcome, body={**body, "media_id": file.media_id}) if "media_id" in body else outcome


@frozen
class TakenUpload:
    """A stored upload; `size` is in bytes."""

    mchid: str
    operation: str
    media_id: str
    filename: str
    digest: str
    size: int


class Uploads:
    """The accepted files, oldest first; their contents are not stored."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, mchid: str, operation: str, file: UploadedFile) -> None:
        """Store a file; the same content again counts as the same upload."""
        row = (mchid, operation, file.media_id, file.name, file.digest, len(file.content))
        with self._store.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO uploads VALUES (?, ?, ?, ?, ?, ?)", row)

    def find(self, mchid: str, media_id: str) -> TakenUpload | None:
        """Return the upload with this merchant and media ID, or `None`."""
        rows = self._store.rows("SELECT * FROM uploads WHERE mchid = ? AND media_id = ?", (mchid, media_id))
        return TakenUpload(*rows[0]) if rows else None

    def __iter__(self) -> Iterator[TakenUpload]:
        return (TakenUpload(*row) for row in self._store.rows("SELECT * FROM uploads ORDER BY rowid"))

    def __len__(self) -> int:
        count: int = self._store.rows("SELECT count(*) FROM uploads")[0][0]
        return count
