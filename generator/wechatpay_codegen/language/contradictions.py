"""The format of a file of contradictions between official pages, and of decisions where no page says what happens."""

from wechatpay_codegen.language.shapes import Key, ListOf, Prose, Record

CONTRADICTION = Record(
    "contradiction",
    (
        Key("what", Prose(), "What the pages disagree about.", is_required=True),
        Key(
            "statements",
            ListOf(Prose()),
            "The statements, each with its page and line, as `6 to 32 characters: merchant/4012556982:30`.",
            is_required=True,
        ),
        Key("choice", Prose(), "What the spec, the client and the gateway do.", is_required=True),
        Key("why", Prose(), "Why this choice is safe.", is_required=True),
    ),
)

DECISION = Record(
    "decision",
    (
        Key("what", Prose(), "The case in which no page says what happens.", is_required=True),
        Key("gateway", Prose(), "What the local WeChat Pay does.", is_required=True),
        Key("why", Prose(), "Why.", is_required=True),
    ),
)

CONTRADICTIONS = Record(
    "file of contradictions",
    (
        Key("contradictions", ListOf(CONTRADICTION), "Pages that contradict each other or themselves."),
        Key("decisions", ListOf(DECISION), "Cases in which no page says what happens."),
    ),
)
"""`_contradictions.yaml` of a group, and `_shared/contradictions.yaml`."""
