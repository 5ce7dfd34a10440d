"""A record -> what people read: view models, HTML, Markdown, terminal."""
