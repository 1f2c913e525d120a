"""The money that ecommerce platforms move for the orders of their sub-merchants: refunds, and advances with their returns."""
