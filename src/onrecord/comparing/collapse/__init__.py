"""Which statements on one side of a claim go back to one root, and by what rule."""
