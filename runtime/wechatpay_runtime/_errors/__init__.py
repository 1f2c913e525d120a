"""The errors of this library; users import them from `wechatpay_runtime.errors`."""
