"""One way of contradicting a file: the sides of a story in, pairs that cannot both hold out."""
