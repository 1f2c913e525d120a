"""Pages for people: a console of what the gateway saw, and the page on which a payer pays."""
