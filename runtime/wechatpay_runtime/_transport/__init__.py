"""Sends one request and returns one reply, over urllib3 or aiohttp."""
