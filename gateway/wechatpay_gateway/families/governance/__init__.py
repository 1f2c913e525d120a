"""Restrictions of sub-merchants, and the verification of inactive ones."""
