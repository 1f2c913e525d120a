"""The Gold Plan (点金计划): what users see after a payment at a sub-merchant."""
