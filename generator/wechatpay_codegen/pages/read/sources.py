"""Reads pages from a Markdown file, from a folder or git directory of such files, or from a facts file.

Many pages do not contain their title and date. These are in `index.json`, in the folder that contains the folder `pages`
(`nodes`: `docId`, `title`, `url`, `updateTime` in seconds).
"""

import io
import json
import re
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from shutil import which
from typing import Any, TypeVar

from attrs import field, frozen

from wechatpay_codegen.pages.read.facts import FactsError, Page, from_json
from wechatpay_codegen.pages.read.notification import NotificationReading, is_notification, read_notification
from wechatpay_codegen.pages.read.notification_facts import NotificationPage, notification_from_json
from wechatpay_codegen.pages.read.operation import Origin, Reading, read_page
from wechatpay_codegen.pages.read.problems import PageError, Problem, SourceError
from wechatpay_codegen.pages.read.web import fetch_page, fetch_title

Kept = TypeVar("Kept", Page, NotificationPage)

_ADDRESS = "https://pay.weixin.qq.com/doc/v3/{side}/{number}"
_LINK = "pay.weixin.qq.com/doc/v3/([a-z]+)/{number}(?:-[a-z]+)?[.]md"
_INDEX_LEVELS = 4
"""How many folders above a page may contain its index."""
_BEIJING = timezone(timedelta(hours=8))


@frozen
class Pages:
    """Pages by their address, the problems while reading them, and the files that are other kinds of pages.

    `is_whole` is false if the source is a facts file, which does not contain everything on a page.
    """

    by_address: dict[str, Page]
    notifications: dict[str, NotificationPage] = field(factory=dict[str, NotificationPage])
    problems: tuple[Problem, ...] = ()
    others: tuple[str, ...] = ()
    is_whole: bool = True


def page_of_file(path: Path, address: str = "") -> Reading | NotificationReading:
    """Read a Markdown file about an operation or a notification.

    Args:
        path: The file.
        address: The address of the page, if it is not in the links of the file or in the path.

    Raises:
        PageError: The file is not a page about an operation or a notification.
        SourceError: The `index.json` of the page is invalid.
        OSError: The file cannot be read.
    """
    content = path.read_bytes()
    titles = _titles_above(path.absolute())
    return _read(path.as_posix(), content, _origin(path.absolute().as_posix(), content, titles, address))


def page_at(address: str) -> Reading | NotificationReading:
    """Fetch a page from the official site, and read it. Its date is not known.

    Raises:
        PageError: It is not a page about an operation or a notification.
        SourceError: It could not be fetched.
    """
    address = address.removesuffix(".md")
    return _read(address, fetch_page(address), Origin(address, fetch_title(address)))


def page_in(path: Path, number: str) -> Reading | NotificationReading:
    """Find a page in a folder or git directory of pages, and read it.

    Args:
        path: The folder or the git directory.
        number: The number of the page, or its side and its number, such as `merchant/4012791862`.

    Raises:
        PageError: It is not a page about an operation or a notification.
        SourceError: There is no such page, or there are several.
    """
    if not path.is_dir():
        raise SourceError(f"{path}: no such folder")
    files = _files_in(path)
    side, _, name = number.rpartition("/")
    found = [
        file for file in files if file.rpartition("/")[2] == f"{name}.md" and (not side or side in file.split("/"))
    ]
    if len(found) != 1:
        several = f"several pages `{number}`: {', '.join(sorted(found))}" if found else f"no page `{number}.md`"
        raise SourceError(
            f"{path}: {several}. Pass the number of a page, with its side, such as `merchant/4012791862`."
        )
    content = files[found[0]]()
    return _read(found[0], content, _origin(found[0], content, _titles_beside(found[0], files)))


def _titles_beside(name: str, files: Mapping[str, Callable[[], bytes]]) -> dict[str, Origin]:
    """Return the titles of the nearest index in the folders that contain a page."""
    folder = name
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if content := files.get(f"{folder}/index.json"):
            return _titles(f"{folder}/index.json", content())
    return {}


def _titles_above(path: Path) -> dict[str, Origin]:
    """Return the titles of the nearest index above a page. Only one beside the folder of the page must be valid."""
    for folder in path.parents[:_INDEX_LEVELS]:
        index = folder / "index.json"
        if index.is_file():
            try:
                return _titles(index.as_posix(), index.read_bytes())
            except SourceError:
                if folder == path.parent.parent:
                    raise
    return {}


def _files_in(path: Path) -> dict[str, Callable[[], bytes]]:
    return _of_git(path) if (path / "HEAD").is_file() and (path / "objects").is_dir() else _of_folder(path)


def pages_of(path: Path, wanted: frozenset[str] | None = None) -> Pages:
    """Read the pages of a source.

    Args:
        path: A facts file (`.jsonl`), a Markdown file, a folder of pages, or a bare git directory with such a folder.
        wanted: Addresses of the pages to read; `None` for all.

    Raises:
        SourceError: There are no pages.
        FactsError: A line of the facts file is invalid.
        PageError: `path` is a Markdown file that is not a page about an operation or a notification.
    """
    if path.suffix == ".jsonl":
        return _of_facts(path, wanted)
    if path.is_file():
        reading = page_of_file(path)
        if isinstance(reading, NotificationReading):
            return Pages({}, {reading.page.address: reading.page}, reading.problems)
        return Pages({reading.page.address: reading.page}, problems=reading.problems)
    if not path.is_dir():
        raise SourceError(f"{path}: no such file or folder")
    return _of_files(_files_in(path), wanted)


def _read(name: str, content: bytes, origin: Origin) -> Reading | NotificationReading:
    return (read_notification if is_notification(content) else read_page)(name, content, origin)


def _of_facts(path: Path, wanted: frozenset[str] | None) -> Pages:
    pages: dict[str, Page] = {}
    notifications: dict[str, NotificationPage] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        where = f"{path.as_posix()}:{number}"
        try:
            facts: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise FactsError(f"{where}: not JSON: {error}") from error
        if _is_notification(facts):
            notification = notification_from_json(facts, where)
            notifications[notification.address] = notification
        else:
            page = from_json(facts, where)
            pages[page.address] = page
    return Pages(_wanted(pages, wanted), _wanted(notifications, wanted), is_whole=False)


def _is_notification(facts: Any) -> bool:
    return isinstance(facts, dict) and "event_types" in facts


def _wanted(pages: dict[str, Kept], wanted: frozenset[str] | None) -> dict[str, Kept]:
    return {address: page for address, page in pages.items() if wanted is None or address in wanted}


def _of_files(files: dict[str, Callable[[], bytes]], wanted: frozenset[str] | None) -> Pages:
    pages: dict[str, Page] = {}
    notifications: dict[str, NotificationPage] = {}
    problems: list[Problem] = []
    others: list[str] = []
    titles = {
        name.removesuffix("index.json"): _titles(name, content())
        for name, content in files.items()
        if name.endswith("index.json")
    }
    for name, content in _markdown(files):
        folder = name.rpartition("/pages/")[0] + "/"
        address = _address(name, b"") if wanted is not None else ""
        if wanted is not None and address and address not in wanted:
            continue
        data = content()
        try:
            reading = _read(name, data, _origin(name, data, titles.get(folder, {})))
        except PageError:
            others.append(name)
            continue
        if wanted is not None and reading.page.address not in wanted:
            continue
        if isinstance(reading, NotificationReading):
            notifications[reading.page.address] = reading.page
        else:
            pages[reading.page.address] = reading.page
        problems += reading.problems
    if not (pages or notifications or others) and wanted is None:
        raise SourceError("no pages found; expected Markdown files named by page number, such as 4012791861.md")
    return Pages(pages, notifications, tuple(problems), tuple(others))


def _markdown(files: dict[str, Callable[[], bytes]]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for name in sorted(files):
        if re.fullmatch(r"[0-9]+[.]md", name.rpartition("/")[2]):
            yield name, files[name]


def _of_folder(path: Path) -> dict[str, Callable[[], bytes]]:
    return {file.as_posix(): file.read_bytes for file in path.rglob("*") if file.suffix in {".md", ".json"}}


def _of_git(path: Path) -> dict[str, Callable[[], bytes]]:
    """Return the files of the latest commit of a git directory, unpacked in memory."""
    git = which("git")
    if git is None:
        raise SourceError(f"{path}: git is not installed, but needed to read a git directory")
    command = [git, f"--git-dir={path}", "archive", "--format=tar", "HEAD"]
    run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed arguments
    if run.returncode:
        raise SourceError(f"{path}: git failed: {run.stderr.decode(errors='replace').strip()}")
    files: dict[str, Callable[[], bytes]] = {}
    with tarfile.open(fileobj=io.BytesIO(run.stdout)) as archive:
        for member in archive.getmembers():
            content = archive.extractfile(member) if member.name.endswith((".md", ".json")) else None
            if content is not None:
                files[member.name] = io.BytesIO(content.read()).getvalue
    return files


def _titles(name: str, content: bytes) -> dict[str, Origin]:
    """Return the address, title and date of each page in an index, by page number."""
    origins: dict[str, Origin] = {}
    try:
        nodes: list[dict[str, Any]] = json.loads(content)["nodes"]
        for node in nodes:
            moment = datetime.fromtimestamp(int(node["updateTime"]), UTC).astimezone(_BEIJING)
            origin = Origin(str(node["url"]).removesuffix(".md"), str(node["title"]), moment.date().isoformat())
            origins.setdefault(str(node["docId"]), origin)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise SourceError(f"{name}: not an index of pages: {error!r}") from error
    return origins


def _origin(name: str, content: bytes, titles: dict[str, Origin], address: str = "") -> Origin:
    number = name.rpartition("/")[2].removesuffix(".md")
    known = titles.get(number, Origin())
    return Origin(address or known.address or _address(name, content), known.title, known.updated)


def _address(name: str, content: bytes) -> str:
    """Return the address of a page, from its links to itself or else from its path; empty if neither contains it."""
    parts = name.removesuffix(".md").split("/")
    number = parts[-1]
    link = re.search(_LINK.format(number=re.escape(number)), content.decode("utf-8", "replace"))
    if link:
        return _ADDRESS.format(side=link[1], number=number)
    side = next((part for part in reversed(parts[:-1]) if part in {"merchant", "partner", "global"}), "")
    return _ADDRESS.format(side=side, number=number) if side and number.isdigit() else ""
