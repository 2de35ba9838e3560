"""The words of the site in English."""

from generator.present.words import Words

ENGLISH = Words(
    skip_to_content="Skip to content",
)
