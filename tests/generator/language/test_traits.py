"""Traits are read by the names of their attributes, so classes and records have the same names."""

import pytest
from attrs import AttrsInstance, fields

from wechatpay_codegen.api import traits
from wechatpay_codegen.language import traits as language
from wechatpay_codegen.language.shapes import Key

# Each class, and the keys of its record.
RECORDS: dict[type[AttrsInstance], tuple[Key, ...]] = {
    traits.Traits: language.KEYS,
    traits.Repeat: language.REPEAT.keys,
    traits.Outcome: language.OUTCOME.keys,
    traits.Consequence: language.NOTIFICATION.keys,
    traits.Pages: language.PAGES.keys,
    traits.Wait: language.WAIT.keys,
    traits.Upload: language.UPLOAD.keys,
    traits.Download: language.DOWNLOAD.keys,
    traits.Deprecated: language.DEPRECATED.keys,
}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_class_has_an_attribute_for_each_key_of_its_record(kind: type[AttrsInstance]) -> None:
    names = {attribute.name for attribute in fields(kind)}
    own = {name.rstrip("_") for name in names if name != "node" and not name.endswith("_node")}

    assert own == {key.name for key in RECORDS[kind]}
