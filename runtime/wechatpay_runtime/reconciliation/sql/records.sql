-- The orders with what is expected of each. match_key, repeated_key, order_number: as in the bill.
-- is_done: whether its money moved; unknown for a state that allows both. is_due: the bill must have it.
-- problem: why it cannot be compared.
WITH items AS (
    SELECT
        kind,
        CASE WHEN kind = 'refund' THEN refund_number ELSE number END AS item_key,
        CASE WHEN kind = 'refund' THEN number END AS order_number,
        state,
        day_of_order,
        fen,
        rate_millionths,
        CASE
            WHEN state IS NULL THEN TRUE
            WHEN kind = 'payment' AND state = 'REVOKED' THEN NULL
            WHEN kind = 'refund' AND state = 'CLOSED' THEN NULL
            ELSE state IN ('SUCCESS', 'REFUND', 'PROCESSING', 'ABNORMAL')
        END AS is_done,
        CASE
            WHEN coalesce(number, '') = '' THEN 'number'
            WHEN kind IS NULL OR kind NOT IN ('payment', 'refund', 'reversal') THEN 'kind'
            WHEN kind = 'refund' AND coalesce(refund_number, '') = '' THEN 'refund_number'
            WHEN kind <> 'refund' AND coalesce(refund_number, '') <> '' THEN 'no refund'
            WHEN fen IS NULL OR fen < 0 THEN 'fen'
            WHEN kind = 'payment' AND state NOT IN ('SUCCESS', 'REFUND', 'REVOKED', 'NOTPAY', 'CLOSED', 'USERPAYING', 'PAYERROR') THEN 'state'
            WHEN kind = 'refund' AND state NOT IN ('SUCCESS', 'PROCESSING', 'ABNORMAL', 'CLOSED') THEN 'state'
            WHEN kind = 'reversal' AND state <> 'SUCCESS' THEN 'state'
        END AS problem
    FROM order_rows
)
SELECT
    items.kind,
    CASE WHEN repeated.item_key IS NULL THEN items.item_key END AS match_key,
    repeated.item_key AS repeated_key,
    order_number,
    state,
    day_of_order,
    fen,
    rate_millionths,
    is_done,
    coalesce(is_done, FALSE) AND (day_of_order IS NULL OR day_of_order BETWEEN :first_day AND :last_day) AS is_due,
    problem
FROM items
LEFT JOIN repeated ON items.kind = repeated.kind AND items.item_key = repeated.item_key
