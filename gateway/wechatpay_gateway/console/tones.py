"""The color of a state, which helps to see it; the word says it."""

_GOOD = ("SUCCESS", "FINISH", "PASS", "EFFECT", "COMPLETE", "ACTIVE", "NORMAL", "DELIVERED", "PROCESSED", "DONE", "PUBLISHED", "TAKING", "APPROVED", "USED", "ALLOWED")  # fmt: skip
_BAD = ("FAIL", "REJECT", "ABNORMAL", "ERROR", "BLOCK", "INVALID", "GIVEN_UP", "REFUSE", "FREEZE", "FROZEN")
_OVER = ("CLOSE", "CANCEL", "REVOKE", "EXPIRE", "STOP", "TERMINATE", "DELETE", "INACTIVE", "DEACTIVAT", "REFUND")


def tone_of(state: str) -> str:
    """Return `good`, `bad`, `over` or `open` for a state."""
    upper = state.upper()
    for tone, words in (("bad", _BAD), ("over", _OVER), ("good", _GOOD)):
        if any(word in upper for word in words):
            return tone
    return "open"
