"""Small specs folders for tests of the generator."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.settings import Settings

OPERATION = "shop/orders/query_order.yaml"
_HEAD = "title: {en: Shop, zh: 商店}\ndoc: Take orders.\n"


@pytest.fixture
def base() -> str:
    """A valid operation that uses most of the format."""
    return Path(__file__).with_name("base.yaml").read_text(encoding="utf-8")


@pytest.fixture
def rich() -> str:
    """A valid operation with a body, models, lists, encrypted fields and every other type."""
    return Path(__file__).with_name("rich.yaml").read_text(encoding="utf-8")


@pytest.fixture
def specs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, str]], Path]:
    """Writes files to `specs` in an empty working directory, and the head files of `shop/orders`."""
    monkeypatch.chdir(tmp_path)

    def write(files: Mapping[str, str]) -> Path:
        heads = {"shop/_group.yaml": _HEAD, "shop/orders/_service.yaml": _HEAD}
        for name, text in {**heads, **files}.items():
            path = Path("specs", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Path("specs")

    return write


@pytest.fixture
def shop(specs: Callable[[Mapping[str, str]], Path], base: str) -> Settings:
    """The settings of a specs folder with one valid operation."""
    return Settings(specs({OPERATION: base}), Path("out"), Path("cache"))
