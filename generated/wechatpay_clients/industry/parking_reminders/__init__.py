# Written by `make generate` from specs/industry/parking_reminders: edit the files there.
"""Parking payment reminders (停车缴费提醒).

Report cars that enter and leave, and return what a user owes, so that users are reminded to pay.
"""
