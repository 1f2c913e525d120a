"""`manage.py wechatpay_tasks`: do the tasks that are due, such as every minute by cron."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from wechatpay_django.outbox import run_tasks


class Command(BaseCommand):
    """Do the tasks that are due, with the functions that WECHATPAY_TASKS names."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments of the command."""
        parser.add_argument("--most", type=int, default=100, help="how many tasks to do at most; defaults to 100")

    def handle(self, *args: object, most: int, **options: object) -> None:
        """Print how many tasks were done."""
        del args, options
        self.stdout.write(f"{run_tasks(most=most)} done")
