"""Which version number follows a set of changes, by semantic versioning."""

import re
from collections.abc import Collection

from wechatpay_codegen.changes.kinds import Kind

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def next_version(version: str, kinds: Collection[Kind]) -> str:
    """Return the version number that follows, or an empty string if the version is not of the form `1.2.3`.

    A change that breaks code raises the major version, an addition the minor version, a text the patch version. Before
    1.0, a change that breaks code raises the minor version, and everything else the patch version.
    """
    match = _VERSION.fullmatch(version)
    if match is None:
        return ""
    major, minor, patch = (int(number) for number in match.groups())
    if not kinds:
        return version
    if Kind.BREAKING in kinds:
        return f"{major + 1}.0.0" if major else f"0.{minor + 1}.0"
    return f"{major}.{minor + 1}.0" if major and Kind.ADDITIVE in kinds else f"{major}.{minor}.{patch + 1}"
