"""Django, configured once for the whole run; `django_adapter` is the adapter for it."""

import django
from django.conf import settings

from wechatpay_runtime.adapters import django as django_adapter

__all__ = ["django_adapter"]

if not settings.configured:
    settings.configure(
        ROOT_URLCONF="",
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="for tests",
        INSTALLED_APPS=["wechatpay_django"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        USE_TZ=True,
    )
    django.setup()
