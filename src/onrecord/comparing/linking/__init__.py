"""Which clusters of single articles name one person, body, place or thing."""
