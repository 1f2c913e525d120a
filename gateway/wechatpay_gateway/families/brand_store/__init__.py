"""The stores of brands, and the merchant numbers that collect payments in them."""
