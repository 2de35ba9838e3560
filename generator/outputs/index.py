"""Site -> /data/index.json: the columns that script filters, searches and shows the open postings by.

One JSON object. Postings have numbers 0 .. count-1, newest first, as on the home page; every column has one value for
each. -1 stands for "none" wherever a value is a number into a table.

    {
      "build":  "3f2a91c0...",            digest of everything below
      "count":  412,
      "roots":  {"posting": "/repo/jobs/", "location": "/repo/places/", "skills": "/repo/skills/", ...},
                                          href of a posting: roots.posting + slug + "/"
                                          href of a term:    roots[facet key] + slug + "/"
      "tables": {                         values that many rows share
        "company":  [["Acme Robotics", "acme-robotics"], ...],   label, slug of its page ("" = has no page)
        "place":    ["Berlin, Germany or remote (EU)", ...],
        "pay":      [["85,000–105,000 EUR a year", start, end, open_start, open_end, inferred], ...],
                                          phrase; bar in percent of its track (both null: no bar); 0 or 1 for an open
                                          end; inferred in words, "" if all was written
        "day":      [["2026-11-22", "22 November 2026"], ...],
        "kind":     ["Full time", ...],   employment types as a phrase
        "level":    ["Senior", ...],
        "skill":    [["Python", "python"], ...],                  label, slug of its page ("" = has no page)
        "language": ["de", ...]           only where it is not the board's
      },
      "rows": {                           what a row of the list shows, one column a field
        "slug": ["acme-sre", ...], "title": ["Site reliability engineer", ...],
        "company": [0, -1, ...], "place": [...], "pay": [...], "posted": [...], "closes": [...],   posted, closes: day
        "kind": [...], "level": [...], "language": [...],
        "skills": [[0, 4], [], ...]
      },
      "facets": {                         in the order they are shown; only those with at least one term
        "location": {
          "label": "Place", "kind": "tree",                       "terms", "tree" or "range"
          "terms": [["germany", "Germany", -1, 41], ["germany/berlin", "Berlin", 0, 27], ...],
                                          slug, label, number of the term above, open postings; a tree depth first
          "of": [[0, 1], [], ...]         a posting's terms, in a tree also those above it
        }, ...
      },
      "pay": {                            in a year of full-time work, to compare by; never shown
        "currencies": ["EUR", "USD"],
        "currency": [0, -1, ...],         -1 = pay not stated, or without currency or period
        "min": [85000, null, ...], "max": [105000, null, ...]     null = open end
      }
    }

A posting matches a choice if it stands in at least one chosen term of every facet with a choice. It reaches a wanted
pay if ``max`` (where that is null: ``min``) is at least as much, in the same currency. Text search looks at title,
company, place and skills. In the address a choice stands as ``?location=germany/berlin&location=spain&skills=python``:
facet keys, slugs, one pair a term.
"""
