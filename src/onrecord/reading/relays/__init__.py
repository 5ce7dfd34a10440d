"""Through whom words reached the outlet: the media named between speaker and publisher, in order."""
