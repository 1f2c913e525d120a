"""The family of payments: orders, combined orders and refunds."""
