"""What can be wrong with a posting as it is written."""

from generator.model.diagnostic import Code, Severity

UNCLOSED = Code(
    "F101",
    "unclosed-front-matter",
    Severity.ERROR,
    """
    The block of fields on top of the file (its front matter) begins with a line of three dashes, but no second such
    line ends it.
    Where the fields end and the text begins cannot be known, so the posting is not published.
    Instead of

        ---
        title: Baker
        We bake bread.

    write the dashes again under the last field:

        ---
        title: Baker
        ---
        We bake bread.

    Fields in TOML begin and end with a line of `+++`.""",
)

UNREADABLE = Code(
    "F102",
    "unreadable-front-matter",
    Severity.ERROR,
    """
    The block of fields on top of the file (its front matter) cannot be read from the place that is named on.
    Each field is one line, `name: value`, with a blank after the colon. A value that begins with a special character
    (`@`, `*`, `&`, `%`, `>`, `|`, `[`, `{` or a backtick) needs quotation marks around it.
    Instead of `company: @home Ltd` write `company: "@home Ltd"`.""",
)

TAB = Code(
    "F103",
    "tab-in-front-matter",
    Severity.ERROR,
    """
    A line of the fields on top of the file begins with the Tab key.
    Editors show a tab as anything from two to eight blanks, so what belongs to what cannot be known.
    Instead of a tab write two blanks.""",
)

MARKS = Code(
    "F104",
    "quotation-marks",
    Severity.ERROR,
    """
    The quotation marks around a value do not match: one is missing, or there is text after the closing one.
    Instead of `title: "Baker` write `title: "Baker"`.
    Instead of `title: "Head" Baker` write `title: '"Head" Baker'`.""",
)

UNKNOWN_FIELD = Code(
    "F105",
    "unknown-field",
    Severity.WARNING,
    """
    Among the fields on top of the file (its front matter) is one that the board does not know, so what it says is not
    shown.
    Most often the name is misspelt; the help names the field that was probably meant.
    Instead of `titel: Baker` write `title: Baker`.""",
)

TWICE = Code(
    "F106",
    "field-given-twice",
    Severity.WARNING,
    """
    The same field is given twice, under one name or under two that mean the same, with different values.
    The board shows one of them, and says which.
    Instead of `company: Acme` and `employer: Acme Ltd` keep the one that is right.""",
)

COLON = Code(
    "F107",
    "unquoted-colon",
    Severity.ERROR,
    """
    The value of a field has a colon in it, so that it looks like two fields on one line.
    Quotation marks make it part of the value.
    Instead of `title: Baker: night shift` write `title: "Baker: night shift"`.""",
)

NO_FIELDS = Code(
    "F108",
    "front-matter-without-fields",
    Severity.ERROR,
    """
    What stands between the lines of dashes is a list or plain text, not fields.
    Instead of `- title: Baker` write `title: Baker`, one field a line.""",
)

REFUSED = Code(
    "F109",
    "refused-yaml",
    Severity.ERROR,
    """
    The fields on top of the file use something of YAML, the language they are written in, that postings do not need and
    that could do harm: tags (`!name`), lists in lists a dozen deep, references that multiply, or more text than any
    posting's fields hold.
    Write plain `name: value` lines. A value that begins with `!` needs quotation marks: `title: "!important"`.""",
)

MISSING_FENCE = Code(
    "F110",
    "missing-opening-fence",
    Severity.WARNING,
    """
    The file begins with fields, but the line of three dashes above them is missing, and perhaps the one below them.
    The fields were read all the same; other programs will show them as text.
    Put a line `---` at the very top of the file, and one under the last field.""",
)

FIELD_NAME = Code(
    "F111",
    "field-name",
    Severity.WARNING,
    """
    Where the name of a field should be stands something else, a list for example, so it names nothing that the board
    knows.
    Write a plain name before the colon: `title: Baker`.""",
)

OTHER_FORMAT = Code(
    "F112",
    "front-matter-format",
    Severity.ERROR,
    """
    The fields on top of the file are written in TOML (between two lines of `+++`) or in JSON (in braces), and cannot be
    read from the place that is named on.
    In TOML each field is a line `name = value`, and texts stand between quotation marks; in JSON names do so too, and
    commas stand between the fields.
    Instead of

        +++
        title = Baker
        +++

    write:

        +++
        title = "Baker"
        +++""",
)

SHAPE = Code(
    "F113",
    "field-shape",
    Severity.WARNING,
    """
    The value of a field is a map or a list, where one value, or a plain list, is expected.
    What stands in it may be read in part, or not at all.
    Instead of

        draft:
          - true

    write `draft: true`.""",
)

IN_CODE = Code(
    "F114",
    "text-in-code-block",
    Severity.WARNING,
    """
    The whole file stands between two lines of three backticks, as programs show it that offer a text to be copied.
    It was read as if they were not there; other programs will show all of it as code.
    Take out the first line and the last one:

        ```markdown
        # Night nurse
        ```""",
)

CUT_OFF = Code(
    "F115",
    "value-cut-off",
    Severity.WARNING,
    """
    A `#` with a blank before it begins a remark, which nobody reads but those who open the file. In this value there
    is one that looks as if it were meant to be read.
    Instead of `title: Clerk #2` write `title: "Clerk #2"`; a remark of your own has a blank after its `#`.""",
)

OTHER_DASHES = Code(
    "F116",
    "fence-of-other-dashes",
    Severity.WARNING,
    """
    The lines above and below the fields are not three plain dashes: programs turn two or three of them into one long
    dash, or one was forgotten.
    The fields were read all the same; other programs will show them as text.
    Instead of `—` or `--` write `---`.""",
)

IMAGE_WITHHELD = Code(
    "B101",
    "image-withheld",
    Severity.WARNING,
    """
    The text shows an image from another site, and the board does not let its readers' browsers fetch it: the other
    site would learn who reads what, and could change the picture.
    Put the image beside the posting and write `![words](picture.png)`, or list its host in `board.toml`:

        [look]
        image_hosts = ["images.example.com"]""",
)

LINK_OUTSIDE = Code(
    "B102",
    "link-outside",
    Severity.WARNING,
    """
    A link or an image leads to a file that is not published: outside the board's content, or on the writer's own disk.
    Its words are kept and lead nowhere.
    Put the file beside the posting and link to it by its name.""",
)

NO_ENGINE = Code(
    "B103",
    "markdown-engine",
    Severity.ERROR,
    """
    `board.toml` asks for a Markdown engine that is not there: `gfm` is not installed, or the name is unknown.
    Install it with `pip install "jobboard-generator[gfm]"`, or write `engine = "python-markdown"`.""",
)

PLAIN_BODY = Code(
    "B104",
    "text-shown-plain",
    Severity.WARNING,
    """
    The text is too long or nested too deeply to be formatted in reasonable time, so it is shown as plain paragraphs.
    No reader unfolds twenty quotes inside one another, and no posting is as long as a book.
    Shorten the text, or take out the nesting at the place that is named.""",
)

TOO_SLOW = Code(
    "B105",
    "takes-too-long",
    Severity.ERROR,
    """
    The file takes longer to read than a whole board should, so it is left out; nothing that people write does.
    Most often a program wrote it, and repeated or nested something many thousand times.
    Shorten it, or take out what is repeated.""",
)

CODES = (
    UNCLOSED, UNREADABLE, TAB, MARKS, UNKNOWN_FIELD, TWICE, COLON, NO_FIELDS, REFUSED, MISSING_FENCE, FIELD_NAME,
    OTHER_FORMAT, SHAPE, IN_CODE, CUT_OFF, OTHER_DASHES, IMAGE_WITHHELD, LINK_OUTSIDE, NO_ENGINE, PLAIN_BODY, TOO_SLOW,
)  # fmt: skip
