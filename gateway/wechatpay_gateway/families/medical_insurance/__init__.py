"""Rules of orders that the medical insurance pays in part."""
