"""Whatever people have -> Article: text, HTML, JSONL, folders of them, mixed."""
