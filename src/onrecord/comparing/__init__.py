"""Rows -> rows across articles; never sees a Doc."""
