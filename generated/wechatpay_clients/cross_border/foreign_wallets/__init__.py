# Written by `make generate` from specs/cross_border/foreign_wallets: edit the files there.
"""Foreign wallets (外包内用).

Let users of foreign wallets pay by scanning the payment codes of your merchants.
"""
