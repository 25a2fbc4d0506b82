from foundation.search.actions.indexing import forget, index, rebuild, write
from foundation.search.actions.synonyms import delete_synonym, load_synonyms, save_synonym

__all__ = ["delete_synonym", "forget", "index", "load_synonyms", "rebuild", "save_synonym", "write"]
