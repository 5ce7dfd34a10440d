"""The one schema: every table, every coded value, every id. Imports nothing of ours."""
