"""Generates the clients and the catalog from the specs: load, plan, render, tidy, write.

    YAML --load--> plain data with positions --plan--> frozen attrs, everything decided --render--> text --tidy--> files

It is used at build time only. Generated code does not import it, and it imports neither generated code nor the runtime.
"""
