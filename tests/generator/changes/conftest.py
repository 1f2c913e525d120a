"""Two states of the invented library, of which the second has edits."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.api.service import Api
from wechatpay_codegen.changes.compare import api_changes
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.files import listed

INVENTED = Path(__file__).parents[1] / "invented"
Edits = dict[str, list[tuple[str, str]]]
Compare = Callable[[Edits, Edits], list[str]]


def edited(edits: Edits) -> Api:
    """Return the library after edits: pairs of texts by file, without `library/` and `.yaml`."""
    folder = listed(INVENTED)
    prefix = f"{INVENTED.as_posix()}/"
    files = {entry.path.removeprefix(prefix).removeprefix("library/"): entry for entry in folder.walk()}
    for name, pairs in edits.items():
        entry = files[f"{name}.yaml"]
        text = entry.content.decode()
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after)
        entry.know(text.encode())
    return load(folder)


@pytest.fixture(scope="session")
def library() -> Api:
    return load(INVENTED)


@pytest.fixture(scope="session")
def compare(library: Api) -> Compare:
    """Returns the changes from the library with the first edits to the library with the others."""

    def changes(base: Edits, head: Edits) -> list[str]:
        states = [edited(edits) if edits else library for edits in (base, head)]
        return [f"{change.kind}: {change.rule}: {change.what}" for change in api_changes(*states)]

    return changes
