"""The plan of one generated file."""

from collections.abc import Mapping

from attrs import frozen


@frozen(eq=False)
class PlannedFile:
    """The path relative to the output folder, the template, and the values that the template inserts."""

    path: str
    template: str
    values: Mapping[str, object]
