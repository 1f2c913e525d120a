"""WeChat Pay in a Django project: `INSTALLED_APPS = [..., "wechatpay_django"]` and `WECHATPAY = {...}` in the settings.

`client()` is the client of the project, and `view(handlers)` receives notifications. `manage.py check` checks the settings, and
`manage.py wechatpay_doctor` says how to fix them. `manage.py wechatpay_reconcile` compares a trade bill with the records of the
project. `wechatpay_django.outbox` has a replay guard and tasks for work after the acknowledgement, in the database of the project.
"""

from wechatpay_django.clients import async_client, client
from wechatpay_django.views import async_view, view

__all__ = ["async_client", "async_view", "client", "view"]
