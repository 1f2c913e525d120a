# Written by `make generate` from specs/industry/parking_reminders: edit the files there.
"""Parking reminders (停车缴费提醒).

Tell WeChat Pay of cars that come and go, and answer what a user owes, so that users are reminded to pay.
"""
