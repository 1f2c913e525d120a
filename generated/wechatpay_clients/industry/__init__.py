# Written by `make generate` from specs/industry: edit the files there.
"""Industry solutions (行业方案).

Operations for specific industries, such as car parks.
"""
