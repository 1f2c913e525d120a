"""The page with all control addresses of the gateway, which docs/control.py writes."""

import runpy
from functools import cache
from typing import Any

from wechatpay_site.catalog import ROOT
from wechatpay_site.words import WORDS

PATH = "guides/control.md"
SOURCE = ROOT / "docs" / "control.py"


def page(language: str) -> str:
    """Return the page in a language."""
    words = WORDS[language]
    return f"# {words['control']}\n\n{words['control_text']}\n\n{_script()['render'](language)}"


@cache
def _script() -> dict[str, Any]:
    return runpy.run_path(str(SOURCE), run_name="control")
