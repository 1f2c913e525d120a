"""Profit sharing: orders, shares, returns and receivers, for merchants, partners, brands and ecommerce platforms."""
