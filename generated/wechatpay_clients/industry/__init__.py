# Written by `make generate` from specs/industry: edit the files there.
"""Industries (行业方案).

What single trades need, such as car parks.
"""
