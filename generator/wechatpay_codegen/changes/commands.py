"""The command `diff`. It returns the exit status."""

import json
import sys
from pathlib import Path

from attrs import evolve, frozen

from wechatpay_codegen.api.service import Api
from wechatpay_codegen.changes.compare import api_changes
from wechatpay_codegen.changes.kinds import Change, Kind
from wechatpay_codegen.changes.report import Comparison, as_json, changelog, in_words
from wechatpay_codegen.changes.states import State, StateError, state_of
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.place import Place


@frozen
class Options:
    """The options of `diff`."""

    base: str
    head: str
    specs: Path
    form: str
    """`text`, `json` or `changelog`."""
    version: str = ""
    """The version of the first state, if it should not be read from the repository."""
    fail_on: str = ""
    """The kind of change that makes the command fail, as do worse kinds; empty for none."""


def compare(base: str, head: str, specs: Path, version: str = "") -> Comparison:
    """Compare two states of the specs.

    Args:
        base: The first state: a folder, or a git revision.
        head: The second state.
        specs: The specs folder of the repository.
        version: The version of the first state. By default, that of the library beside it.

    Raises:
        StateError: A state does not exist.
        SpecError: The specs of a state are invalid.
    """
    with state_of(base, specs) as old, state_of(head, specs) as new:
        before, after = _loaded(old), _loaded(new)
        changes = tuple(_placed(change, (old, new), specs) for change in api_changes(before, after))
    return Comparison(base, head, version or old.version, changes)


def print_diff(options: Options) -> int:
    """Print the changes between two states of the specs.

    Returns:
        0, or 1 if a state cannot be read, or there are changes that should fail.
    """
    try:
        comparison = compare(options.base, options.head, options.specs, options.version)
    except (StateError, SpecError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.form == "json":
        sys.stdout.write(json.dumps(as_json(comparison), ensure_ascii=False, indent=2) + "\n")
    else:
        lines = changelog(comparison) if options.form == "changelog" else in_words(comparison)
        sys.stdout.writelines(f"{line}\n" for line in lines)
    kinds = list(Kind)
    failing = kinds[: kinds.index(Kind(options.fail_on)) + 1] if options.fail_on else []
    return 1 if any(change.kind in failing for change in comparison.changes) else 0


def _loaded(state: State) -> Api:
    return load(state.folder)


def _placed(change: Change, states: tuple[State, State], specs: Path) -> Change:
    """Return the change with a place in the specs folder of the repository."""
    place = change.place
    for state in states:
        prefix = f"{state.folder.as_posix()}/"
        if place and place.path.startswith(prefix) and state.folder.as_posix() != state.name:
            path = f"{specs.as_posix()}/{place.path.removeprefix(prefix)}"
            return evolve(change, place=Place(path, place.line, place.column))
    return change
