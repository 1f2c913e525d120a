"""Product coupons, their stocks, and the coupons of users."""
