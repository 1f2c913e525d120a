"""What our calls, start and generator cost, against the least that a Python program can spend."""
