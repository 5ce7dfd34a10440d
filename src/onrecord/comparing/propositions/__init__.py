"""How scored pairs become claims: groups, sides, and the sentence that stands for each."""
