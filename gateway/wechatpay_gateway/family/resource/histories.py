"""The histories of records: an entry for each thing that happened, stored as a record of its own."""

import json
import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any
from urllib.parse import quote

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.family.resource.definition.calls import History, Limit
from wechatpay_gateway.family.resource.definition.effects import Entry, Files
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.numbers import new_number
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.replies import visible

_HOST = "https://api.mch.weixin.qq.com"
_PARAMETER = re.compile(r"\{[^{}]*\}")


class Histories:
    """The histories of the records of one resource."""

    def __init__(self, resource: Resource, records: Records) -> None:
        self._resource = resource
        self._records = records
        self._name = f"{resource.name}/history"

    def add(
        self,
        record: Record,
        entry: Entry | None,
        now: float,
        *,
        arguments: Mapping[str, Any] | None = None,
        once: Any = None,
        origin: str = "",
    ) -> Mapping[str, Any]:
        """Add an entry for a change that was made, and return its fields; they are empty if the change has no entry.

        Args:
            record: the record after the change.
            entry: what the change adds.
            now: the time of the change.
            arguments: the arguments of the call or the step.
            once: a value for which the change is made only once.
            origin: scheme and host of the URLs of files; defaults to those of WeChat Pay.
        """
        history = self._history(record)
        if entry is None or history is None:
            return {}
        serial = self._records.next_serial(self._name)
        values = {**visible(self._resource, record), **(arguments or {})}
        fields = {
            history.number.name: next(new_number(history.number, serial, now)),
            history.time: to_moment(now),
            **entry.values,
            **{name: values[source] for name, source in entry.copies.items() if values.get(source) is not None},
        }
        ids = (arguments or {}).get(entry.files) if entry.files else None
        if ids and history.files:
            fields[history.files.field] = _described(history.files, ids, origin or _HOST)
        keys = [_key("of", record.serial), *([] if once is None else [_key("once", record.serial, once)])]
        self._records.add(Record(self._name, 0, record.kind, record.mchid, "", None, fields), keys)
        return fields

    def of(self, record: Record) -> list[Mapping[str, Any]]:
        """Return the entries of a record, newest first."""
        return [each.fields for each in reversed(self._records.find(self._name, _key("of", record.serial)))]

    def is_full(self, record: Record, entry: Entry | None, limit: Limit | None) -> bool:
        """Return whether the history has so many entries of a move that it allows no other."""
        if entry is None or limit is None:
            return False
        entries = self.of(record)
        if limit.since is not None:
            since = limit.since
            entries = list(takewhile(lambda each: not _has(each, since), entries))
        return sum(_has(each, entry.values) for each in entries) >= limit.count

    def made(self, record: Record, once: Any) -> Mapping[str, Any] | None:
        """Return the entry of the change that was made for a value; `None` if it was not made."""
        found = self._records.find(self._name, _key("once", record.serial, once))
        return found[0].fields if found else None

    def _history(self, record: Record) -> History | None:
        return self._resource.kind(record.kind).history


def _has(fields: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return all(fields.get(name) == value for name, value in values.items())


def _described(files: Files, ids: list[str], origin: str) -> dict[str, Any]:
    before, after = _PARAMETER.split(files.path)
    urls = [f"{origin}{before}{quote(each, safe='')}{after}" for each in ids]
    return {**files.values, files.urls: urls}


def _key(*parts: Any) -> str:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
