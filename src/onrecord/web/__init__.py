"""The web pages: read the record, write judgements."""
