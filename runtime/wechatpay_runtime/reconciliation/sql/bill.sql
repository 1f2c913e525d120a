-- The bill with the item of each row: a payment, a refund or a reversal, and its number. A row of a type that is not known is its own kind.
-- match_key: the number of the item; a row of a repeated item has a repeated_key instead, so that it is paired with nothing.
-- order_number: of a refund. is_due: the orders must have it.
WITH items AS (
    SELECT
        CASE trade_state WHEN 'SUCCESS' THEN 'payment' WHEN 'REFUND' THEN 'refund' WHEN 'REVOKED' THEN 'reversal' ELSE coalesce(trade_state, '-') END AS kind,
        CASE WHEN trade_state = 'REFUND' THEN coalesce(nullif(out_refund_no, ''), out_trade_no) ELSE out_trade_no END AS item_key,
        CASE WHEN trade_state = 'REFUND' THEN out_trade_no END AS order_number,
        transaction_id,
        day_of_row,
        CASE WHEN trade_state = 'SUCCESS' THEN total_fen ELSE refund_fen END AS fen,
        settlement_total_fen - coalesce(settlement_refund_fen, 0) AS settlement_fen,
        fee_thousandths
    FROM bill_rows
)
SELECT
    items.kind,
    CASE WHEN repeated.item_key IS NULL THEN items.item_key END AS match_key,
    repeated.item_key AS repeated_key,
    order_number,
    transaction_id,
    day_of_row,
    fen,
    settlement_fen,
    fee_thousandths,
    day_of_row IS NULL OR day_of_row BETWEEN :first_day AND :last_day AS is_due
FROM items
LEFT JOIN repeated ON items.kind = repeated.kind AND items.item_key = repeated.item_key
