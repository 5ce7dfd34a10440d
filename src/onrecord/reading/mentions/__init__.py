"""Names, nominal mentions and pronouns of an article, and which of them name one thing."""
