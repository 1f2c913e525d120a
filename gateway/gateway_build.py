"""Builds the distribution `wechatpay-clients-gateway` from this folder, the one of the pytest plugin and the version of the clients."""

import re
from pathlib import Path
from typing import Any, cast

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_CLIENTS = "wechatpay-clients"
_VERSION_FILE = "../runtime/wechatpay_runtime/version.py"
_VERSION = re.compile(r'^VERSION = "([^"]+)"$', re.MULTILINE)
_PLUGIN = "wechatpay_testing"


class PinClients(MetadataHookInterface):
    """Requires the clients of exactly the same version: both read one catalog, whose form is not public."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the dependencies. A source distribution already has them in its metadata."""
        version = _VERSION.search(Path(self.root, _VERSION_FILE).read_text(encoding="utf-8"))
        if version is None:
            raise ValueError(f'{_VERSION_FILE} should contain a line VERSION = "…"')
        own = cast("list[str]", self.config["dependencies"])  # pyright: ignore[reportUnknownMemberType]  # a bare `dict`
        metadata["dependencies"] = [f"{_CLIENTS}=={version[1]}", *own]


class AddPlugin(BuildHookInterface[Any]):
    """Puts the pytest plugin into a wheel that is built in a checkout."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Include the folder of the plugin, unless this is a source distribution, which contains it."""
        if version == "editable" or Path(self.root, _PLUGIN).is_dir():
            return
        build_data["force_include"][str(Path(self.root).parent / "testing" / _PLUGIN)] = _PLUGIN
