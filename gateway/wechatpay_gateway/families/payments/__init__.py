"""Orders, combined orders and refunds."""
