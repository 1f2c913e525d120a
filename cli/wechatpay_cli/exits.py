"""Exit codes, and the error that makes a command exit with `BAD_USAGE`."""

DONE = 0
REFUSED = 1
BAD_USAGE = 2
OUR_MISTAKE = 70
"""EX_SOFTWARE of sysexits.h."""
INTERRUPTED = 130
"""The exit code of shells for SIGINT."""


class BadUsage(Exception):
    """The command line, a file or a setting is wrong."""
