"""Fetches files, checks their integrity, and puts them into their places."""
