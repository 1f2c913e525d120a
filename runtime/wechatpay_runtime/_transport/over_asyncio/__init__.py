"""The async transport over asyncio and httptools."""
