"""Query orders and refunds that no notification has settled: run `python -m shop.reconcile` every few minutes, from cron."""

import logging

from shop.payments import Payments

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    Payments.from_env().reconcile()
