"""Pay gift activities, which give coupons to users who have paid, and the merchants that give them."""
