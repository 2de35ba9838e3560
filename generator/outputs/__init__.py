"""Site -> Pages: one file per thing we publish."""
