"""The kinds of files that are read, by their suffixes, and what to do with those that people bring and that are not."""

from __future__ import annotations

TEXT = frozenset({".txt", ".text", ""})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
SHEETS = frozenset({".csv", ".tsv"})
FEEDS = frozenset({".rss", ".atom", ".xml"})
MAIL = frozenset({".eml", ".mht", ".mhtml"})
DOCUMENTS = frozenset({".docx", ".odt", ".rtf", ".pdf"})
PACKED = frozenset({".zip", ".mbox"})
ALL = (TEXT | MARKDOWN | HTML | LINES | SHEETS | FEEDS | MAIL | DOCUMENTS | PACKED | {".json", ".warc", ".xlsx"}) - {""}
READ = ".txt, .md, .html, .docx, .odt, .rtf, .pdf, .eml, .mbox, .jsonl, .json, .csv, .xlsx, .rss, .warc, or a .zip of these"
ADVICE = {
    ".doc": "an old Word file; save it as .docx or .rtf",
    ".xls": "an old Excel file; save it as .xlsx or .csv",
    ".ods": "a LibreOffice sheet; save it as .csv",
    ".msg": "an Outlook message; save it as .eml, or its text as .txt",
    ".pst": "an Outlook mailbox; export its messages as .eml or .mbox",
    ".epub": "a book; save its articles as .html or .txt",
    ".pages": "a Pages document; export it as .docx",
    ".webarchive": "a Safari archive; save the page as .html",
    ".pptx": "slides; save their text as .txt",
}
