"""The colours of the report meet WCAG AA (4.5 to 1 for text), light and dark."""

import re
from pathlib import Path

import pytest

import onrecord.reporting

CSS = (Path(onrecord.reporting.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
TEXT_ON_GROUND = [
    *((text, ground) for ground in ("paper", "wash") for text in ("ink", "soft", "link", "for", "against")),
    *((text, ground) for ground in ("content", "figure") for text in ("ink", "cue")),
    ("cue", "paper"),
]


def palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))


LIGHT = palette(CSS.partition("@media")[0])
DARK = LIGHT | palette(CSS.partition("prefers-color-scheme: dark")[2].partition("\n}")[0])


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read(scheme: dict[str, str], text: str, ground: str) -> None:
    one, other = sorted((luminance(scheme[text]), luminance(scheme[ground])))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def test_dark_is_another_palette() -> None:
    assert LIGHT["paper"] != DARK["paper"]
