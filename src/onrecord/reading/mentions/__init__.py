"""Names, nominal mentions and pronouns of an article, and which of them name one thing.

Importing the package makes the components `onrecord_name_types` and `onrecord_coreference` known to spaCy.
"""

from . import coreference, names

COMPONENTS = (names, coreference)
