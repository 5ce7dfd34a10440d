"""A record in, what a person reads out: findings (no HTML), then the HTML report, the Markdown report, the terminal."""
