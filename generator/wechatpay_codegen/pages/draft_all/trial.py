"""Tries drafts: fills their texts with placeholders in a temporary copy of the specs, loads it, generates it, and imports the result."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from attrs import frozen

from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.render.engine import render
from wechatpay_codegen.source.complaint import SpecError

_TEXT = re.compile(rf"(\ben: )?{TO_DO} (t[0-9a-f]{{8}})\b")
_PROPOSAL = re.compile(rf"{TO_DO} ([a-z_]+)\b")
_SPAN = re.compile(rf"within: {TO_DO}\b")
_SECTION = re.compile(r"^(models|enums):$", re.MULTILINE)
_IMPORT = """
import importlib, pkgutil, sys, wechatpay_clients
assert wechatpay_clients.__path__[0].startswith(sys.argv[1]), wechatpay_clients.__path__
names = [module.name for module in pkgutil.walk_packages(wechatpay_clients.__path__, "wechatpay_clients.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


@frozen
class Trial:
    """The result: complaints of the loader, the numbers of operations and of imported modules, and the error of an import."""

    complaints: tuple[str, ...] = ()
    operations: int = 0
    modules: int = 0
    error: str = ""


def try_drafts(specs: Path, files: Mapping[str, str], additions: Mapping[str, str]) -> Trial:
    """Load and generate a copy of a specs folder with drafts, and import every generated module.

    Args:
        specs: The specs folder, which is not changed.
        files: The text of each draft, by its path in the folder.
        additions: What existing files lack, by their path in the folder.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        copy = root / "specs"
        copytree(specs, copy)
        for name, text in additions.items():
            path = copy / name
            path.write_text(with_addition(path.read_text(encoding="utf-8"), with_placeholders(text)), encoding="utf-8")
        for name, text in files.items():
            path = copy / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(with_placeholders(text), encoding="utf-8")
        try:
            api = load(copy)
        except SpecError as error:
            return Trial(tuple(str(complaint).replace(f"{copy.as_posix()}/", "") for complaint in error.complaints))
        for name, text in render(plan_api(api)):
            path = root / "generated" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        run = subprocess.run(  # noqa: S603 - our own interpreter and script
            [sys.executable, "-c", _IMPORT, str(root)],
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONPATH": str(root / "generated"), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        if run.returncode:
            return Trial((), len(api.operations), 0, run.stderr.strip())
        return Trial((), len(api.operations), int(run.stdout))


def with_placeholders(text: str) -> str:
    """Return a draft with a placeholder for each text that is still to be written."""
    filled = _TEXT.sub(lambda match: f"{match[1]}Text {match[2]}" if match[1] else f"Text {match[2]}.", text)
    return _SPAN.sub("within: 5s", _PROPOSAL.sub(r"\1", filled))


def with_addition(text: str, addition: str) -> str:
    """Return the text of a models file with more models and enums."""
    parts = _SECTION.split(addition)
    for key, body in zip(parts[1::2], parts[2::2], strict=True):
        head, _, rest = f"\n{text}".partition(f"\n{key}:\n")
        lines = body.strip("\n")
        text = f"{head}\n{key}:\n{lines}\n{rest}".lstrip() if rest else f"{text.rstrip()}\n\n{key}:\n{lines}\n"
    return text
