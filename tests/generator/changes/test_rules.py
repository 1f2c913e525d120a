"""Every rule, by seeded changes of the invented library: each is classified rightly, and nothing else is reported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.changes.kinds import RULES

ROOT = Path(__file__).parents[3]
CREATE = "loans/create_loan"
QUERY = "loans/query_loan"
LIST = "loans/list_loans"
MODELS = "loans/_models"
CHANGED = "loans/loan_changed"
RETURNS = "loans/list_returns"
REPORT = "reports/request_report"
COVER = "files/upload_cover"
BOOKS = "_shared/models"

Edits = dict[str, list[tuple[str, str]]]
CASES: dict[str, tuple[Edits, list[str]]] = {
    "address": (
        {QUERY: [("path: /v1/loans/{loan_no}", "path: /v2/loans/{loan_no}"), ("GET /v1/loans/L1", "GET /v2/loans/L1")]},
        ["breaking: address changed: /v1/loans/{loan_no} -> /v2/loans/{loan_no}", "text: example changed: `examples`"],
    ),
    "method": (
        {RETURNS: [("method: POST", "method: PUT"), ("sends: POST", "sends: PUT")]},
        ["breaking: address changed: POST -> PUT", "text: example changed: `examples`"],
    ),
    "a route": (
        {
            QUERY: [
                (
                    "path: /v1/loans/{loan_no}\n",
                    "routes:\n  - path: /v1/loans/{loan_no}\n  - path: /v1/loans/by-box/{box}\n",
                ),
                ("  loan_no: string(32)\n", "  loan_no: string(32)\n  box: {type: string(8), doc: Box.}\n"),
            ]
        },
        [
            "additive: argument now optional: `loan_no`",
            "additive: optional argument added: `box`",
            "additive: route added: /v1/loans/by-box/{box}",
        ],
    ),
    "role gone": (
        {QUERY: [("roles: [merchant]", "roles: [service_provider]")]},
        ["breaking: role removed: `merchant`", "additive: role added: `service_provider`"],
    ),
    "host": ({QUERY: [("method: GET", "method: GET\nhost: global")]}, ["breaking: host changed: usual -> global"]),
    "scheme": ({REPORT: [("scheme: brand\n", "")]}, ["breaking: scheme changed: brand -> usual"]),
    "argument removed": (
        {
            CREATE: [
                ("  labels: {type: map<string>, doc: Arbitrary labels.}\n", ""),
                ("      labels: {colour: red}\n", ""),
            ]
        },
        ["breaking: argument removed: `labels`", "text: example changed: `examples`"],
    ),
    "argument renamed": (
        {
            CREATE: [
                (
                    "  library_no: {type: string(32), required: true, default: client, doc: Number",
                    "  hall_no: {type: string(32), required: true, default: client, doc: Number",
                ),
                ('library_no: "', 'hall_no: "'),
            ]
        },
        ["breaking: argument renamed: `library_no` -> `hall_no`", "text: example changed: `examples`"],
    ),
    "optional argument": (
        {CREATE: [("  extra: {type: any", "  color: {type: string, doc: Color of the box.}\n  extra: {type: any")]},
        ["additive: optional argument added: `color`"],
    ),
    "required argument": (
        {
            LIST: [
                ("  limit:", "  reader_no: {type: string, required: true, doc: Reader.}\n  limit:"),
                ("given: {offset", "given: {reader_no: R1, offset"),
                ("offset=0&limit", "offset=0&reader_no=R1&limit"),
            ]
        },
        ["breaking: required argument added: `reader_no`", "text: example changed: `examples`"],
    ),
    "now required": (
        {LIST: [("{type: integer(1..50), doc: Maximum", "{type: integer(1..50), required: true, doc: Maximum")]},
        ["breaking: argument now required: `limit`"],
    ),
    "now optional": (
        {CREATE: [("reader: {type: Reader, required: true", "reader: {type: Reader")]},
        ["additive: argument now optional: `reader`"],
    ),
    "narrowed": (
        {CREATE: [("opened: {type: date,", "opened: {type: string,")]},
        ["breaking: argument type narrowed: `opened`"],
    ),
    "widened": (
        {CREATE: [("box: {type: string(8),", "box: {type: date,")]},
        ["additive: argument type widened: `box`"],
    ),
    "bounds narrowed": (
        {CREATE: [("list<Book>(1..5)", "list<Book>(1..4)")]},
        ["breaking: argument bounds narrowed: `books`"],
    ),
    "bounds widened": (
        {CREATE: [("box: {type: string(8)", "box: {type: string(16)")]},
        ["additive: argument bounds widened: `box`"],
    ),
    "json": (
        {CREATE: [("remarks: {type: json<Remarks>", "remarks: {type: Remarks")]},
        ["additive: argument sent differently: `remarks`"],
    ),
    "more calls": (
        {
            CREATE: [
                (
                    "required_when: [{type: [HALL], reader.name: present}, {due: absent, box: present}]",
                    "required_when: [{type: [HALL]}]",
                )
            ]
        },
        ["breaking: required for more calls: `desk`: Required when `type` is `HALL`."],
    ),
    "fewer calls": (
        {
            CREATE: [
                (
                    "required_when: [{type: [HALL], reader.name: present}, {due: absent, box: present}]",
                    "required_when: [{type: [HALL], reader.name: present}]",
                )
            ]
        },
        ["additive: required for fewer calls: `desk`: Required when `type` is `HALL` and `reader.name` is set."],
    ),
    "pattern": (
        {CREATE: [("box: {type: string(8)", 'box: {type: string(8), pattern: "[A-Z]+"')]},
        ["breaking: pattern added or changed: `box`: none -> [A-Z]+"],
    ),
    "senders": (
        {CREATE: [("opened: {type: date", "opened: {type: date, roles: [merchant]")]},
        ["breaking: senders narrowed: `opened`"],
    ),
    "default": ({CREATE: [("default: 0.5", "default: 0.75")]}, ["breaking: default changed: `rate`: 0.5 -> 0.75"]),
    "default stated": (
        {CREATE: [("box: {type: string(8)", "box: {type: string(8), default: A1")]},
        ["text: default stated: `box`: none -> A1"],
    ),
    "own number": (
        {
            CREATE: [
                (
                    "{type: string(32), required: true, default: client, doc: Number",
                    "{type: string(32), required: true, doc: Number",
                )
            ]
        },
        ["breaking: argument now required: `library_no`"],
    ),
    "encryption": (
        {CREATE: [("{type: string, encrypted: true, doc: Password", "{type: string, doc: Password")]},
        ["additive: encryption changed: `secret`"],
    ),
    "constraint gone": (
        {CREATE: [("constraints:\n  - one_of: [books, box]\n\n", "")]},
        ["additive: constraint eased: one of `books`, `box`"],
    ),
    "constraint added": (
        {CREATE: [("  - one_of: [books, box]\n", "  - one_of: [books, box]\n  - any_of: [due, opened]\n")]},
        ["breaking: constraint added: any of `due`, `opened`"],
    ),
    "constraint wider": (
        {
            CREATE: [
                ("  - one_of: [books, box]\n", "  - one_of: [books, box, crate]\n"),
                ("  extra: {type: any", "  crate: {type: string, doc: Crate.}\n  extra: {type: any"),
            ]
        },
        ["additive: constraint eased: one of `books`, `box`, `crate`", "additive: optional argument added: `crate`"],
    ),
    "reply field removed": (
        {MODELS: [("    due: {type: datetime, doc: When the books are due.}\n", "")]},
        ["breaking: reply field removed: `due`"],
    ),
    "reply field added": (
        {MODELS: [("    due:", "    fine: {type: integer, doc: In fen.}\n    due:")]},
        ["additive: reply field added: `fine`"],
    ),
    "reply optional": (
        {LIST: [("total_count: {type: integer, required: true", "total_count: {type: integer")]},
        ["breaking: reply field now optional: `total_count`"],
    ),
    "reply required": (
        {RETURNS: [("found: {type: Found, doc", "found: {type: Found, required: true, doc")]},
        ["additive: reply field now required: `found`"],
    ),
    "reply type": ({MODELS: [("due: {type: datetime", "due: {type: string")]}, ["breaking: reply type changed: `due`"]),
    "reply narrower": (
        {
            RETURNS: [
                ("number: {type: string, zh", "number: {type: Number, zh"),
                ("replies:\n", "enums:\n  Number:\n    L1: The first.\n\nreplies:\n"),
            ]
        },
        ["additive: class added: `Number`", "additive: reply type narrowed: `number`"],
    ),
    "reply bounds": (
        {MODELS: [("loan_no: {type: string(32), required: true}", "loan_no: {type: string(64), required: true}")]},
        ["text: reply bounds changed: `loan_no`"],
    ),
    "reply unchecked": (
        {LIST: [("checked: 2026-11-21\n", "checked: {request: 2026-11-21}\n")]},
        ["breaking: reply field now optional: `total_count`", "text: text changed: `checked`"],
    ),
    "status gone": ({CREATE: [("  202: {accepted: true}\n", "")]}, ["breaking: reply removed: 202"]),
    "status added": (
        {QUERY: [("  200: Loan\n", "  200: Loan\n  204: none\n")]},
        ["breaking: result type changed: 204"],
    ),
    "status known": (
        {CREATE: [("  202: {accepted: true}\n", "  202: {accepted: true}\n  204: none\n")]},
        ["additive: reply added: 204"],
    ),
    "sent and received": (
        {
            MODELS: [
                (
                    "    name: {type: string(64), required: true, encrypted: true",
                    "    name: {type: string(32), required: true, encrypted: true",
                )
            ]
        },
        ["breaking: argument bounds narrowed: `name`", "text: reply bounds changed: `name`"],
    ),
    "class renamed": (
        {RETURNS: [("Found", "Matches")]},
        ["breaking: class renamed: `Found` -> `Matches`", "breaking: reply type changed: `found`"],
    ),
    "class renamed reply": (
        {QUERY: [("roles:", "sample_class: GetLoan\nroles:")], COVER: [("roles:", "sample_class: SendCover\nroles:")]},
        [
            "breaking: result type changed: `UploadCoverResponse` -> `SendCoverResponse`",
            "text: details changed: `library.loans.query_loan`",
        ],
    ),
    "enum value added": (
        {
            MODELS: [
                (
                    "    RETURNED: The books are back.\n",
                    "    RETURNED: The books are back.\n    LOST: The books are lost.\n",
                )
            ]
        },
        ["additive: enum value added: `LOST`"],
    ),
    "enum value removed": (
        {
            BOOKS: [("    1: On the ground floor.\n    2: Upstairs.", "    2: Upstairs.\n    3: In the cellar.")],
            COVER: [("shelf: 1}", "shelf: 2}")],
        },
        ["breaking: enum value removed: `1`", "additive: enum value added: `3`", "text: example changed: `examples`"],
    ),
    "enum member renamed": (
        {MODELS: [("RETURNED: The books are back.", "RETURNED: {means: The books are back., name: BACK}")]},
        ["breaking: enum value renamed: `RETURNED` -> `BACK`"],
    ),
    "enum kind": (
        {
            BOOKS: [("    1: On the ground floor.\n    2: Upstairs.", "    A: On the ground floor.\n    B: Upstairs.")],
            COVER: [("shelf: 1}", "shelf: A}")],
            CREATE: [("shelf: 2}", "shelf: A}")],
        },
        [
            "breaking: class changed its kind: `Shelf`",
            "breaking: argument type narrowed: `shelf`",
            "breaking: argument type narrowed: `shelf`",
            "breaking: reply type changed: `shelf`",
            "text: example changed: `examples`",
            "text: example changed: `examples`",
        ],
    ),
    "error row added": (
        {QUERY: [("examples:", "errors:\n  - {status: 404, code: NO_BOOK}\n\nexamples:")]},
        ["additive: error row added: 404 NO_BOOK"],
    ),
    "error row removed": (
        {CREATE: [("  - {status: 401, code: SIGN_ERROR}\n", "")]},
        ["text: error row removed: 401 SIGN_ERROR"],
    ),
    "outcome": (
        {
            CREATE: [
                (
                    "{status: 400, code: LENT, variant: by_you}",
                    "{status: 400, code: LENT, variant: by_you, outcome: open}",
                )
            ]
        },
        ["breaking: outcome of an error changed: 400 LENT"],
    ),
    "row with outcome": (
        {RETURNS: [("examples:", "errors:\n  - {status: 404, code: NO_BOOK, outcome: open}\n\nexamples:")]},
        ["breaking: outcome of an error changed: 404 NO_BOOK"],
    ),
    "never retried": (
        {CREATE: [("  by: loan_no\n", "  never: A reader waits.\n")]},
        ["breaking: retries removed: by `loan_no`"],
    ),
    "retries": ({RETURNS: [("pages:", "repeat: {by: page}\npages:")]}, ["additive: retries added: by `page`"]),
    "no outcome": (
        {CREATE: [("  outcome:\n    operation: library.loans.query_loan\n    with: {loan_no: loan_no}\n", "")]},
        ["breaking: outcome query removed: library.loans.query_loan(loan_no=loan_no) -> none"],
    ),
    "rate lowered": (
        {CREATE: [("rate: 10 calls a second.", "rate: 500 calls a minute.")]},
        ["breaking: rate lowered: 10 calls a second. -> 500 calls a minute."],
    ),
    "rate raised": (
        {CREATE: [("rate: 10 calls a second.", "rate: 20 calls a second.")]},
        ["text: rate changed: 10 calls a second. -> 20 calls a second."],
    ),
    "notification gone": (
        {CREATE: [("notifications:\n  - {notification: library.loans.loan_changed}\n", "")]},
        ["breaking: notification removed: `library.loans.loan_changed`"],
    ),
    "notification url": (
        {
            CREATE: [
                (
                    "{notification: library.loans.loan_changed}",
                    "{notification: library.loans.loan_changed, url: callback_url}",
                ),
                ("  extra: {type: any", "  callback_url: {type: string, doc: URL.}\n  extra: {type: any"),
            ]
        },
        [
            "breaking: notification URL changed: `library.loans.loan_changed`: `none` -> `callback_url`",
            "additive: optional argument added: `callback_url`",
        ],
    ),
    "pages gone": (
        {LIST: [("pages: {next: offset, counts: items, size: limit, items: data, total: total_count}\n", "")]},
        ["breaking: method removed: `iter_loans`"],
    ),
    "pages otherwise": ({LIST: [(", total: total_count}", "}")]}, ["additive: paging changed: `pages`"]),
    "wait": (
        {QUERY: [("examples:", "wait: {noun: loan, field: state, final: [RETURNED], every: [30s]}\n\nexamples:")]},
        ["additive: method added: `wait_until_final`"],
    ),
    "upload narrower": ({COVER: [("png: 1.5 MB", "png: 1 MB")]}, ["breaking: upload narrowed: `accepts`, `max_size`"]),
    "upload wider": (
        {COVER: [("accepts: [jpg, png]", "accepts: [jpg, png, gif]"), ("png: 1.5 MB}", "png: 1.5 MB, gif: 1 MB}")]},
        ["additive: upload widened: `accepts`, `max_size`"],
    ),
    "upload part": ({COVER: [("part: file", "part: picture")]}, ["additive: upload sent differently: `upload`"]),
    "download hosts": (
        {REPORT: [("hosts: [library.example]", "hosts: [files.example]")]},
        ["breaking: download hosts narrowed: `library.example`"],
    ),
    "rows": ({REPORT: [("  rows: ReportRow\n", "")]}, ["breaking: rows of the file changed: ReportRow -> none"]),
    "expires": ({REPORT: [("expires_in: 5m", "expires_in: 10m")]}, ["additive: download changed: `download`"]),
    "deprecated": (
        {QUERY: [("method: GET", "deprecated: {use: library.loans.list_loans}\nmethod: GET")]},
        ["additive: deprecated: `query_loan`"],
    ),
    "no longer deprecated": (
        {REPORT: [("deprecated: {since: 2026-06-01, use: library.loans.list_loans}\n", "")]},
        ["additive: no longer deprecated: `request_report`"],
    ),
    "event type gone": (
        {
            CHANGED: [
                ("event_types: [LOAN.CLOSED, LOAN.OPENED]", "event_types: [LOAN.CLOSED]"),
                ("  - event_type: LOAN.OPENED\n    resource: {loan_no: L2, box: B1}\n", ""),
            ]
        },
        ["breaking: event type removed: event type `LOAN.OPENED`", "text: example changed: `examples`"],
    ),
    "event type added": (
        {CHANGED: [("[LOAN.CLOSED, LOAN.OPENED]", "[LOAN.CLOSED, LOAN.OPENED, LOAN.LOST]")]},
        ["additive: event type added: event type `LOAN.LOST`"],
    ),
    "shapes": (
        {
            CHANGED: [
                ("  - {model: BoxLoan, when: box}\n", ""),
                (
                    "  BoxLoan:\n    loan_no: {type: string(32), required: true}\n    box: {type: string(8), required: true, doc: Box number.}\n",
                    "",
                ),
                ("resource: {loan_no: L2, box: B1}", "resource: {loan_no: L2, state: OPEN}"),
            ]
        },
        [
            "breaking: shapes changed: `shapes`",
            "breaking: class removed: `BoxLoan`",
            "text: example changed: `examples`",
        ],
    ),
    "within": ({CHANGED: [("within: 3s", "within: 2s")]}, ["breaking: acknowledgement changed: `reply`"]),
    "eased": ({CHANGED: [("within: 3s", "within: 1m")]}, ["additive: acknowledgement eased: `reply`"]),
    "schedule": ({CHANGED: [("retries: 15s 1m", "retries: 15s 2m")]}, ["text: retry schedule changed: `retries`"]),
    "content": (
        {
            CHANGED: [
                (
                    "box: {type: string(8), required: true, doc: Box number.}",
                    "box: {type: integer, required: true, doc: Box number.}",
                ),
                ("box: B1", "box: 1"),
            ]
        },
        ["breaking: reply type changed: `box`", "text: example changed: `examples`"],
    ),
    "acknowledgement": (
        {
            CHANGED: [
                (
                    "    is_seen: {type: boolean, required: true, doc: Whether it was read.}\n",
                    "    is_seen: {type: boolean, required: true, doc: Whether it was read.}\n    by: {type: string, required: true, doc: Who.}\n",
                )
            ]
        },
        ["breaking: required argument added: `by`"],
    ),
    "common row": (
        {"_shared/errors": [("- status: 401", "- {status: 429, code: BUSY, means: Busy., fix: Wait.}\n- status: 401")]},
        ["additive: error row added: 429 BUSY"],
    ),
}


_WAIT = "wait: {noun: loan, field: state, final: [RETURNED], every: [30s]}\n\nexamples:"
_ROWS = "    rows: {type: list<Return>, doc: Returned books.}\n"
_OLD = "    old: {type: list<Return>, doc: Books returned late.}\n"
FROM_ANOTHER_BASE: dict[str, tuple[Edits, Edits, list[str]]] = {
    "a pattern is gone": (CASES["pattern"][0], {}, ["additive: pattern removed: `box`: [A-Z]+ -> none"]),
    "everybody may send it": (CASES["senders"][0], {}, ["additive: senders widened: `opened`"]),
    "a notification follows": (
        CASES["notification gone"][0],
        {},
        ["additive: notification added: `library.loans.loan_changed`"],
    ),
    "an outcome can be queried": (
        CASES["no outcome"][0],
        {},
        ["additive: outcome query added: none -> library.loans.query_loan(loan_no=loan_no)"],
    ),
    "the outcome is queried otherwise": (
        {},
        {
            CREATE: [
                (
                    "    operation: library.loans.query_loan\n    with: {loan_no: loan_no}\n",
                    "    operation: library.loans.list_loans\n",
                )
            ]
        },
        ["breaking: outcome query changed: library.loans.query_loan(loan_no=loan_no) -> library.loans.list_loans()"],
    ),
    "a route is gone": (
        CASES["a route"][0],
        {},
        [
            "breaking: argument now required: `loan_no`",
            "breaking: argument removed: `box`",
            "breaking: route removed: /v1/loans/by-box/{box}",
        ],
    ),
    "a wait for another state": (
        {QUERY: [("examples:", _WAIT)]},
        {QUERY: [("examples:", _WAIT.replace("[RETURNED]", "[OPEN, RETURNED]"))]},
        ["breaking: wait ends at other states: `wait_until_final`"],
    ),
    "a slower wait": (
        {QUERY: [("examples:", _WAIT)]},
        {QUERY: [("examples:", _WAIT.replace("30s", "60s"))]},
        ["additive: wait polls differently: `wait_until_final`"],
    ),
    "a wait with another noun": (
        {QUERY: [("examples:", _WAIT)]},
        {QUERY: [("examples:", _WAIT.replace("noun: loan", "noun: borrowing"))]},
        ["text: text changed: `wait_until_final`"],
    ),
    "other items": (
        {RETURNS: [(_ROWS, _ROWS + _OLD)]},
        {RETURNS: [(_ROWS, _ROWS + _OLD), ("items: found.rows", "items: found.old")]},
        ["breaking: items of pages changed: `found.rows` -> `found.old`"],
    ),
    "another number is expected": (
        {},
        {QUERY: [("method: GET", "allowed_mismatches: {loan_no: It was replaced.}\nmethod: GET")]},
        ["additive: mismatch allowed: `loan_no`"],
    ),
    "another number is an error": (
        {QUERY: [("method: GET", "allowed_mismatches: {loan_no: It was replaced.}\nmethod: GET")]},
        {},
        ["breaking: mismatch no longer allowed: `loan_no`"],
    ),
}
OF_FILES = {
    "gateway changed",
    "notification module added",
    "notification module removed",
    "operation added",
    "operation removed",
    "operation renamed",
}
"""Rules about whole files, which `test_files.py` tests."""


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_classified(name: str, compare: Callable[[Edits, Edits], list[str]]) -> None:
    edits, expected = CASES[name]

    assert compare({}, edits) == expected


@pytest.mark.parametrize("name", FROM_ANOTHER_BASE)
def test_a_change_from_another_base_is_classified(name: str, compare: Callable[[Edits, Edits], list[str]]) -> None:
    base, head, expected = FROM_ANOTHER_BASE[name]

    assert compare(base, head) == expected


def test_every_rule_has_a_case() -> None:
    expected = [lines for _, lines in CASES.values()] + [lines for _, _, lines in FROM_ANOTHER_BASE.values()]
    found = {line.split(": ")[1] for lines in expected for line in lines}

    assert found | OF_FILES == set(RULES)


def test_the_design_page_lists_every_rule_with_its_kind() -> None:
    text = (ROOT / "docs/design/authoring.md").read_text(encoding="utf-8")

    assert {name for name, rule in RULES.items() if f"| {name} | {rule.kind} |" not in text} == set()
