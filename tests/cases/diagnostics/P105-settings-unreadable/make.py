"""Settings saved in an old encoding."""


def make(root):
    (root / "board.toml").write_bytes('[board]\nname = "Jobs für alle"\n'.encode("latin-1"))
