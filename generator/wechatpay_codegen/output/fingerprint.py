"""Fingerprints of files: by size and time, without reading them, and by content if size or time differ."""

from hashlib import blake2b
from time import time_ns

from attrs import frozen

from wechatpay_codegen.source.files import Entry

_RECENT_NANOSECONDS = 100_000_000
"""The resolution of file times: a file that changed more recently than this can change again without a new time."""


@frozen
class Fingerprint:
    """The fingerprint of some files. If `stamps` is empty, only `content` can be compared."""

    stamps: str
    content: str


class Files:
    """Some files of a folder, to compare with an earlier fingerprint."""

    def __init__(self) -> None:
        self._entries: list[tuple[str, Entry, bool]] = []
        self._stamps = ""
        self._content = ""

    def add(self, name: str, entry: Entry, *, is_read: bool) -> None:
        """Add a file under a name. If `is_read`, its content is compared, otherwise only its stamp."""
        self._entries.append((name, entry, is_read))

    @property
    def stamps(self) -> str:
        """A fingerprint of names, sizes and times."""
        if not self._stamps:
            lines = [f"{name} {entry.stamp}" for name, entry, _ in self._entries]
            self._stamps = digest("\n".join(lines).encode())
        return self._stamps

    @property
    def content(self) -> str:
        """A fingerprint of names and bytes."""
        if not self._content:
            found = blake2b(digest_size=20)
            for name, entry, is_read in self._entries:
                content = entry.content if is_read else str(entry.stamp).encode()
                found.update(f"\n{name} {is_read} {len(content)}\n".encode())
                found.update(content)
            self._content = found.hexdigest()
        return self._content

    def fingerprint(self) -> Fingerprint:
        """Return the current fingerprint of the files."""
        latest = max((max(entry.stamp[1:3]) for _, entry, _ in self._entries), default=0)
        is_settled = latest + _RECENT_NANOSECONDS < time_ns()
        return Fingerprint(self.stamps if is_settled else "", self.content)

    def are(self, before: Fingerprint | None) -> bool:
        """Return whether no file has changed since an earlier fingerprint."""
        return before is not None and (before.stamps == self.stamps or before.content == self.content)


def digest(content: bytes) -> str:
    """Return the fingerprint of some bytes."""
    return blake2b(content, digest_size=20).hexdigest()
