"""Reading rows that meet across the articles of a story: mentions, days, events, occasions."""
