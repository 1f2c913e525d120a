"""One file to generate, decided."""

from collections.abc import Mapping

from attrs import frozen


@frozen(eq=False)
class PlannedFile:
    """Path below the output folder, the template that gives the text, and what the template places."""

    path: str
    template: str
    values: Mapping[str, object]
