"""The addresses that `client.download` accepts are exactly those whose replies generated code accepts without a signature."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from support.catalog import CATALOG
from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime._downloads.file_places import FILE_PLACES, find_place
from wechatpay_runtime._session.origins import OFFICIAL_HOSTS

LINKING = [operation for operation in CATALOG if operation["download"]]
"""Operations whose reply links to a file."""
FILES = [
    (operation["operation"], route["path"])
    for operation in CATALOG
    for route in operation["routes"]
    if any(reply and reply.get("format") == "binary" for reply in operation["replies"].values())
]
"""Operations that return a file, and their paths."""
SIGNED = sorted(
    {route["path"] for operation in CATALOG if operation["method"] == "GET" for route in operation["routes"]}
    - {path for _, path in FILES}
)
"""The paths of all other replies that `client.download`, which sends GET, could request."""


def addresses(value: Any, name: str) -> Iterator[str]:
    """Yield every text under a name, at any depth."""
    if is_array(value):
        for item in value:
            yield from addresses(item, name)
    elif is_object(value):
        for key, item in value.items():
            if key == name and isinstance(item, str):
                yield item
            yield from addresses(item, name)


@pytest.mark.parametrize("operation", LINKING, ids=[operation["operation"] for operation in LINKING])
def test_the_address_of_a_linked_file_is_on_the_list(operation: Any) -> None:
    download = operation["download"]
    replies = [example.get("reply") for example in operation["examples"]]
    example_addresses = {urlsplit(each) for each in addresses(replies, download["url"].rpartition(".")[2])}

    assert example_addresses
    for address in example_addresses:
        host = address.hostname or ""
        place = find_place("" if host in OFFICIAL_HOSTS else host, address.path)
        assert place is not None, f"add {address.path} to file_places.py, with the page that shows it"
        assert place.is_unpacked == (download["digest"].get("covers") == "unpacked")


@pytest.mark.parametrize("operation", LINKING, ids=[operation["operation"] for operation in LINKING])
def test_a_host_that_may_receive_authorization_is_official(operation: Any) -> None:
    assert set(operation["download"]["hosts"]) <= OFFICIAL_HOSTS


def test_an_operation_that_returns_a_file_is_on_the_list() -> None:
    listed_paths = {place.path for place in FILE_PLACES if not place.host}

    assert [name for name, path in FILES if path not in listed_paths] == []


@pytest.mark.parametrize("path", SIGNED)
def test_an_operation_whose_reply_is_signed_is_not_on_the_list(path: str) -> None:
    assert find_place("", path) is None


def test_every_address_names_a_page_and_is_listed_once() -> None:
    places = [str(place) for place in FILE_PLACES]

    assert len(set(places)) == len(places)
    assert all(place.docs.startswith("https://pay.weixin.qq.com/doc/v3/") for place in FILE_PLACES)
