"""The result of a reconciliation as one HTML page, with a plot. It loads nothing and runs no script."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from importlib import import_module
from itertools import cycle
from typing import TYPE_CHECKING, Any

from wechatpay_cli.reconcile_table import HEADINGS, cells_of, differs, kind_of, rest_of, summary
from wechatpay_runtime._base.messages import Message, current_language, fragment, phrase
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.money import yuan

if TYPE_CHECKING:
    from wechatpay_runtime.reconciliation import DaySums, Reconciliation

_MOST_DIFFERENCES = 1_000
_MOST_LABELS = 7
_PLOT_WIDTH, _PLOT_HEIGHT = 1000, 260
_FONT_OF_LEATHER = "Monaco"
_COLORS = ("#07c160", "#c1440e", "#1485ee", "#8a8a8a")
_KINDS: dict[str, Message] = {
    "missing_in_records": fragment("only in the bill"),
    "missing_in_bill": fragment("only in the orders"),
    "state": fragment("not done in the orders"),
    "order": fragment("refund of another order"),
    "amount": fragment("another amount"),
    "fee": fragment("another fee"),
    "day": fragment("another day"),
    "repeated": fragment("more than once"),
}
_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;border-bottom:1px solid #e3e3e3;text-align:left}
td:first-child{white-space:nowrap}td.n,th.n{white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums}tr.differs td{background:#fff3ec}
.sound{color:#067a3e}.unsound{color:#b3370a}svg{display:block}.wide{overflow-x:auto}
"""
_TEXT_COLUMNS = 2


def page(found: "Reconciliation") -> str:
    """Return the page, in the current language.

    Raises:
        ConfigurationError: The extra `[reconcile]` is not installed.
    """
    title = phrase("Reconciliation")
    count = sum(found.counts.values())
    verdict = (
        phrase("The bill and the orders agree.") if not count else phrase("differences: {count}", count=f"{count:,}")
    )
    parts = [
        f"<h1>{escape(title)}</h1><p>{escape(summary(found.totals))}</p>",
        f'<p class="{"unsound" if count else "sound"}"><strong>{escape(verdict)}</strong></p>',
        *_counts(found),
        '<div class="wide">',
        *_plot(found.days),
        "</div>",
        f"<h2>{escape(phrase('Sums by day'))}</h2>",
        '<div class="wide">',
        *_table(
            [heading.translated() for heading in HEADINGS], ((cells_of(sums), differs(sums)) for sums in found.days)
        ),
        "</div>",
        *_differences(found, count),
    ]
    return (
        f'<!doctype html><html lang="{current_language()}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><body>{''.join(parts)}</body></html>\n"
    )


def _counts(found: "Reconciliation") -> Iterator[str]:
    if found.counts:
        rows = ((("", _KINDS[kind].translated(), f"{count:,}")[1:], False) for kind, count in found.counts.items())
        yield from _table([phrase("difference"), phrase("count")], rows, texts=1)


def _differences(found: "Reconciliation", count: int) -> Iterator[str]:
    if not count:
        return
    yield f"<h2>{escape(phrase('Differences'))}</h2>"
    rows = (
        ((str(each.day or "-"), _KINDS[each.kind].translated(), str(each), each.transaction_id or ""), False)
        for each in found.differences(most=_MOST_DIFFERENCES)
    )
    headings = [phrase("day"), phrase("difference"), phrase("what"), phrase("number of WeChat Pay")]
    yield '<div class="wide">'
    yield from _table(headings, rows, texts=len(headings))
    yield "</div>"
    if count > _MOST_DIFFERENCES:
        yield f"<p>{escape(rest_of(count - _MOST_DIFFERENCES))}</p>"


def _table(
    headings: Sequence[str], rows: Iterable[tuple[Sequence[str], bool]], texts: int = _TEXT_COLUMNS
) -> Iterator[str]:
    yield "<table><thead><tr>"
    for index, heading in enumerate(headings):
        yield f"<th{_class(index, texts)}>{escape(heading)}</th>"
    yield "</tr></thead><tbody>"
    for cells, is_marked in rows:
        yield '<tr class="differs">' if is_marked else "<tr>"
        for index, cell in enumerate(cells):
            yield f"<td{_class(index, texts)}>{escape(cell)}</td>"
        yield "</tr>"
    yield "</tbody></table>"


def _class(index: int, texts: int) -> str:
    return "" if index < texts else ' class="n"'


def _plot(days: Sequence["DaySums"]) -> Iterator[str]:
    """Draw what the bill has more than the orders on each day: a plot for each kind."""
    known = sorted({sums.day for sums in days if sums.day})
    if not known:
        return
    try:
        leather: Any = import_module("leather")
    except ModuleNotFoundError:
        raise ConfigurationError(
            phrase("The plot requires leather, which is not installed. Run: pip install 'wechatpay-clients[reconcile]'")
        ) from None
    labels = [str(day) for day in known]
    for color, kind in zip(cycle(_COLORS), dict.fromkeys(sums.kind for sums in days)):
        chart = leather.Chart(phrase("{kind}: bill minus orders by day, in yuan", kind=kind_of(kind)))
        chart.add_x_axis(ticks=labels[:: 1 + len(labels) // _MOST_LABELS])
        values = [_surplus_yuan(days, kind, day) for day in known]
        chart.add_columns(list(zip(labels, values, strict=True)), fill_color=color)
        svg: str = chart.to_svg(width=_PLOT_WIDTH, height=_PLOT_HEIGHT)
        yield svg[svg.index("<svg") :].replace(
            f'font-family="{_FONT_OF_LEATHER}"', 'font-family="system-ui,sans-serif"'
        )


def _surplus_yuan(days: Iterable["DaySums"], kind: str, day: date) -> Decimal:
    return yuan(sum(sums.bill_fen - sums.record_fen for sums in days if (sums.kind, sums.day) == (kind, day)))
