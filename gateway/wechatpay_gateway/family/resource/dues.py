"""The steps of records that happen by themselves: at a moment that a field contains, or some time after another moment."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.family.resource.definition.resource import Resource, StaffStep
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.replies import visible
from wechatpay_gateway.family.resource.shown import at


class Dues:
    """When the records of all resources change by themselves."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._timed = {each.name: each for each in resources if each.timed}

    @property
    def names(self) -> frozenset[str]:
        """The names of the resources with steps that happen by themselves."""
        return frozenset(self._timed)

    def of(self, record: Record) -> float | None:
        """Return when a record changes by itself next, in seconds since 1970; `None` if it does not."""
        resource = self._timed.get(record.resource)
        found = None if resource is None else due_step(resource, record)
        return None if found is None else found[0]


def due_step(resource: Resource, record: Record) -> tuple[float, StaffStep] | None:
    """Return the first step that a record takes by itself, with its Unix time; `None` if there is none."""
    return min(_waiting(resource, record), key=lambda each: each[0], default=None)


def _waiting(resource: Resource, record: Record) -> Iterator[tuple[float, StaffStep]]:
    """Yield the steps that start from the record's state, with their times.

    A moment that had passed when the record was created is left out: the dates in examples are in the past.
    """
    made, since = record.made or 0.0, record.since or 0.0
    steps = [each for each in resource.timed if each.change.source is None or record.state in each.change.source]
    values = visible(resource, record) if any(each.at for each in steps) else {}
    for step in steps:
        seconds = step.after_seconds or 0
        if not step.at:
            yield since + seconds, step
            continue
        moment = _to_seconds(at(values, step.at))
        if moment is not None and moment + seconds > made:
            yield max(moment + seconds, since), step


def _to_seconds(value: object) -> float | None:
    """Return the Unix time of a moment, or of the end of a day in Chinese time; `None` for any other value."""
    if not isinstance(value, str):
        return None
    try:
        if "T" in value:
            moment = datetime.fromisoformat(value)
            return moment.timestamp() if moment.tzinfo else None
        midnight = datetime.combine(date.fromisoformat(value) + timedelta(days=1), datetime.min.time(), CHINA)
    except ValueError:
        return None
    return midnight.timestamp()
