-- Each row of the bill beside its order, with the rules. Pairs without a difference are added up by kind and day; every other
-- pair, and every row that lacks its partner, keeps its values.
WITH pairs AS (
    SELECT
        coalesce(bill.kind, records.kind) AS kind,
        coalesce(bill.match_key, bill.repeated_key, records.match_key, records.repeated_key) AS item_key,
        bill.is_due IS NOT NULL AS is_in_bill,
        records.is_due IS NOT NULL AS is_in_records,
        bill.repeated_key IS NOT NULL OR records.repeated_key IS NOT NULL AS is_repeated,
        bill.day_of_row AS bill_day,
        records.day_of_order AS record_day,
        bill.order_number AS bill_order,
        records.order_number AS record_order,
        bill.transaction_id,
        records.state,
        bill.fen AS bill_fen,
        records.fen AS record_fen,
        bill.settlement_fen,
        bill.fee_thousandths,
        records.rate_millionths,
        records.is_done,
        bill.is_due AS is_due_in_records,
        records.is_due AS is_due_in_bill,
        records.problem
    FROM bill
    FULL OUTER JOIN records ON bill.match_key = records.match_key AND bill.kind = records.kind
),
ruled AS (
    SELECT
        *,
        NOT is_in_records AND is_due_in_records AND NOT is_repeated AS is_missing_in_records,
        NOT is_in_bill AND is_due_in_bill AND NOT is_repeated AS is_missing_in_bill,
        is_in_bill AND NOT coalesce(is_done, TRUE) AS is_other_state,
        coalesce(bill_order <> record_order, FALSE) AS is_other_order,
        is_in_bill AND is_in_records AND bill_fen IS DISTINCT FROM record_fen AS is_other_amount,
        coalesce(abs(fee_thousandths * 1000 - rate_millionths * settlement_fen) > 1000000, FALSE) AS is_other_fee,
        coalesce(bill_day <> record_day, FALSE) AS is_other_day
    FROM pairs
),
marked AS (
    SELECT
        *,
        is_repeated
        OR is_missing_in_records
        OR is_missing_in_bill
        OR is_other_state
        OR is_other_order
        OR is_other_amount
        OR is_other_fee
        OR is_other_day
        OR problem IS NOT NULL AS is_kept
    FROM ruled
),
grouped AS (
    SELECT
        kind,
        is_in_bill,
        is_in_records,
        is_in_records OR is_due_in_records AS is_counted_in_bill,
        CASE WHEN is_in_bill THEN coalesce(is_done, TRUE) ELSE is_due_in_bill END AS is_counted_in_records,
        coalesce(is_done, FALSE) AS is_done,
        bill_day,
        record_day,
        bill_fen,
        record_fen,
        fee_thousandths,
        CASE
            WHEN is_kept THEN :pack(
                item_key,
                is_repeated,
                bill_order,
                record_order,
                transaction_id,
                state,
                bill_fen,
                record_fen,
                settlement_fen,
                fee_thousandths,
                rate_millionths,
                problem,
                is_missing_in_records,
                is_missing_in_bill,
                is_other_state,
                is_other_order,
                is_other_amount,
                is_other_fee,
                is_other_day
            )
        END AS kept
    FROM marked
)
SELECT
    kind,
    is_in_bill,
    is_in_records,
    is_counted_in_bill,
    is_counted_in_records,
    is_done,
    bill_day,
    record_day,
    kept,
    CAST(count(*) AS BIGINT) AS row_count,
    CAST(sum(bill_fen) AS BIGINT) AS bill_fen,
    CAST(sum(record_fen) AS BIGINT) AS record_fen,
    CAST(sum(fee_thousandths) AS BIGINT) AS fee_thousandths
FROM grouped
GROUP BY ALL
