"""How the statements of a record answer a sentence that a user brings: measured pair by pair, then weighed together."""
