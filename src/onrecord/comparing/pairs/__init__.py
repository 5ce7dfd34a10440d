"""Two short texts in, how they relate out: the scorers behind claims, contradictions and stance. No spaCy."""
