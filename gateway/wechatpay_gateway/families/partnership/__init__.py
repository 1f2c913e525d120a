"""Partnerships: partners that may distribute the coupons of a stock."""
