"""Finds the specs of a folder or of a git revision."""

import io
import re
import subprocess
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from attrs import frozen

_VERSION_FILE = "../runtime/wechatpay_runtime/version.py"
_VERSION = re.compile(r'^VERSION = "([^"]+)"$', re.MULTILINE)


class StateError(Exception):
    """The argument is neither a folder nor a revision, or git cannot read it."""


@frozen
class State:
    """One state of the specs: what it was called, its folder, and the version of the library beside it."""

    name: str
    folder: Path
    version: str
    """Empty if the version is not known."""


@contextmanager
def state_of(source: str, specs: Path) -> Generator[State]:
    """Find a state. Files of a revision are unpacked into a temporary folder.

    Args:
        source: A specs folder, or a revision of the git repository that contains `specs`. A folder takes precedence.
        specs: The specs folder of the repository.

    Raises:
        StateError: There is no such folder or revision, or the revision has no specs.
    """
    folder = Path(source)
    if folder.is_dir():
        file = folder.absolute().parent / "runtime" / "wechatpay_runtime" / "version.py"
        yield State(source, folder, _version(file.read_bytes() if file.is_file() else b""))
        return
    commit = _git(specs, source, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{source}^{{commit}}")
    number = commit.decode().strip()
    with TemporaryDirectory(prefix="specs-") as temporary:
        _unpack(_git(specs, source, "archive", "--format=tar", number), Path(temporary))
        version = _version(_git(specs, source, "show", f"{number}:./{_VERSION_FILE}", is_optional=True))
        yield State(source, Path(temporary), version)


def _version(content: bytes) -> str:
    found = _VERSION.search(content.decode())
    return found[1] if found else ""


def _git(specs: Path, source: str, *arguments: str, is_optional: bool = False) -> bytes:
    """Run git in the specs folder, so that paths are relative to it."""
    git = which("git")
    if git is None:
        raise StateError(f"{source}: there is no such folder, and git is not installed to look for a revision")
    run = subprocess.run([git, "-C", specs.as_posix(), *arguments], capture_output=True, check=False)  # noqa: S603 - no shell
    if run.returncode and is_optional:
        return b""
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip()
        reason = f" ({said})" if said else ""
        raise StateError(
            f"{source}: neither a folder nor a git revision with {specs.as_posix()}{reason}. "
            "Pass a specs folder, or a revision such as `main` or `v0.1.0`."
        )
    return run.stdout


def _unpack(content: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read())
