"""Draw the page icon (three steps: walked, half run, run) as it lies beside this file: `python draw_icon.py`."""  # noqa: INP001 - a script beside its picture, no module of the package

from pathlib import Path

from PIL import Image, ImageDraw

SIZE_PX, FINE = 64, 8
INK, PALE, CLEAR = "#0072B2", "#DDECF5", (0, 0, 0, 0)
STEPS = ((4, 38, 1.0), (24, 23, 0.55), (44, 4, 0.0))
"""Left edge and top of each step in pixels, and the share of it that is walked."""
WIDTH_PX, FLOOR_PX, LINE_PX = 16, 60, 4


def icon() -> Image.Image:
    """64 x 64 pixels on nothing, drawn larger and scaled down for smooth edges."""
    image = Image.new("RGBA", (SIZE_PX * FINE, SIZE_PX * FINE), CLEAR)
    pen = ImageDraw.Draw(image)
    for left, top, walked in STEPS:
        border = top + (FLOOR_PX - top) * walked
        box = [v * FINE for v in (left, top, left + WIDTH_PX, FLOOR_PX)]
        pen.rounded_rectangle(box, radius=2 * FINE, fill=PALE)
        if walked < 1:
            pen.rectangle([left * FINE, round(border * FINE), (left + WIDTH_PX) * FINE, FLOOR_PX * FINE], fill=INK)
        pen.rounded_rectangle(box, radius=2 * FINE, outline=INK, width=LINE_PX * FINE)
    return image.resize((SIZE_PX, SIZE_PX), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    icon().save(Path(__file__).with_name("page_icon.png"), optimize=True)
