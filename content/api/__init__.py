"""The library for programmes: a REST API under /api/v1/ (docs/reuse.md, docs/decisions/010-api.md)."""
