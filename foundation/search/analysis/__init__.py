"""The French analyser: one for documents and questions, on every database."""

from foundation.search.analysis.stems import fold
from foundation.search.analysis.stopwords import QUESTION_WORDS
from foundation.search.analysis.words import TOKEN, Word, clean, content_words, words, words_of_token

# Raise it when the same text would give other tokens: `search_check` then asks for `search_rebuild`.
VERSION = 3

__all__ = ["QUESTION_WORDS", "TOKEN", "VERSION", "Word", "clean", "content_words", "fold", "words", "words_of_token"]
