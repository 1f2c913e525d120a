"""The money that ecommerce platforms move for the orders of their sub-merchants: refunds, advances with their returns, and subsidies."""
