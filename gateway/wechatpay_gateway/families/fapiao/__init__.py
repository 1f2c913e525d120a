"""E-invoices (fapiao): titles that users fill in, invoices with their states, and the cards of users."""
