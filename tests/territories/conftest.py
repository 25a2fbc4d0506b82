from tests.support.places import held, places

__all__ = ["held", "places"]
