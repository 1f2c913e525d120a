# Written by `make generate` from specs/cross_border/foreign_wallets: edit the files there.
"""Foreign wallets (外包内用).

Let people who pay with a foreign wallet scan the payment codes of your merchants.
"""
