"""Bills and orders as Parquet files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import InvalidArgument

_PARQUET = ".parquet"
_MAGIC = frozenset("*?[")
Places = str | Path | Iterable[str | Path]


def parquet_files(places: Places) -> list[Path]:
    """Return the Parquet files that paths, patterns and folders name.

    Raises:
        InvalidArgument: One of them names none.
    """
    named = [places] if isinstance(places, str | Path) else places
    return [path for place in named for path in _files(Path(place))]


def _files(place: Path) -> Iterator[Path]:
    if place.is_dir():
        found = sorted(place.rglob(f"*{_PARQUET}"))
    elif place.exists():
        found = [place]
    else:
        found = sorted(_matching(place))
    if not found:
        raise InvalidArgument(phrase("There is no file {place}.", place=place))
    yield from found


def _matching(pattern: Path) -> Iterator[Path]:
    """Yield the files that match a pattern. The folders before its first wildcard must exist."""
    parts = pattern.parts
    wild = next((index for index, part in enumerate(parts) if _MAGIC & set(part)), None)
    if wild is not None:
        yield from Path(*parts[:wild]).glob("/".join(parts[wild:]))
