"""onrecord: who said what, through whom, when; every cell traceable to characters of a source."""
