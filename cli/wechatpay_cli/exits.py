"""Exit codes, and the error that becomes one."""

DONE = 0
REFUSED = 1
BAD_USAGE = 2
OUR_MISTAKE = 70
"""EX_SOFTWARE of sysexits.h."""
INTERRUPTED = 130
"""What shells give for SIGINT."""


class BadUsage(Exception):
    """The command line, a file or a setting is wrong."""
