"""What lies in a folder of postings and is no file, leads away, or cannot be opened."""

import os
import socket
from pathlib import Path

from tests.cases.hostile.writing import posting


def put(folder: Path, outside: Path) -> None:
    """Fill a folder; ``outside`` is a folder that lies elsewhere."""
    (folder / "folder.md").mkdir(parents=True)
    (folder / "folder.md" / "within.md").write_text(posting())
    (outside / "secret.md").write_text(posting(title="Secret"))
    (outside / "secret.png").write_bytes(b"secret")
    links = {
        "device.md": "/dev/zero",
        "device-that-waits.md": "/dev/tty",
        "folder-outside": outside,
        "folder-outside.md": outside,
        "loop.md": "loop.md",
        "loop-one.md": "loop-two.md",
        "loop-two.md": "loop-one.md",
        "loop-folder": ".",
        "nowhere.md": "nothing-is-here.md",
        "outside.md": outside / "secret.md",
        "outside.png": outside / "secret.png",
        "settings.md": "../../../board.toml",
        "environment.md": "/proc/self/environ",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe.png")
    os.mkfifo(folder / "pipe")
    here = Path.cwd()
    os.chdir(folder)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.md")
    finally:
        os.chdir(here)
    if os.getuid() == 0:
        os.mknod(folder / "null.md", 0o20600, os.makedev(1, 3))
    Path(os.fsdecode(os.fsencode(folder) + b"/not-a-name-\xff.md")).write_text(posting())
    (folder / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script/></svg>')
    (folder / "page.html").write_text("<script>alert(1)</script>")
    (folder / "program.js").write_text("alert(1)")
