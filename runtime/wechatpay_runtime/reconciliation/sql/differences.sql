-- One row for each difference. Amounts are in fen; of a fee, rounded to a whole fen.
WITH differing AS (
    SELECT
        kind AS record_kind,
        CASE WHEN kind = 'refund' THEN coalesce(kept.bill_order, kept.record_order) ELSE kept.item_key END AS number,
        CASE WHEN kind = 'refund' THEN kept.item_key END AS refund_number,
        kept.transaction_id AS transaction_id,
        coalesce(bill_day, record_day) AS difference_day,
        bill_day,
        record_day,
        is_in_bill,
        is_in_records,
        row_count,
        kept
    FROM compared
    WHERE kept IS NOT NULL
),
found AS (
    SELECT
        'repeated' AS kind,
        record_kind,
        min(number) AS number,
        refund_number,
        min(transaction_id) AS transaction_id,
        min(difference_day) AS difference_day,
        CAST(NULL AS BIGINT) AS expected_fen,
        CAST(NULL AS BIGINT) AS received_fen,
        CAST(CAST(sum(CASE WHEN is_in_records THEN row_count ELSE 0 END) AS BIGINT) AS STRING) AS expected,
        CAST(CAST(sum(CASE WHEN is_in_bill THEN row_count ELSE 0 END) AS BIGINT) AS STRING) AS received
    FROM differing
    WHERE kept.is_repeated
    GROUP BY record_kind, kept.item_key, refund_number
    UNION ALL
    SELECT 'missing_in_records', record_kind, number, refund_number, transaction_id, difference_day, NULL, kept.bill_fen, NULL, NULL
    FROM differing
    WHERE kept.is_missing_in_records
    UNION ALL
    SELECT 'missing_in_bill', record_kind, number, refund_number, transaction_id, difference_day, kept.record_fen, NULL, NULL, NULL
    FROM differing
    WHERE kept.is_missing_in_bill
    UNION ALL
    SELECT 'state', record_kind, number, refund_number, transaction_id, difference_day, NULL, NULL, kept.state, CASE record_kind WHEN 'payment' THEN 'SUCCESS' WHEN 'refund' THEN 'REFUND' ELSE 'REVOKED' END
    FROM differing
    WHERE kept.is_other_state
    UNION ALL
    SELECT 'order', record_kind, number, refund_number, transaction_id, difference_day, NULL, NULL, kept.record_order, kept.bill_order
    FROM differing
    WHERE kept.is_other_order
    UNION ALL
    SELECT 'amount', record_kind, number, refund_number, transaction_id, difference_day, kept.record_fen, kept.bill_fen, NULL, NULL
    FROM differing
    WHERE kept.is_other_amount
    UNION ALL
    SELECT
        'fee',
        record_kind,
        number,
        refund_number,
        transaction_id,
        difference_day,
        CAST(round(CAST(kept.rate_millionths * kept.settlement_fen AS DECIMAL(20, 0)) * 0.000001, 0) AS BIGINT),
        CAST(round(CAST(kept.fee_thousandths AS DECIMAL(20, 0)) * 0.001, 0) AS BIGINT),
        NULL,
        NULL
    FROM differing
    WHERE kept.is_other_fee
    UNION ALL
    SELECT
        'day',
        record_kind,
        number,
        refund_number,
        transaction_id,
        difference_day,
        NULL,
        NULL,
        CAST(record_day AS STRING),
        CAST(bill_day AS STRING)
    FROM differing
    WHERE kept.is_other_day
)
SELECT kind, record_kind, number, refund_number, transaction_id, difference_day, expected_fen, received_fen, expected, received
FROM found
ORDER BY
    difference_day NULLS FIRST,
    record_kind NULLS FIRST,
    number NULLS FIRST,
    refund_number NULLS FIRST,
    transaction_id NULLS FIRST,
    kind NULLS FIRST
