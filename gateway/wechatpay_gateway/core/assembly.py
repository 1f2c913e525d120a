"""Builds the parts of a gateway and connects them."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from attrs import frozen

from wechatpay_gateway.base.faults import Faults
from wechatpay_gateway.base.store import StateFileError, Store
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.base.times import VirtualClock
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.core.consequences import Consequences
from wechatpay_gateway.core.due import DueChanges
from wechatpay_gateway.core.ledger import Ledger
from wechatpay_gateway.core.pipeline import Pipeline
from wechatpay_gateway.core.rates import Rates
from wechatpay_gateway.core.replies import ReplyWriter
from wechatpay_gateway.core.stateless import Stateless
from wechatpay_gateway.core.uploads import Uploads
from wechatpay_gateway.families import FAMILIES
from wechatpay_gateway.family.behavior import bind
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.notifications.changes import Changes
from wechatpay_gateway.notifications.queue import Notifications
from wechatpay_gateway.parties.brands import Brands
from wechatpay_gateway.parties.keys import TrustMode
from wechatpay_gateway.parties.merchants import Merchants
from wechatpay_gateway.request.admission import Admission


@frozen
class Parts:
    """The parts of a gateway, and the pipeline built from them."""

    store: Store
    merchants: Merchants
    brands: Brands
    notifications: Notifications
    clock: VirtualClock
    changes: Changes
    families: Mapping[str, Family]
    pipeline: Pipeline


def keys_folder(state: Path) -> Path:
    """Return the folder, next to a state file, for the keys of merchants and brands."""
    return state.with_name(f"{state.name}-keys")


def assemble(
    catalog: Catalog,
    *,
    state: Path | None,
    clock: Callable[[], float],
    nonce: Callable[[], str],
    has_published_keys: bool,
    trust: TrustMode | str,
    pages_url: Callable[[], str],
    lock: AbstractContextManager[object],
) -> Parts:
    """Build the parts. Call `prepare` afterwards to create the tables of the state file.

    Raises:
        StateFileError: the state file cannot be used.
        KeyFileError: a saved key is damaged.
    """
    store = Store(state)
    try:
        folder = None if state is None else keys_folder(state)
        merchants = Merchants(folder, clock, has_published_keys=has_published_keys, trust=trust)
        brands = Brands(
            merchants.default, folder, has_published_keys=has_published_keys, spare_keys=merchants.spare_keys
        )
    except BaseException:
        store.close()
        raise
    notifications = Notifications(store, merchants, catalog.notifications)
    virtual_clock = VirtualClock(clock, notifications.next_due)
    changes = Changes(store, notifications, lock, virtual_clock.now, catalog.retries)
    context = Context(store, catalog, merchants, changes, virtual_clock.now, pages_url)
    for make in FAMILIES:
        context.families[make.name] = make(context)
    families: dict[str, Family] = context.families
    due = DueChanges(families.values(), changes, virtual_clock.now)
    virtual_clock.next_change, virtual_clock.make_changes = due.next, due.make
    pipeline = _pipeline(context, brands, nonce, due)
    return Parts(store, merchants, brands, notifications, virtual_clock, changes, families, pipeline)


def _pipeline(context: Context, brands: Brands, nonce: Callable[[], str], due: DueChanges) -> Pipeline:
    families: list[Family] = list(context.families.values())
    catalog = context.catalog.with_operations(each for family in families for each in family.operations)
    behaviors = bind(catalog, {place: does for family in families for place, does in family.behaviors.items()})
    checks = bind(catalog, {place: check for family in families for place, check in family.checks.items()})
    as_named = [place for family in families for place in family.signed_as_named]
    consequences = Consequences({machine.name: machine for family in families for machine in family.machines})
    faults = Faults({*catalog.operations})
    faults.check = consequences.check
    return Pipeline(
        admission=Admission(catalog, context.merchants, brands),
        faults=faults,
        requests=Ledger(),
        changes=context.changes,
        behaviors=behaviors,
        checks=checks,
        stateless=Stateless(catalog, behaviors.keys(), context.store),
        uploads=Uploads(context.store, catalog.addresses),
        replies=ReplyWriter(nonce, {name for place in as_named for name in catalog.names_at(place)}),
        virtual_now=context.now,
        due=due,
        rates=Rates(),
        consequences=consequences,
    )


def prepare(parts: Parts, add_examples: Callable[[Sequence[Family]], None]) -> None:
    """Create the tables that the state file lacks, and add the examples of families that are new to it.

    Raises:
        StateFileError: the file cannot be written, or was written by a newer release.
    """
    store = parts.store
    own = [
        Tables.read("core", 1, __name__),
        Tables.read("notifications", 1, Changes.__module__),
    ]
    try:
        # A file is never left incomplete; a database in memory copies its tables, which no transaction allows.
        with nullcontext() if store.path is None else store.transaction():
            new = store.prepare([*own, *(each.tables for each in parts.families.values() if each.tables)])
            with store.transaction():
                _resume_clock(store, parts.clock)
                add_examples([each for each in parts.families.values() if each.tables and each.tables.owner in new])
        parts.pipeline.due.watch(store)
    except sqlite3.Error as error:
        store.close()
        raise StateFileError(f"the state file {store.path} cannot be written: {error}") from None
    except BaseException:
        store.close()
        raise


def _resume_clock(store: Store, clock: VirtualClock) -> None:
    """Let the clock continue where the state file has it, so that no record is of the future, and keep it there."""
    for (ahead_seconds,) in store.rows("SELECT ahead_seconds FROM clock"):
        clock.resume(ahead_seconds)
    clock.keep = lambda ahead_seconds: store.execute("INSERT OR REPLACE INTO clock VALUES (1, ?)", (ahead_seconds,))
