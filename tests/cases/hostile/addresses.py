"""Names that collide, and ways out of the folder."""

from tests.cases.hostile.writing import posting

OUT = "../../../../outside"

CASES = {
    "aliases-of-others": posting(aliases="[healthy-0, healthy-1, index, '']"),
    "aliases-out": posting(aliases=f"['{OUT}', '/etc/passwd', '..', '.', 'C:\\\\x', '//a.example/b', '%2e%2e/%2e%2e']"),
    "aliases-by-the-thousand": posting(aliases=f"[{', '.join(f'old-{number}' for number in range(3_000))}]"),
    "alias-is-long": posting(aliases="x" * 5_000),
    "company-out": posting(company=f"'{OUT}'"),
    "images-out": posting(f"![a]({OUT}.png) ![b](/etc/passwd) ![c](file:///etc/passwd) ![d](..%2f..%2fboard.toml)\n"),
    "links-out": posting(
        f"[a]({OUT}.md) [b](/../../x) [c](file:///etc/passwd) [d](\\\\host\\share) [e](//a.example)\n"
    ),
    "logo-out": posting(company_logo=f"{OUT}.svg", company_url="file:///etc/passwd"),
    "skills-out": posting(skills=f"['{OUT}', '..', '/', '.']", industry=OUT, occupation=".."),
    "slug-out": posting(slug=f"'{OUT}'", permalink=f"'{OUT}'"),
    "same/porter-at-night": posting(),
    "porter-at-night": posting(),
    "Porter-At-Night": posting(),
    "caf\u00e9": posting(),
    "cafe\u0301": posting(),
    "2026-10-01-porter-at-night": posting(),
}
