"""The only phase that imports duckdb or pyspark."""
