"""The application for INSTALLED_APPS."""

from importlib import import_module

from django.apps import AppConfig


class WeChatPayConfig(AppConfig):
    """Registers the checks of the settings."""

    name = "wechatpay_django"
    label = "wechatpay"
    verbose_name = "WeChat Pay"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks."""
        import_module("wechatpay_django.checks")
