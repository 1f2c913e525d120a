"""Web pages: the console of the gateway, and the page on which a payer pays."""
