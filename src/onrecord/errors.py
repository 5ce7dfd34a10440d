"""Every error that onrecord raises on purpose: what happened, where, and what to do next."""

from __future__ import annotations


class OnrecordError(Exception):
    """The base of all errors of this package; its message is fit to be shown to a person."""


class InputError(OnrecordError):
    """A path given by the user cannot be used: it is missing, unreadable or holds no article."""


class IngestError(OnrecordError):
    """One file or row cannot become an article; the pile goes on, and the reason becomes a `rejected` row."""


class ModelError(OnrecordError):
    """The language model is missing, damaged or made for another version."""


class ReadingError(OnrecordError):
    """No article of a pile could be read, or a sentence that was asked could not: a fault of the program or of its model."""


class RecordError(OnrecordError):
    """A record cannot be opened: it is no record, is torn, or was written by a newer version."""


class LockError(OnrecordError):
    """Another build is writing the same record."""


class SchemaError(OnrecordError):
    """Rows do not fit the table they were made for: a fault of a stage, never of the input."""


class SettingsError(OnrecordError):
    """A setting is unknown, or its value is of another type or out of the range that can work."""


class JudgementError(OnrecordError):
    """A judgement names a row that does not exist, or contradicts one that stands."""


class ExportError(OnrecordError):
    """An export format is unknown or its target cannot be written."""
