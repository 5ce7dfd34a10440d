"""Gold sets, their readers and checks: files that a person wrote -> cases that a test can go through."""
