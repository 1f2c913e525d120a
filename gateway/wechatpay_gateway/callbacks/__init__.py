"""Callbacks: made, encrypted, signed, and delivered on WeChat Pay's schedule."""
