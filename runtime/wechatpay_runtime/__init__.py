"""What the generated clients share: sign, verify, send, repeat, and name what went wrong.

Written by hand. Nothing here knows an endpoint; each endpoint is data, see `wechatpay_runtime.operation.description`.
Users import `wechatpay_clients`; this package is its engine.
"""

from wechatpay_runtime.version import VERSION

__version__ = VERSION
