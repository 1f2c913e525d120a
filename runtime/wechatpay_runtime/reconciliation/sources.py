"""Bills and orders as Parquet files: those of the caller, and temporary ones with the content of bills as they were downloaded."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import BinaryIO

from attrs import Factory, field, frozen

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.bills import read_trade_bill
from wechatpay_runtime.bills.parquet import write_parquet
from wechatpay_runtime.errors import DamagedBill, InvalidArgument

_PARQUET = ".parquet"
_MAGIC = frozenset("*?[")
_GZIP = b"\x1f\x8b"
_PARQUET_MAGIC = b"PAR1"
_ANY_DAY = date(2000, 1, 1)
"""Only names the folder of a converted bill, which can have rows of several days."""
Places = str | Path | Iterable[str | Path]


@frozen
class Temporary:
    """A folder for temporary files."""

    folder: Path
    _numbers: Iterator[int] = field(default=Factory(count))

    def new_name(self) -> str:
        """Return a name that no other file has."""
        return str(next(self._numbers))

    def new_file(self) -> Path:
        """Return the path of a new Parquet file."""
        return self.folder / f"{self.new_name()}{_PARQUET}"


def bill_files(places: Places, temporary: Temporary) -> list[Path]:
    """Return trade bills as Parquet files. A bill as it was downloaded is converted, compressed or not.

    Raises:
        InvalidArgument: A place has no file.
        DamagedBill: A bill is incomplete, or differs from its official page.
        ConfigurationError: The extra `[arrow]` is not installed.
    """
    return [path if _begins_with(path, _PARQUET_MAGIC) else _converted(path, temporary) for path in files_of(places)]


def files_of(places: Places) -> list[Path]:
    """Return the files that paths, patterns and folders name; of a folder, those with Parquet.

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


def _begins_with(path: Path, magic: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(magic)) == magic


def _opened(path: Path) -> gzip.GzipFile | BinaryIO:
    return gzip.open(path) if _begins_with(path, _GZIP) else path.open("rb")


def _converted(path: Path, temporary: Temporary) -> Path:
    """Write a bill as it was downloaded as a temporary Parquet file."""
    with _opened(path) as file:
        bill = read_trade_bill(file)
        try:
            return write_parquet(bill, temporary.folder, date=_ANY_DAY, name=temporary.new_name())
        except DamagedBill as error:
            raise DamagedBill(
                phrase("{file}: {error}", file=path, error=error), line_number=error.line_number, column=error.column
            ) from None
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise DamagedBill(
                phrase("{file}: the compressed file is damaged. Download the bill again.", file=path)
            ) from None
