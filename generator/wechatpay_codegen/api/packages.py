"""The names of the generated packages, and of the runtime."""

CLIENTS = "wechatpay_clients"
"""The generated clients."""

RUNTIME = "wechatpay_runtime"
"""The package that the clients import."""

CATALOG = "wechatpay_catalog"
"""The API as JSON."""
