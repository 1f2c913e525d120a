-- Rows and sums of each day and kind, on both sides. An order without a moment counts on the day that the bill has for it.
WITH sides AS (
    SELECT bill_day AS day_of_sum, kind, row_count AS in_bill, bill_fen, fee_thousandths, 0 AS in_records, 0 AS record_fen
    FROM compared
    WHERE is_in_bill AND is_counted_in_bill
    UNION ALL
    SELECT coalesce(record_day, bill_day), kind, 0, 0, 0, row_count, record_fen
    FROM compared
    WHERE is_in_records AND is_counted_in_records
)
SELECT
    day_of_sum,
    kind,
    CAST(sum(in_bill) AS BIGINT) AS in_bill,
    CAST(sum(bill_fen) AS BIGINT) AS bill_fen,
    CAST(sum(fee_thousandths) AS BIGINT) AS fee_thousandths,
    CAST(sum(in_records) AS BIGINT) AS in_records,
    CAST(sum(record_fen) AS BIGINT) AS record_fen
FROM sides
GROUP BY day_of_sum, kind
ORDER BY day_of_sum NULLS FIRST, kind
