"""Writes the clients and the catalog from the specs: load, plan, render, tidy, write.

    YAML --load--> plain data with positions --plan--> frozen attrs, everything decided --render--> text --tidy--> files

Build time only: nothing that is generated imports it, and it imports nothing that is generated, nor the runtime.
"""
