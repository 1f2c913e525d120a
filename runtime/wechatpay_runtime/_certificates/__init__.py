"""Platform certificates: when they are fetched, and what a fetched list changes."""
