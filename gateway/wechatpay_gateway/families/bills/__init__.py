"""Bills of trades and of the flow of funds."""
