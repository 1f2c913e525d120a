"""The `wechatpay` command."""
