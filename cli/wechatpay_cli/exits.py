"""Exit codes, and the error that becomes one."""

DONE = 0
REFUSED = 1
BAD_USAGE = 2


class BadUsage(Exception):
    """The command line, a file or a setting is wrong."""
