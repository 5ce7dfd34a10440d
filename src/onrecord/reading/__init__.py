"""Article -> rows: the only phase that imports spaCy."""
