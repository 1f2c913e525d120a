"""Functions of other families that follow the changes of a resource's records, such as those that move their money."""

from collections.abc import Callable

from wechatpay_gateway.family.resource.record import Record

Follower = Callable[[Record, Record], Record]
"""Receives a record before and after a change, in the commit of the change, and returns it, perhaps with further fields.

An error that it raises undoes the change.
"""

Completer = Callable[[Record], Record]
"""Receives a record that a call creates, in the commit of the call, and returns it, perhaps with further fields."""


class Followers:
    """The functions that follow the changes of records, at most one of each kind for each resource."""

    def __init__(self) -> None:
        self._by_resource: dict[str, Follower] = {}
        self._completers: dict[str, Completer] = {}

    def add(self, resource: str, follower: Follower, completer: Completer | None = None) -> None:
        """Call a function after each call or step that changes a record of a resource, and another after each call that creates one."""
        self._by_resource[resource] = follower
        if completer is not None:
            self._completers[resource] = completer

    def complete(self, record: Record) -> Record:
        """Call the function for the new records of a resource, if it has one, and return the record."""
        completer = self._completers.get(record.resource)
        return record if completer is None else completer(record)

    def follow(self, before: Record, after: Record) -> Record:
        """Call the function of the record's resource, if it has one, and return the record."""
        follower = self._by_resource.get(after.resource)
        return after if follower is None else follower(before, after)
