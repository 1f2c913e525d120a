"""`manage.py wechatpay_tasks`: do the tasks that are due, such as every minute by cron."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from wechatpay_django.clients import language_of_project
from wechatpay_django.outbox import run_tasks
from wechatpay_runtime._base.messages import phrase, speaking


class Command(BaseCommand):
    """Do the tasks that are due, with the functions that WECHATPAY_TASKS names."""

    help = phrase("Do the tasks that are due, with the functions that WECHATPAY_TASKS names.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments of the command."""
        with speaking(language_of_project()):
            most = phrase("how many tasks to do at most; defaults to 100")
        parser.add_argument("--most", type=int, default=100, help=most)

    def handle(self, *args: object, most: int, **options: object) -> None:
        """Print how many tasks were done."""
        del args, options
        with speaking(language_of_project()):
            self.stdout.write(phrase("{count} done", count=run_tasks(most=most)))
