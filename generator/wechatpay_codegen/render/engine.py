"""Inserts a plan into the templates.

Text from a spec is untrusted. It enters code through two filters only: `literal` writes a value as a Python literal,
and `docstring` writes text that cannot end its docstring. Any other value that is not Python source raises an error.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wechatpay_codegen.api.names import Source
from wechatpay_codegen.plan.expressions import Arguments, New, Rows, Table
from wechatpay_codegen.plan.file import PlannedFile
from wechatpay_codegen.render.docstring import quoted
from wechatpay_codegen.render.source import literal, written

_TEMPLATES = Path(__file__).with_name("templates")


def render(files: Iterable[PlannedFile]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every planned file, before formatting."""
    templates = environment()
    for file in files:
        yield file.path, templates.get_template(file.template).render(file.values)


@cache
def environment() -> Environment:
    """Return the template engine with its two filters. An unknown name raises an error."""
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_only_source,
        autoescape=False,  # noqa: S701 - Python, not HTML; text that is not escaped for Python raises an error
    )
    filters: dict[str, Callable[..., Source]] = {"literal": literal, "docstring": quoted}
    templates.filters.update(filters)
    return templates


def _only_source(value: object) -> object:
    """Return Python source unchanged, write expressions, and raise an error for text without a filter."""
    if isinstance(value, Source):
        return value
    if isinstance(value, (Arguments, New, Rows, Table)):
        return written(value)
    raise TypeError(f"text without a filter in a template: {value!r}. Use `literal` or `docstring`.")
