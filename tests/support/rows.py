"""One claim about every row of a long table, in one test that names each row that breaks it."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import pytest

Row = TypeVar("Row")


def check_rows(rows: Mapping[str, Row], check: Callable[[Row], None]) -> None:
    """Check every row, also after a failure. For hundreds of rows, this is much cheaper than a test for each.

    Raises:
        AssertionError: rows failed; their names and errors are in the message.
    """
    assert rows, "a claim about no rows cannot fail"
    errors: dict[str, BaseException] = {}
    for name, row in rows.items():
        try:
            check(row)
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - every kind of failure is reported below
            errors[name] = error
    if errors:
        lines = [f"{name}: {type(error).__name__}: {error}" for name, error in errors.items()]
        title = f"{len(errors)} of {len(rows)} rows failed; the traceback above is of the first"
        raise AssertionError("\n".join([title, *lines])) from next(iter(errors.values()))
