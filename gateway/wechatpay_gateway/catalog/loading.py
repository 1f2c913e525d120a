"""Loads the installed catalog: addresses immediately, an operation when it is first needed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from wechatpay_gateway.catalog.catalog import Address, Catalog, parse_operation
from wechatpay_gateway.catalog.files import PACKAGE, CatalogFiles, open_catalog
from wechatpay_gateway.catalog.notification import parse_notification

_ADDRESSES = "addresses.json"
_RETRIES = "retries.json"
_UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600}

_T = TypeVar("_T")


class CatalogError(ValueError):
    """The catalog is missing or damaged; the message names the file."""


@cache
def load_catalog() -> Catalog:
    """Load the installed catalog and cache it; see `read_catalog`.

    Raises:
        CatalogError: The catalog is not installed, or is damaged.
    """
    try:
        files = open_catalog()
    except ModuleNotFoundError:
        raise CatalogError(f"the package {PACKAGE} is not installed; run `make generate`") from None
    return read_catalog(files)


def read_catalog(files: CatalogFiles) -> Catalog:
    """Read the addresses and retries of a catalog; an operation is read when it is first looked up.

    Raises:
        CatalogError: The catalog is empty or damaged; looking up a damaged operation raises it as well.
    """
    addresses = _parsed(files, _ADDRESSES, _addresses)
    if not addresses:
        raise CatalogError(f"the package {PACKAGE} contains no operations; run `make generate`")
    return Catalog(
        _Entries(files, "operations", lambda: (address.name for address in addresses), parse_operation),
        _parsed(files, _RETRIES, _retries),
        addresses,
        _Entries(files, "notifications", lambda: _names(files.paths("notifications")), parse_notification),
        tuple(_parsed(files, path, _as_is) for path in files.paths("resources")),
    )


class _Entries(Mapping[str, _T]):
    """The files of a folder by dotted name, each read when it is first looked up; the names are listed when the first is."""

    def __init__(
        self,
        files: CatalogFiles,
        folder: str,
        list_names: Callable[[], Iterable[str]],
        parse: Callable[[Mapping[str, Any]], _T],
    ) -> None:
        self._files = files
        self._folder = folder
        self._list_names = list_names
        self._parse = parse
        self._known: dict[str, _T] = {}

    @cached_property
    def _names(self) -> dict[str, None]:
        return dict.fromkeys(self._list_names())

    def __getitem__(self, name: str) -> _T:
        if name not in self._names:
            raise KeyError(name)
        entry = self._known.get(name)
        if entry is None:
            path = f"{self._folder}/{name.replace('.', '/')}.json"
            # If two threads get here at the same time, both use the entry that was stored first.
            entry = self._known.setdefault(name, _parsed(self._files, path, self._parse))
        return entry

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _names(paths: Iterable[str]) -> Iterator[str]:
    """Return dotted names for paths below a folder, which is not part of the names."""
    return (path.partition("/")[2].removesuffix(".json").replace("/", ".") for path in paths)


def _parsed(files: CatalogFiles, path: str, parse: Callable[[Mapping[str, Any]], _T]) -> _T:
    try:
        return parse(json.loads(files.read(path)))
    except FileNotFoundError:
        raise CatalogError(f"{path} is missing from the package {PACKAGE}; run `make generate`") from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise CatalogError(
            f"{path} of the package {PACKAGE} is damaged: {type(error).__name__}: {error}; run `make generate`"
        ) from error


def _addresses(data: Mapping[str, Any]) -> tuple[Address, ...]:
    split = {name: [line.split(" ", 1) for line in lines] for name, lines in data.items()}
    return tuple(Address(name, lines[0][0], tuple(path for _, path in lines)) for name, lines in split.items())


def _as_is(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return data


def _retries(data: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, ...]]:
    return {event_type: tuple(map(_seconds, spans)) for event_type, spans in data.items()}


def _seconds(span: str) -> int:
    return int(span[:-1]) * _UNIT_SECONDS[span[-1]]
