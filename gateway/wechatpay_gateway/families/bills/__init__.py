"""Trade bills and fund flow bills."""
