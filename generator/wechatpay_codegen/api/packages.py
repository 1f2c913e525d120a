"""The packages that generated code is, and those that it imports."""

CLIENTS = "wechatpay_clients"
"""The generated clients."""

RUNTIME = "wechatpay_runtime"
"""What the clients import."""
