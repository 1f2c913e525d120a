"""Cash coupons that pay orders: which of a user fit, how their value is funded, and what a refund returns."""
