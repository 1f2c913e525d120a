"""Notifications (callbacks): opened, told apart, handled, answered."""
