"""The settings of a client for people who ask Python: `help(Client)`, `Client?` and `inspect.signature(Client)`.

The settings are defined once, as typed dicts with a docstring for each. Python does not keep these docstrings, so they are read
from the source when somebody asks for them.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from inspect import Parameter, Signature
from textwrap import fill

from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._session import option_arguments
from wechatpay_runtime._settings import setting_names
from wechatpay_runtime._settings.setting_names import BrandSettings, MerchantSettings

_WIDTH = 100
_SOURCES = (setting_names, option_arguments)
_FIRST_NAMES = ("mchid", "merchant_serial_no", "merchant_private_key", "public_key", "public_key_id", "apiv3_key")


@frozen
class _Setting:
    name: str
    type: str
    means: str


class _Source(str):
    """Source code, which `help` shows without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


@cache
def signature() -> Signature:
    """Return the signature of a client: each setting as a keyword argument."""
    return Signature(
        [
            Parameter(each.name, Parameter.KEYWORD_ONLY, annotation=_Source(each.type), default=_Source("..."))
            for each in _settings()
        ]
    )


@cache
def text() -> str:
    """Return a list of the settings, with the meaning of each."""
    return "\n\n".join(["Settings:", *map(_entry, _settings())])


def _entry(setting: _Setting) -> str:
    needed = _needed(setting.name)
    head = f"    {setting.name}: {setting.type}{f'  ({needed})' if needed else ''}"
    body = fill(" ".join(setting.means.split()), _WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8)
    return f"{head}\n{body}"


def _needed(name: str) -> str:
    if name in MerchantSettings.__required_keys__:
        return "required for a merchant"
    is_of_brand = name in BrandSettings.__required_keys__
    return "required for a brand without a merchant" if is_of_brand else ""


def _settings() -> list[_Setting]:
    """Return the settings, those that most merchants need first."""
    found: dict[str, _Setting] = {}
    for module in _SOURCES:
        for setting in _defined_in(ast.parse(inspect.getsource(module))):
            found.setdefault(setting.name, setting)
    names = dict.fromkeys((*_FIRST_NAMES, *found))
    return [found[name] for name in names]


def _defined_in(tree: ast.Module) -> Iterator[_Setting]:
    """Yield the annotated names of all typed dicts of a module with their docstrings."""
    for definition in tree.body:
        if not isinstance(definition, ast.ClassDef):
            continue
        for statement, following in zip(definition.body, definition.body[1:], strict=False):
            if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
                continue
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                yield _Setting(statement.target.id, _type(statement.annotation), str(following.value.value))


def _type(annotation: ast.expr) -> str:
    """Return an annotation as text, without the quotes and without `Required[…]`."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Required":
        return _type(annotation.slice)
    return ast.unparse(annotation)
