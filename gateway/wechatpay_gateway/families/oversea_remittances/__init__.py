"""Remittances of the money of orders to overseas sellers."""
