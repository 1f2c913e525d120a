"""Orders and refunds, and the operations that place, pay, query, close and refund them."""
