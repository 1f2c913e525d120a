"""`manage.py wechatpay_doctor`: the checks of `wechatpay doctor`, with the settings of the project."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from wechatpay_cli.doctor import report
from wechatpay_django.checks import environment_of_project


class Command(BaseCommand):
    """Check the settings of WeChat Pay, optionally against WeChat Pay; each failure says how to fix it."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments of the command."""
        parser.add_argument("--online", action="store_true", help="also call WeChat Pay's test, which moves no money")
        parser.add_argument("--certificate", metavar="FILE", help="merchant API certificate")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print the checks as JSON")

    def handle(self, *args: object, online: bool, certificate: str | None, as_json: bool, **options: object) -> None:
        """Print the checks; exit with 1 if one failed."""
        del args, options
        environment = environment_of_project()
        if environment is None:
            raise CommandError(
                "WECHATPAY has a value that is not text, such as a signer; the doctor checks keys and numbers."
            )
        text, is_sound = report(environment, online=online, certificate=certificate, as_json=as_json)
        self.stdout.write(text, ending="")
        if not is_sound:
            sys.exit(1)
