"""Test a merchant's code against a local WeChat Pay; the pytest fixtures are in `wechatpay_testing.plugin`."""
