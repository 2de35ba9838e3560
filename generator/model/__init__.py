"""The nouns of the house: frozen values without behaviour that touches the world."""
