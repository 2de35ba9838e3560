"""A static job-board generator: Markdown postings in, a fast, filterable site out."""

__version__ = "0.1.0"
