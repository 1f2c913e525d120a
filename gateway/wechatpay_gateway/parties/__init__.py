"""Merchants, brands and WeChat Pay, with their keys and certificates."""
