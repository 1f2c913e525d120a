"""Merchant transfers: transfers to users, their authorizations and their receipts."""
