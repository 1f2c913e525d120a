"""The bank accounts to which the money of sub-merchants is settled, and the applications that change them."""
