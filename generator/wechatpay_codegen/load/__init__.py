"""Reads a specs folder into the API, or raises an error with all complaints."""
