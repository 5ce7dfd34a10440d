"""A database engine behind five methods: the only place that imports duckdb or pyspark."""
