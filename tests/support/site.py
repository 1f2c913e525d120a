"""The documentation site, built once for all tests of a run."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")


def build(folder: Path) -> str:
    """Build the site into a folder, as `make docs` does. Return what was printed."""
    done = subprocess.run(
        [sys.executable, "-m", "wechatpay_site", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "docs")},
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
