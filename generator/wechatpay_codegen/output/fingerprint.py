"""Fingerprints of files: by their stamps, which cost no reading, and by content where stamps differ."""

from hashlib import blake2b
from time import time_ns

from attrs import frozen

from wechatpay_codegen.source.files import Entry

_RECENT_NANOSECONDS = 100_000_000
"""A file that was changed so shortly before may be changed again without another stamp: clocks of file systems tick."""


@frozen
class Fingerprint:
    """What some files were like; an empty `stamps` means that only their content can tell."""

    stamps: str
    content: str


class Files:
    """Some files of a folder, to be compared with what they were."""

    def __init__(self) -> None:
        self._entries: list[tuple[str, Entry, bool]] = []
        self._stamps = ""
        self._content = ""

    def add(self, name: str, entry: Entry, *, is_read: bool) -> None:
        """Take in a file under a name; where it `is_read` its content counts, else only its stamp does."""
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
        """What the files are like now."""
        latest = max((max(entry.stamp[1:3]) for _, entry, _ in self._entries), default=0)
        is_settled = latest + _RECENT_NANOSECONDS < time_ns()
        return Fingerprint(self.stamps if is_settled else "", self.content)

    def are(self, before: Fingerprint | None) -> bool:
        """Whether nothing has changed since."""
        return before is not None and (before.stamps == self.stamps or before.content == self.content)


def digest(content: bytes) -> str:
    """A fingerprint of some bytes."""
    return blake2b(content, digest_size=20).hexdigest()
