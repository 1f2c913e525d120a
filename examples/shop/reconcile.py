"""Settle what notifications have not: `python -m shop.reconcile`, every few minutes, by cron or a timer."""

import logging

from shop.payments import Payments

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    Payments.from_env().reconcile()
