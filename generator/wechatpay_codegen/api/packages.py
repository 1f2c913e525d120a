"""The packages that are generated, and the one that they import."""

CLIENTS = "wechatpay_clients"
"""The generated clients."""

RUNTIME = "wechatpay_runtime"
"""What the clients import."""

CATALOG = "wechatpay_catalog"
"""The API as JSON."""
