"""The charter that everybody accepts when signing up: a new text is a new version."""

VERSION = "2026-11"
