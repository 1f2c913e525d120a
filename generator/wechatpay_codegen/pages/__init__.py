"""Official pages as data: reads them, drafts specs from them, and tells where specs and pages differ.

    page.md --markdown--> blocks --read--> facts --draft--> text of a spec
                                    facts.jsonl --'   |
                 spec --spec_facts--> facts --------drift--> differences

Nothing here is needed to generate clients, and nothing else of the generator imports it.
"""
