"""The network, and what was published before: the only room that asks other machines."""
