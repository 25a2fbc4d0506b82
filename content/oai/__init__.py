"""The library for harvesters: OAI-PMH 2.0 at /oai, in simple Dublin Core (docs/reuse.md)."""
