"""Reads official pages, drafts specs from them, and compares specs with them.

    page.md --markdown--> blocks --read--> facts --draft--> text of a spec
                                    facts.jsonl --'   |
                 spec --spec_facts--> facts --------drift--> differences

This package is not needed to generate clients, and no other package of the generator imports it.
"""
