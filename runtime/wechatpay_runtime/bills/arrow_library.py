"""`pyarrow`, of the extra `[arrow]`, which has no types."""

from importlib import import_module
from typing import Any

pa: Any = import_module("pyarrow")
pc: Any = import_module("pyarrow.compute")
csv: Any = import_module("pyarrow.csv")
