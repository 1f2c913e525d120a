"""The notifications about e-invoices, all sent to the URL of the service provider's settings."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.families.fapiao.invoices import Invoice, Invoices
from wechatpay_gateway.families.fapiao.settings import Settings
from wechatpay_gateway.families.fapiao.views import application_view
from wechatpay_gateway.notifications.changes import Announce


def announce_invoice(announce: Announce, event: str, invoice: Invoice, invoices: Invoices, settings: Settings) -> None:
    """Queue a notification about an application with all its invoices, if the service provider has a URL."""
    every = invoices.of_application(invoice.caller, invoice.apply_id)
    send(announce, event, invoice.caller, application_view(invoice, every), settings)


def send(announce: Announce, event: str, caller: str, resource: Mapping[str, Any], settings: Settings) -> None:
    """Queue a notification, if the service provider has a URL."""
    if url := settings.url(caller):
        # No page names the original type of the content.
        announce(mchid=caller, event_type=f"FAPIAO.{event}", original_type="", url=url, resource=resource)
