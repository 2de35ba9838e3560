"""How facts are put to people and machines: addresses, phrases, cards, structured data."""
