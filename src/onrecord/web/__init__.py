"""A record, or a folder of them, in; pages out, live over the record, and judgements kept beside it."""
