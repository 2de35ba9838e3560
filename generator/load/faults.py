"""What can be wrong with the settings, and with files as such."""

from generator.model.diagnostic import Code, Severity

SYNTAX = Code(
    "P101",
    "settings-syntax",
    Severity.ERROR,
    """A line of `board.toml` cannot be read.

    Without its settings the board would get a wrong name, address or look, so nothing is built.
    `name = Example Jobs` has a text without quotes.
    Instead write `name = "Example Jobs"`. Each line is a `[section]`, a `key = value`, or a comment after `#`.""",
)
UNKNOWN_SETTING = Code(
    "P102",
    "unknown-setting",
    Severity.WARNING,
    """`board.toml` has a setting that the board does not know; it has no effect.

    It is most often a slip of the pen, or a setting below the wrong `[section]`.
    Instead of `titel = "Example Jobs"` write `name = "Example Jobs"`, below `[board]`.""",
)
WRONG_KIND = Code(
    "P103",
    "setting-kind",
    Severity.ERROR,
    """A setting holds another kind of value than it can take.

    Texts stand between quotes, numbers and `true` or `false` without, and lists between `[` and `]`.
    Instead of `open_days = "60"` write `open_days = 60`.""",
)
WRONG_VALUE = Code(
    "P104",
    "setting-value",
    Severity.ERROR,
    """A setting holds a value that it cannot have.

    The board would be built in another way than its owner meant, so nothing is built.
    Instead of `timezone = "Berlin"` write `timezone = "Europe/Berlin"`.""",
)
UNREADABLE_SETTINGS = Code(
    "P105",
    "settings-unreadable",
    Severity.ERROR,
    """`board.toml` is there, but it cannot be opened or is not a text in UTF-8.

    Save it with the encoding UTF-8, and see that it is a plain file that you may read.""",
)
BASE_URL = Code(
    "P106",
    "base-url",
    Severity.ERROR,
    """The address where the site will live is not a web address.

    Feeds, the sitemap and search engines need whole addresses, and all links start at its path.
    Instead of `user.github.io/jobs` write `https://user.github.io/jobs/`, without `?` or `#`.""",
)
OUTPUT_FOLDER = Code(
    "P107",
    "output-folder",
    Severity.ERROR,
    """The site would be written over the board's own files, or among them.

    What is built is read again by the next build, and what is removed might be yours.
    Choose a folder of its own, such as `site`, or one outside the board.""",
)
NO_BOARD = Code(
    "P108",
    "no-board",
    Severity.ERROR,
    """The folder holds no board: neither `board.toml` nor `content/postings`.

    Most often the command was started in another folder than the board's.
    Go there first, or name it: `jobboard build --root path/to/board`.""",
)
NAVIGATION_PAGE = Code(
    "P109",
    "navigation-page",
    Severity.WARNING,
    """The navigation names a page that `content/pages` does not have; the entry is left out.

    With `navigation = [{ label = "About", page = "about" }]` there has to be a file `content/pages/about.md`.""",
)
MISSING_FOLDER = Code(
    "P110",
    "missing-folder",
    Severity.WARNING,
    """`board.toml` names a folder or file of the look that is not there, so it has no effect.

    Folders are written as seen from the board's own, with forward slashes: `templates = ["overrides/templates"]`.""",
)

ENCODING = Code(
    "B201",
    "encoding",
    Severity.ERROR,
    """A file is not a text in UTF-8, so its letters cannot be told for certain.

    Guessing would publish `M\u00c3\u00bcnchen` for `M\u00fcnchen`.
    Save the file again with the encoding UTF-8: every editor has it under "Save with encoding" or "Save as".""",
)
TOO_LARGE = Code(
    "B202",
    "too-large",
    Severity.ERROR,
    """A file is far larger than a posting can be.

    A posting of 5 MB holds a thousand pages of text; most often it is another file that was renamed to `.md`.
    Remove it, or move what is not text (images) into files beside it.""",
)
UNREADABLE = Code(
    "B203",
    "unreadable",
    Severity.ERROR,
    """A file or folder is there, but it cannot be opened.

    Most often its permissions are set for another user. Make it readable, or take it out of `content`.""",
)
LINK = Code(
    "B204",
    "symbolic-link",
    Severity.WARNING,
    """A symbolic link leads to a folder, to nowhere, or out of the board; it is not followed.

    A link out of the board could publish files that are no part of it, and a link to a folder can go in circles.
    Put the file itself in the place of the link.""",
)
NOT_A_FILE = Code(
    "B205",
    "not-a-file",
    Severity.WARNING,
    """Something in `content` has the name of a file but is none: a folder `name.md`, a pipe, a device.

    It is passed over. Rename the folder, or remove what it is.""",
)
NOT_PUBLISHED = Code(
    "B206",
    "not-published",
    Severity.WARNING,
    """A file in `content/postings` is neither read as a posting nor published beside one.

    Postings are Markdown files: `.md`, `.markdown` or `.mkd`. Images and PDF files beside them are published.
    Rename `nurse.txt` to `nurse.md`. For a file that belongs to nobody but you, begin its name with `_` or a dot.""",
)
SCRIPT_IN_IMAGE = Code(
    "B207",
    "script-in-image",
    Severity.WARNING,
    """An SVG image holds a script or an event handler; it is not published.

    Opened by itself, such an image may do on the site whatever the site may do.
    Save it from the drawing program as "plain SVG" or "optimised SVG", or as PNG.""",
)
FILE_NAME = Code(
    "B208",
    "file-name",
    Severity.ERROR,
    """The name of a file is not a text in UTF-8, so no address can be made of it.

    Most often it came out of an archive of another system. Rename the file.""",
)
NO_HISTORY = Code(
    "D105",
    "no-history",
    Severity.WARNING,
    """`[defaults] date = "first-commit"` needs the whole history of the board, and it is not here.

    Postings that name no date get none, so search engines are told nothing of them.
    In a workflow of GitHub write `fetch-depth: 0` below `actions/checkout`; at home, `git fetch --unshallow`.""",
)

ORIGINAL_MOVED = Code(
    "T103",
    "original-moved",
    Severity.NOTE,
    """A template or style of the board extends one of ours, and that is another one now than it was made of.

    The override still works: it shows the original with what it changes. But a block may have got another content, or a
    component another parameter, and what was changed on purpose may be there twice, or no more.
    Example: an override made with `jobboard override pages/posting.html`, after an update.
    Look at the pages that it makes; if they are well, `jobboard override pages/posting.html --fits` remembers that.""",
)

CODES = (
    SYNTAX,
    UNKNOWN_SETTING,
    WRONG_KIND,
    WRONG_VALUE,
    UNREADABLE_SETTINGS,
    BASE_URL,
    OUTPUT_FOLDER,
    NO_BOARD,
    NAVIGATION_PAGE,
    MISSING_FOLDER,
    ENCODING,
    TOO_LARGE,
    UNREADABLE,
    LINK,
    NOT_A_FILE,
    NOT_PUBLISHED,
    SCRIPT_IN_IMAGE,
    FILE_NAME,
    NO_HISTORY,
    ORIGINAL_MOVED,
)
