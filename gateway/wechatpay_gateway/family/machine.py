"""A state machine: records of one kind, and the steps that change their state."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.steps import Action, Field, Step, read_fields
from wechatpay_gateway.notifications.changes import Announce

RecordT = TypeVar("RecordT")


class Machine(ABC, Generic[RecordT]):
    """Records with a state.

    Its table of steps is the source of the control addresses under `/_gateway/<name>`, the buttons of the console, a Python method for each
    step, the diagram in the documentation, and a test of every step in every state.

    Attributes:
        name: plural, in snake case: `gateway.<name>` is the machine.
        title: the heading of its section in the console.
        states: the states.
        initial: the states in which calls create records.
        key: the fields that identify a record.
        steps: the steps; those of the actor `merchant` are API calls.
        actions: other actions that have a control address and a method of the same name.
        adds: the fields of `add`; if empty, there is no control address to add a record.
        add_means: a sentence that describes `add`.
        is_settable: whether a control address can put a record into any state.
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
    add_means = "Adds a record."
    is_settable = False
    is_in_state_reply = True
    columns: Sequence[str] = ()

    def __init__(self, context: Context) -> None:
        self._context = context

    @abstractmethod
    def __iter__(self) -> Iterator[RecordT]:
        """Iterate over all records, oldest first."""

    @abstractmethod
    def lookup(self, key: Mapping[str, Any]) -> RecordT:
        """Return the record with this key.

        Raises:
            LookupError: no record has the key, or several have it.
        """

    @abstractmethod
    def key_of(self, record: RecordT) -> Mapping[str, Any]:
        """Return the key of a record."""

    @abstractmethod
    def state_of(self, record: RecordT) -> StrEnum:
        """Return the state of a record."""

    @abstractmethod
    def describe(self, record: RecordT) -> str:
        """Return the kind and number of a record for messages, such as `refund 1001`."""

    @abstractmethod
    def put(self, record: RecordT, state: StrEnum) -> RecordT:
        """Put a record into a state, without a check and without a notification."""

    @abstractmethod
    def move(self, record: RecordT, step: Step, fields: Mapping[str, Any], announce: Announce) -> RecordT:
        """Perform a step after its source state was checked; `announce` queues a notification in the same commit."""

    @abstractmethod
    def to_json(self, record: RecordT) -> dict[str, Any]:
        """Return a record as the control API shows it, without any value that a merchant encrypted."""

    @abstractmethod
    def cells(self, record: RecordT) -> Sequence[str]:
        """Return a record as a row of the console: one text for each of `columns`."""

    def added_to_json(self, record: Any) -> dict[str, Any]:
        """Return a record that an action added as the control API shows it."""
        return self.to_json(record)

    def add(self, *values: Any, **fields: Any) -> RecordT:
        """Add a record; available if `adds` is not empty."""
        # Not abstract: most machines have no `adds`, and the control API offers it only to those that do.
        del values, fields
        raise NotImplementedError(f"{self.name} can only be created by API calls")

    def records(self) -> Iterator[RecordT]:
        """Iterate over the records that the control API lists."""
        return iter(self)

    def newest(self, limit: int, skip: int = 0) -> Sequence[RecordT]:
        """Return the records that the console shows, newest first, without the first `skip`."""
        return list(self.records())[::-1][skip : skip + limit]

    def link(self, record: RecordT) -> tuple[str, str] | None:
        """Return the text and the path, under `/_gateway`, of a link beside the record's buttons; `None` if there is no link."""
        del record
        return None

    def reset(self) -> None:
        """Discard state that is not in the database."""

    def take(self, step: Step | str, /, *values: Any, **fields: Any) -> RecordT:
        """Take a step.

        Args:
            step: the step, or its name.
            *values: the fields of the key and of the step, in the order of `fields_of`.
            **fields: the same fields by name.

        Raises:
            LookupError: the record or the step does not exist.
            WrongStateError: the step cannot start from the record's state.
            ValueError: a field is missing or invalid.
        """
        found = self.step(step) if isinstance(step, str) else step
        arguments = self._by_name(values, fields, self.fields_of(found))
        key = {each.name: arguments.pop(each.name) for each in self.key if each.name in arguments}
        with self._context.changes.commit():
            return self.advance(self.lookup(key), found, arguments)

    def advance(self, record: RecordT, step: Step, fields: Mapping[str, Any]) -> RecordT:
        """Take a step of a record that the caller has looked up, with the fields of the step.

        Raises:
            WrongStateError: the step cannot start from the record's state.
        """
        step.check(self.describe(record), self.state_of(record))
        with self._context.changes.commit() as announce:
            return self.move(record, step, fields, announce)

    def set_state(self, *values: Any, **fields: Any) -> RecordT:
        """Put a record into any state: `set_state(number, state)`.

        Raises:
            LookupError: the record does not exist.
            ValueError: the state does not exist.
        """
        key = self._by_name(values, fields, self.state_fields)
        state = self._named_state(key.pop("state"))
        with self._context.changes.commit():
            return self.put(self.lookup(key), state)

    def _named_state(self, name: str) -> StrEnum:
        """Return the state with this name.

        Raises:
            ValueError: there is no such state.
        """
        try:
            return self.states(name)
        except ValueError:
            known = ", ".join(self.states)
            raise ValueError(f"{self.name} have no state {name!r}; the states are: {known}") from None

    @property
    def state_fields(self) -> list[Field]:
        """The fields of `set_state`."""
        return self._ordered([Field("state", f"One of {', '.join(self.states)}.")])

    def step(self, name: str) -> Step:
        """Return the step with this name; steps that are API calls do not count.

        Raises:
            LookupError: there is no such step.
        """
        steps = {each.name: each for each in self.steps if not each.is_call}
        if name not in steps:
            raise LookupError(f"{self.name} have no step {name!r}; the steps are: {', '.join(steps)}")
        return steps[name]

    def fields_of(self, step: Step) -> list[Field]:
        """Return the fields of a step in the order of its Python method: required fields first."""
        return self._ordered(step.takes)

    def _ordered(self, fields: Sequence[Field]) -> list[Field]:
        required = [each for each in (*self.key, *fields) if each.is_required]
        return [*required, *(each for each in (*fields, *self.key) if not each.is_required)]

    def _by_name(self, values: Sequence[Any], fields: Mapping[str, Any], table: Sequence[Field]) -> dict[str, Any]:
        """Return positional and named fields by name; a field that is `None` is left out."""
        by_name = {**dict(zip((each.name for each in table), values, strict=False)), **fields}
        return read_fields({name: value for name, value in by_name.items() if value is not None}, table)

    def possible(self, record: RecordT) -> list[Step]:
        """Return the steps that a control address can take from the record's state."""
        steps = [each for each in self.steps if not each.is_call]
        # The records of a resource without steps may have no state.
        return [each for each in steps if self.state_of(record) in each.source]

    if not TYPE_CHECKING:  # the stub `families.machines` has the methods with their types

        def __getattr__(self, name: str) -> Callable[..., RecordT]:
            """Return a step as a method: `refunds.succeed(out_refund_no)`."""
            if not name.startswith("_"):
                for each in self.steps:
                    if each.name == name and not each.is_call:
                        return partial(self.take, each)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
