"""The texts for people in English and Chinese: of the pages, of the state machines and of messages."""
