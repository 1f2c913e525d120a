-- Items that occur more than once. What one side alone has counts only if the other side must have it.
SELECT kind, item_key
FROM (
    SELECT kind, match_key AS item_key, 1 AS in_bill, 0 AS in_records, CASE WHEN is_due THEN 1 ELSE 0 END AS due FROM bill
    UNION ALL
    SELECT kind, match_key, 0, 1, CASE WHEN is_due THEN 1 ELSE 0 END FROM records
) AS occurrences
GROUP BY kind, item_key
HAVING
    (sum(in_bill) > 0 AND sum(in_records) > 0 AND count(*) > 2)
    OR ((sum(in_bill) = 0 OR sum(in_records) = 0) AND sum(due) > 1)
