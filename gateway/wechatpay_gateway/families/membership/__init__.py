"""Membership cards of users: opened, confirmed, imported, changed and ended, with points, exchanges and news."""
