"""One SQL file an engine: functions that differ between engines, under one name."""
