"""Every module can be imported with warnings as errors, and every generated one has the names in its `__all__`."""

import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

import wechatpay_catalog
import wechatpay_clients
from support.rows import check_rows

MODULES = {
    module.name: module.name
    for package in (wechatpay_clients, wechatpay_catalog)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
}


def test_every_generated_module_can_be_imported() -> None:
    def has_its_names(name: str) -> None:
        module = import_module(name)

        assert [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)] == []

    check_rows(MODULES, has_its_names)


PACKAGES = (
    "wechatpay_runtime",
    "wechatpay_clients",
    "wechatpay_catalog",
    "wechatpay_gateway",
    "wechatpay_cli",
    "wechatpay_testing",
    "wechatpay_codegen",
)
IMPORT_ALL = """
import pkgutil, sys
from importlib import import_module

package = import_module(sys.argv[1])
names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.", onerror=import_module)]
for name in names:
    if not name.endswith(".__main__"):
        import_module(name)
print(len(names))
"""


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_can_be_imported_with_warnings_and_bytes_comparisons_as_errors(package: str) -> None:
    result = subprocess.run(
        [sys.executable, "-bb", "-W", "error", "-c", IMPORT_ALL, package],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert (result.returncode, result.stderr) == (0, "")
    assert int(result.stdout) > 0 or package == "wechatpay_catalog"  # it contains only JSON


READ_HEADERS = """
from wechatpay_runtime.notifications.delivery import read_headers

mixed = [(b"wechatpay-nonce", b"1"), ("wechatpay-serial", "2"), (b"WECHATPAY-TIMESTAMP", b"3"), ("Request-ID", "4")]
print(*read_headers(mixed).values())
"""


def test_headers_in_bytes_and_text_are_read_with_bytes_comparisons_as_errors() -> None:
    result = subprocess.run(
        [sys.executable, "-bb", "-c", READ_HEADERS], capture_output=True, encoding="utf-8", timeout=60, check=True
    )

    assert result.stdout == "1 2 3 4\n"
