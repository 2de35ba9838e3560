"""YAML that explodes, nests, lies or is not YAML at all."""

from tests.cases.hostile.writing import fields, posting

CASES = {
    "alias-to-itself": fields("tags: &a [*a]\n"),
    "alias-to-nothing": fields("industry: *nowhere\n"),
    "anchors-that-explode": fields(
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    ),
    "binary-tag": fields("industry: !!binary R0lGODlhDAAMAIQAAP\n"),
    "brackets-unclosed": fields("tags: " + "[" * 20_000 + "\n"),
    "deep-blocks": fields("a:\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1, 300))),
    "deep-flow": fields("tags: " + "[" * 5_000 + "]" * 5_000 + "\n"),
    "deep-maps": fields("tags: " + "{a: " * 5_000 + "}" * 5_000 + "\n"),
    "directive": "---\n%YAML 9.9\n---\ntitle: Night Porter\n---\nWe sleep by day.\n",
    "documents": "---\ntitle: One\n--- \ntitle: Two\n---\ntitle: Three\n---\nWe sleep by day.\n",
    "dots-for-a-fence": posting().replace("---\nYou", "...\nYou"),
    "empty-block": "---\n---\n# Night Porter\n\nWe sleep by day.\n",
    "fields-by-the-thousand": fields("".join(f"field{number}: x\n" for number in range(6_000))),
    "key-is-a-list": fields("? [a, b]\n: x\n"),
    "key-is-long": fields("k" * 20_000 + ": x\n"),
    "keys-twice": fields("title: Day Porter\ntitle: Porter\nTitle: Baker\n"),
    "list-for-a-map": "---\n- title: Night Porter\n- company: Example Hotel\n---\nWe sleep by day.\n",
    "merge-key": fields("base: &base {company: Other Hotel}\n<<: *base\n"),
    "no-closing-fence": "---\ntitle: Night Porter\ncompany: Example Hotel\n\nWe sleep by day.\n",
    "only-a-fence": "---\n",
    "python-tag": fields("industry: !!python/object/apply:os.system ['touch /tmp/hostile']\n"),
    "custom-tag": fields("industry: !Ref hotel\n"),
    "quotes-by-the-thousand": fields("industry: " + '"' * 20_000 + "\n"),
    "scalar-for-a-map": "---\ntitle\n---\nWe sleep by day.\n",
    "tabs": fields("salary:\n\tmin: 3\n"),
    "ten-megabytes": lambda: fields("".join(f"field{number}: {'x' * 90}\n" for number in range(100_000))),
    "three-megabytes": lambda: fields("industry: " + "word " * 600_000 + "\n"),
    "title-is-a-map": posting(title="{a: b}"),
    "title-is-a-list-of-lists": posting(title="[[Porter, [Baker]], Cook]"),
    "every-field-is-a-list": fields("").replace("title: Night Porter", "title: [Night Porter, Baker]").replace(
        "date: 2026-11-01", "date: [2026-11-01, x, {a: b}]"
    ).replace("location: Leeds, United Kingdom", "location: [[Leeds], {city: [a]}, null, 3, .nan]"),
    "every-field-is-null": "---\ntitle: ~\ncompany: ~\nlocation: ~\ndate: ~\napply: ~\n---\n# Porter\n\nWe sleep.\n",
    "json": '{"title": "Night Porter"}\nWe sleep by day.\n',
    "json-deep": '{"title": ' + "[" * 20_000 + "]" * 20_000 + "}\nWe sleep by day.\n",
    "json-number": '{"title": "Night Porter", "salary": ' + "9" * 20_000 + "}\nWe sleep by day.\n",
    "json-unclosed": '{"title": "Night Porter"\nWe sleep by day.\n',
    "toml-by-the-thousand": "+++\n" + "".join(f"field{number} = 1\n" for number in range(6_000)) + "+++\nWe sleep.\n",
    "toml-deep": "+++\ntitle = " + "[" * 20_000 + "]" * 20_000 + "\n+++\nWe sleep by day.\n",
    "toml-dotted": "+++\ntitle = 'x'\n" + "a." * 20_000 + "b = 1\n+++\nWe sleep by day.\n",
    "toml-number": "+++\ntitle = 'Night Porter'\nsalary = " + "9" * 20_000 + "\n+++\nWe sleep by day.\n",
    "toml-quotes": "+++\ntitle = 'x'\nsalary = " + '\\"""' * 20_000 + "\n+++\nWe sleep by day.\n",
    "toml-unclosed": "+++\ntitle = 'Night Porter'\nWe sleep by day.\n",
    "toml": "+++\ntitle = 'Night Porter'\n+++\nWe sleep by day.\n",
    "unknown-escapes": fields('industry: "\\x \\q \\u12"\n'),
}  # fmt: skip
