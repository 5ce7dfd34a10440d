"""What reported figures count, and which of them cannot both be right."""
