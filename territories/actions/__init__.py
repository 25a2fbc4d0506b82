from territories.actions.bodies import ensure_body
from territories.actions.referential import load_referential

__all__ = ["ensure_body", "load_referential"]
