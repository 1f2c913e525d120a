"""Delivery plans, which offer product coupons to users."""
