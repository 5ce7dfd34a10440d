"""What finds pairs of statements that cannot both hold: sides, the parties they speak for, and how rules and scorer meet."""
