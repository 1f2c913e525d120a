"""Every module can be imported, whatever Python warns of, and every generated one has the names that it promises."""

import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

import wechatpay_catalog
import wechatpay_clients

MODULES = [
    module.name
    for package in (wechatpay_clients, wechatpay_catalog)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_a_generated_module_can_be_imported(name: str) -> None:
    module = import_module(name)

    assert [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)] == []


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
def test_every_module_can_be_imported_where_warnings_and_mixed_bytes_are_errors(package: str) -> None:
    done = subprocess.run(
        [sys.executable, "-bb", "-W", "error", "-c", IMPORT_ALL, package],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 0 or package == "wechatpay_catalog"  # it holds JSON alone


READ_HEADERS = """
from wechatpay_runtime.notifications.delivery import read_headers

mixed = [(b"wechatpay-nonce", b"1"), ("wechatpay-serial", "2"), (b"WECHATPAY-TIMESTAMP", b"3"), ("Request-ID", "4")]
print(*read_headers(mixed).values())
"""


def test_headers_in_bytes_and_text_are_read_where_comparing_them_is_an_error() -> None:
    done = subprocess.run(
        [sys.executable, "-bb", "-c", READ_HEADERS], capture_output=True, encoding="utf-8", timeout=60, check=True
    )

    assert done.stdout == "1 2 3 4\n"
