"""A record -> files of one format each."""
