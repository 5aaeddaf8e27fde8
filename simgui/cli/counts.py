"""Counts in words, for the commands, which speak English: "1 picture", "1,204 pictures"."""


def counted(count: int, one: str, many: str) -> str:
    """Write a count before its noun, in the singular or the plural."""
    return f"{count:,} {one if count == 1 else many}"
