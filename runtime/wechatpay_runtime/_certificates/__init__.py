"""Platform certificates: when they are fetched and how a fetched list is used."""
