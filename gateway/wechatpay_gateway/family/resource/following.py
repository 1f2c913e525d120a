"""Functions of other families that follow the changes of a resource's records, such as those that move their money."""

from collections.abc import Callable

from wechatpay_gateway.family.resource.records import Record

Follower = Callable[[Record, Record], Record]
"""Receives a record before and after a change, in the commit of the change, and returns it, perhaps with further fields.

An error that it raises undoes the change.
"""


class Followers:
    """The functions that follow the changes of records, at most one for each resource."""

    def __init__(self) -> None:
        self._by_resource: dict[str, Follower] = {}

    def add(self, resource: str, follower: Follower) -> None:
        """Call a function after each call or step that changes a record of a resource; creations are not changes."""
        self._by_resource[resource] = follower

    def follow(self, before: Record, after: Record) -> Record:
        """Call the function of the record's resource, if it has one, and return the record."""
        follower = self._by_resource.get(after.resource)
        return after if follower is None else follower(before, after)
