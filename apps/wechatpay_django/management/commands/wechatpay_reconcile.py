"""`manage.py wechatpay_reconcile`: compare the trade bill of a day with the records of the project."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from wechatpay_clients import BadRequest, WeChatPayError
from wechatpay_django.clients import client, language_of_project
from wechatpay_runtime._base.messages import phrase, speaking
from wechatpay_runtime.bills import read_trade_bill
from wechatpay_runtime.bills.comparison import Difference, Record, compare_trade_bill

_BEIJING_OFFSET = timedelta(hours=8)
_NOTHING_COMPARED = 2
"""The exit code if there is no bill yet, or if it could not be downloaded or read."""


class Command(BaseCommand):
    """Compare the trade bill of a day with the records that WECHATPAY_RECORDS names."""

    help = phrase("Compare the trade bill of a day with the records that WECHATPAY_RECORDS names.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments of the command."""
        with speaking(language_of_project()):
            day = phrase("day in Beijing time, such as 2026-01-31; defaults to yesterday")
            as_json = phrase("print the differences as JSON")
        parser.add_argument("--date", type=_day, dest="day", metavar="DATE", help=day)
        parser.add_argument("--json", action="store_true", dest="as_json", help=as_json)

    def handle(self, *args: object, day: date | None, as_json: bool, **options: object) -> None:
        """Print the differences; exit with 1 if there are any, with 2 if nothing was compared."""
        del args, options
        with speaking(language_of_project()):
            found = _compare(day or (datetime.now(UTC) + _BEIJING_OFFSET).date() - timedelta(days=1))
            if as_json:
                self.stdout.write(json.dumps([each.to_dict() for each in found], ensure_ascii=False, indent=2))
            else:
                self.stdout.writelines(f"{each}\n" for each in found)
                self.stdout.write(phrase("differences: {count}", count=len(found)))
        if found:
            sys.exit(1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        with speaking(language_of_project()):
            raise ArgumentTypeError(phrase("expected a day such as 2026-01-31, got {text!r}", text=text)) from None


def _compare(day: date) -> list[Difference]:
    try:
        return list(_differences(day, _records_of(day)))
    except WeChatPayError as error:
        if isinstance(error, BadRequest) and error.code == "STATEMENT_CREATING":
            text = phrase(
                "The bill of {day} is not ready. It is made at about 10:00 Beijing time on the next day: try again then, or in 30 minutes.",
                day=day,
            )
        else:
            text = phrase("Nothing was compared: {error}", error=error)
        raise CommandError(text, returncode=_NOTHING_COMPARED) from None


def _differences(day: date, records: Iterable[Record]) -> Iterator[Difference]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "bill.csv")
        try:
            client().payments.bills.download_trade_bill(bill_date=day, to=file, tar_type="GZIP")
        except BadRequest as error:
            if error.code != "NO_STATEMENT_EXIST":
                raise
            yield from compare_trade_bill((), records)
            return
        with file.open("rb") as lines:
            yield from compare_trade_bill(read_trade_bill(lines), records)


def _records_of(day: date) -> Iterable[Record]:
    path: str | None = getattr(settings, "WECHATPAY_RECORDS", None)
    if not path:
        raise ImproperlyConfigured(
            phrase(
                "WECHATPAY_RECORDS must name the function that returns the records of a day, such as {example}.",
                example='"shop.work.records_of"',
            )
        )
    function: Callable[[date], Iterable[Record]] = import_string(path)
    return function(day)
