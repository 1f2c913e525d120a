"""`manage.py wechatpay_doctor`: the checks of `wechatpay doctor`, with the settings of the project."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from wechatpay_cli.doctor import report
from wechatpay_django.checks import environment_of_project
from wechatpay_django.clients import language_of_project
from wechatpay_runtime._base.messages import phrase, speaking


class Command(BaseCommand):
    """Check the settings of WeChat Pay, optionally against WeChat Pay; each failure says how to fix it."""

    help = phrase("Check the settings of WeChat Pay, optionally against WeChat Pay; each failure says how to fix it.")
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments of the command."""
        with speaking(language_of_project()):
            online = phrase("also call WeChat Pay's test of signing and encryption, which moves no money")
            certificate = phrase(
                "merchant API certificate, to check that private key and serial number match; defaults to apiclient_cert.pem beside the key"
            )
            as_json = phrase("print the checks as JSON")
        parser.add_argument("--online", action="store_true", help=online)
        parser.add_argument("--certificate", metavar="FILE", help=certificate)
        parser.add_argument("--json", action="store_true", dest="as_json", help=as_json)

    def handle(self, *args: object, online: bool, certificate: str | None, as_json: bool, **options: object) -> None:
        """Print the checks; exit with 1 if one failed."""
        del args, options
        with speaking(language_of_project()):
            environment = environment_of_project()
            if environment is None:
                raise CommandError(
                    phrase(
                        "WECHATPAY has a value that is not text, such as a signer; the doctor checks keys and numbers."
                    )
                )
            text, is_sound = report(environment, online=online, certificate=certificate, as_json=as_json)
        self.stdout.write(text, ending="")
        if not is_sound:
            sys.exit(1)
