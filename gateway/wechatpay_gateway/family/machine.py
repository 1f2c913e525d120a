"""A state machine: records of one kind, and the steps that move them from state to state."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any, Generic, TypeVar

from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.steps import Action, Field, Step, read_fields
from wechatpay_gateway.notifications.changes import Announce

RecordT = TypeVar("RecordT")


class Machine(ABC, Generic[RecordT]):
    """Records with a state.

    From its tables come the control addresses below `/_gateway/<name>`, the buttons of the console, a Python method for each step, the
    diagram in the documentation, and a test of every step in every state.

    Attributes:
        name: plural, in snake case: `gateway.<name>` is the machine.
        title: the heading of its section in the console.
        states: the states.
        initial: the states in which calls create records.
        key: the fields that find a record.
        steps: what moves a record; `merchant` steps happen in calls of the API.
        actions: what else a control address can do; a method of the same name does it.
        adds: the fields of `add`; without any there is no control address to add a record.
        is_settable: whether a control address brings a record into any state.
        is_in_state_reply: whether `GET /_gateway/state` lists the records.
        columns: the headings of its table in the console.
    """

    name: str
    title: str
    states: type[StrEnum]
    initial: Sequence[StrEnum]
    key: Sequence[Field]
    steps: Sequence[Step]
    actions: Sequence[Action] = ()
    adds: Sequence[Field] = ()
    is_settable = False
    is_in_state_reply = True
    columns: Sequence[str] = ()

    def __init__(self, context: Context) -> None:
        self._context = context

    @abstractmethod
    def __iter__(self) -> Iterator[RecordT]:
        """All records, the oldest first."""

    @abstractmethod
    def lookup(self, key: Mapping[str, Any]) -> RecordT:
        """The record with this key.

        Raises:
            LookupError: there is none, or several.
        """

    @abstractmethod
    def key_of(self, record: RecordT) -> Mapping[str, Any]:
        """The key that finds a record."""

    @abstractmethod
    def state_of(self, record: RecordT) -> StrEnum:
        """The state of a record."""

    @abstractmethod
    def describe(self, record: RecordT) -> str:
        """Kind and number of a record, for messages: `refund 1001`."""

    @abstractmethod
    def put(self, record: RecordT, state: StrEnum) -> RecordT:
        """Bring a record into a state, whatever it was in; nothing else happens."""

    @abstractmethod
    def move(self, record: RecordT, step: Step, fields: Mapping[str, Any], announce: Announce) -> RecordT:
        """Do what a step does; its state was checked, and `announce` queues a notification that is stored together with it."""

    @abstractmethod
    def to_json(self, record: RecordT) -> dict[str, Any]:
        """A record as control addresses show it, without anything that a merchant encrypted."""

    @abstractmethod
    def cells(self, record: RecordT) -> Sequence[str]:
        """A record as a row of the console, one text for each of `columns`."""

    def add(self, *values: Any, **fields: Any) -> RecordT:
        """Add a record; machines with `adds` have it."""
        del values, fields
        raise NotImplementedError(f"{self.name} are added by calls only")

    def records(self) -> Iterator[RecordT]:
        """The records that control addresses list."""
        return iter(self)

    def newest(self, limit: int) -> Sequence[RecordT]:
        """The records that the console shows, the newest first."""
        return list(self.records())[: -limit - 1 : -1]

    def link(self, record: RecordT) -> tuple[str, str] | None:
        """Text and path of a link beside the record's buttons, below `/_gateway`; `None` where there is none."""
        del record
        return None

    def reset(self) -> None:
        """Forget what is not in the database."""

    def take(self, step: Step | str, /, *values: Any, **fields: Any) -> RecordT:
        """Take a step.

        Args:
            step: the step, or its name.
            *values: the fields of the key and of the step, in the order of `fields_of`.
            **fields: the same by name.

        Raises:
            LookupError: there is no such record, or no such step.
            WrongStateError: the state of the record does not allow it.
            ValueError: a field is missing or wrong.
        """
        known = self.step(step) if isinstance(step, str) else step
        named = self._named(values, fields, self.fields_of(known))
        key = {each.name: named.pop(each.name) for each in self.key if each.name in named}
        with self._context.changes.commit():
            return self.advance(self.lookup(key), known, named)

    def advance(self, record: RecordT, step: Step, fields: Mapping[str, Any]) -> RecordT:
        """Take a step of a record at hand, with the fields of the step.

        Raises:
            WrongStateError: the state of the record does not allow it.
        """
        step.check(self.describe(record), self.state_of(record))
        with self._context.changes.commit() as announce:
            return self.move(record, step, fields, announce)

    def set_state(self, *values: Any, **fields: Any) -> RecordT:
        """Bring a record into a state, whatever it was in: `set_state(number, state)`.

        Raises:
            LookupError: there is no such record.
            ValueError: there is no such state.
        """
        named = self._named(values, fields, self.state_fields)
        state = self.states(named.pop("state"))
        with self._context.changes.commit():
            return self.put(self.lookup(named), state)

    @property
    def state_fields(self) -> list[Field]:
        """The fields of `set_state`."""
        return self._ordered([Field("state", f"One of {', '.join(self.states)}.")])

    def step(self, name: str) -> Step:
        """The step with this name that no call of the API takes.

        Raises:
            LookupError: there is none.
        """
        steps = {each.name: each for each in self.steps if not each.is_call}
        if name not in steps:
            raise LookupError(f"{self.name} have no step {name!r}; these are: {', '.join(steps)}")
        return steps[name]

    def fields_of(self, step: Step) -> list[Field]:
        """The fields of a step, in the order of its Python method: those that are required first."""
        return self._ordered(step.takes)

    def _ordered(self, fields: Sequence[Field]) -> list[Field]:
        required = [each for each in (*self.key, *fields) if each.is_required]
        return [*required, *(each for each in (*fields, *self.key) if not each.is_required)]

    def _named(self, values: Sequence[Any], fields: Mapping[str, Any], table: Sequence[Field]) -> dict[str, Any]:
        """Fields that were given in order or by name, each by name; `None` counts as not given."""
        named = {**dict(zip((each.name for each in table), values, strict=False)), **fields}
        return read_fields({name: value for name, value in named.items() if value is not None}, table)

    def possible(self, record: RecordT) -> list[Step]:
        """The steps that control addresses can take from the record's state."""
        state = self.state_of(record)
        return [each for each in self.steps if not each.is_call and state in each.source]

    def __getattr__(self, name: str) -> Callable[..., RecordT]:
        """A step as a method: `refunds.succeed(out_refund_no)`."""
        if not name.startswith("_"):
            for each in self.steps:
                if each.name == name and not each.is_call:
                    return partial(self.take, each)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
