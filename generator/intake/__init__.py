"""What others wrote about jobs (forms, pages, tables, feeds) -> files of postings that can be brought up to date."""
