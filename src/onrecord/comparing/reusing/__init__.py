"""Passages that two articles share: aligned, and directed."""
