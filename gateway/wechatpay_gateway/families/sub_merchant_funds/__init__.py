"""The money of sub-merchants: balances, withdrawals, closed accounts and remittances."""
