"""The API as checked data: operations, notifications, services, and what all are named."""
