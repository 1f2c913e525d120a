# Written by `make generate` from specs/cross_border: edit the files there.
"""Cross-border payments (跨境支付).

Payments between mainland China and the rest of the world.
"""
