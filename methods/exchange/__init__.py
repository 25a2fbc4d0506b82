"""Cards as files: one Markdown file a card, its facts in front matter (docs/cards-format.md).

    read_card(name, content)      # one file: a snapshot, or what is wrong with it
    card_text(snapshot)           # the same file, going out

`folders` opens what somebody hands over, `plans` says what would be done with it, `reports` tells it.
"""
