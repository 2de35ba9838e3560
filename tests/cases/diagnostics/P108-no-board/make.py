"""A folder that holds no board."""


def make(root):
    (root / "board.toml").unlink()
