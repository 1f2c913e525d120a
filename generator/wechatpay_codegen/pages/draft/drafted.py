"""A drafted file: its content as data, so that drafts of a service can share models, and as text."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_codegen.pages.draft.types import Origin
from wechatpay_codegen.pages.draft.yaml_text import yaml_text
from wechatpay_codegen.pages.read.problems import Problem


@frozen
class Draft:
    """The sections of a spec, and the problems that the author must solve.

    `origins` say what the models and enums that the draft declares could be called.
    """

    sections: tuple[dict[str, Any], ...]
    problems: tuple[Problem, ...]
    origins: Mapping[str, Origin] = field(factory=dict[str, Origin])

    @property
    def text(self) -> str:
        """The text of the file, with a blank line between sections."""
        return "\n".join(yaml_text(section) for section in self.sections if section)

    def section(self, key: str) -> Any:
        """Return the value of a key; `None` if the draft does not have it."""
        return next((section[key] for section in self.sections if key in section), None)
