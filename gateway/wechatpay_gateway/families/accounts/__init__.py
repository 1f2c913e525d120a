"""The money of merchants and users, as entries of their accounts."""
