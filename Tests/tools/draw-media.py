#!/usr/bin/env python3
"""Draws the sandbox's pictures and clips: cartoon faces, identity cards, a paper attack, an empty room.

Nobody real is shown. Needs Pillow (pip install pillow) and ffmpeg (apt install ffmpeg). Run from the repository's root:

    python3 Tests/tools/draw-media.py

It writes Sources/SandboxServer/Media/ anew, with media.json telling each file's true measures.
"""

import hashlib
import json
import math
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

OUT = Path("Sources/SandboxServer/Media")
WIDTH, HEIGHT, FINE = 480, 640, 2  # drawn at FINE times the size, then reduced for smooth edges
FPS, SECONDS = 15, 2.4

SKINS = ["#f4cfae", "#8d5a3b", "#e3ac80", "#c98d5f", "#ffdcc4", "#5d3a28"]
HAIRS = ["#2b1d16", "#7a4a22", "#d9b25f", "#1b1b22", "#8f8f94", "#a3402a"]
SHIRTS = ["#3b6ea5", "#7d3c98", "#2e7d5b", "#b5533c", "#44546a", "#c29b2e"]
ROOMS = ["#cfd8dc", "#d7ccc8", "#c8e0d4", "#e0d6c3", "#cdd3e8", "#e3cfd6"]
STYLES = ["short", "long", "bun", "bald", "curly", "side"]


def person(index):
    return {
        "skin": SKINS[index % 6], "hair": HAIRS[(index * 5 + 2) % 6], "shirt": SHIRTS[(index * 7 + 1) % 6],
        "room": ROOMS[(index * 3 + index // 6) % 6], "style": STYLES[(index + index // 6 * 2) % 6],
        "glasses": index % 4 == 1, "beard": index % 5 == 3, "wide": 1 + 0.05 * ((index * 3) % 5 - 2),
    }


def shade(colour, factor):
    parts = [int(colour[i:i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{max(0, min(255, int(p * factor))):02x}" for p in parts)


def face(look, yaw=0.0, blink=0.0, smile=0.4, sway=0.0, room=True):
    """One picture: yaw turns the head (-1..1), blink closes the eyes (0..1), smile opens the mouth (0..1)."""
    w, h = WIDTH * FINE, HEIGHT * FINE
    image = Image.new("RGB", (w, h), look["room"])
    draw = ImageDraw.Draw(image)
    if room:
        draw.rectangle((0, int(h * 0.80), w, h), fill=shade(look["room"], 0.86))
        draw.rectangle((int(w * 0.07), int(h * 0.08), int(w * 0.25), int(h * 0.30)), fill=shade(look["room"], 1.1),
                       outline=shade(look["room"], 0.7), width=6)
    cx, cy = w * (0.5 + 0.03 * sway), h * 0.46
    rx, ry = w * 0.24 * look["wide"], h * 0.235

    def oval(x, y, a, b, fill, **more):
        draw.ellipse((x - a, y - b, x + a, y + b), fill=fill, **more)

    hair, skin, line = look["hair"], look["skin"], shade(look["skin"], 0.55)
    if look["style"] == "long":
        draw.rounded_rectangle((cx - rx * 1.22, cy - ry * 0.9, cx + rx * 1.22, cy + ry * 1.45), rx * 0.7, fill=hair)
    if look["style"] == "bun":
        oval(cx, cy - ry * 1.28, rx * 0.38, rx * 0.38, hair)
    if look["style"] == "curly":
        for step in range(13):
            angle = math.pi * (1.06 * step / 12 - 1.03)
            oval(cx + rx * 1.02 * math.cos(angle), cy + ry * 0.98 * math.sin(angle), rx * 0.34, rx * 0.34, hair)
    oval(w * 0.5, h * 1.02, w * 0.43, h * 0.26, look["shirt"])  # shoulders
    draw.rectangle((cx - rx * 0.36, cy + ry * 0.7, cx + rx * 0.36, cy + ry * 1.42), fill=shade(skin, 0.86))
    draw.polygon([(cx - rx * 0.5, cy + ry * 1.34), (cx + rx * 0.5, cy + ry * 1.34), (cx, cy + ry * 1.75)],
                 fill=shade(skin, 0.86))
    for side in (-1, 1):
        oval(cx + side * rx * 1.0 - yaw * rx * 0.1, cy + ry * 0.08, rx * 0.14, ry * 0.18, shade(skin, 0.9))
    if look["style"] not in ("bald", "curly"):
        oval(cx, cy - ry * 0.16, rx * 1.1, ry * 1.04, hair)
    oval(cx, cy, rx, ry, skin)
    if look["style"] in ("short", "side", "bun", "long"):
        tilt = 0.35 if look["style"] == "side" else 0.0
        draw.pieslice((cx - rx * 1.06, cy - ry * 1.12, cx + rx * 1.06, cy + ry * 0.5), 198 + 20 * tilt, 342 + 14 * tilt,
                      fill=hair)
        oval(cx + yaw * rx * 0.2 + tilt * rx * 0.5, cy - ry * 0.28, rx * 0.74, ry * 0.34, skin)
    turn = yaw * rx * 0.34
    if look["beard"]:
        draw.chord((cx - rx * 0.82 + turn * 0.5, cy - ry * 0.15, cx + rx * 0.82 + turn * 0.5, cy + ry * 0.99), 15, 165,
                   fill=shade(hair, 1.1))
    for side in (-1, 1):
        ex, ey = cx + turn + side * rx * 0.42 * (1 - 0.22 * abs(yaw)), cy - ry * 0.08
        open_ = max(0.06, 1 - blink)
        oval(ex, ey, rx * 0.17, ry * 0.095 * open_, "#ffffff", outline=line, width=4)
        if open_ > 0.3:
            oval(ex + yaw * rx * 0.06, ey, rx * 0.08, ry * 0.075 * open_, shade(hair, 0.8))
            oval(ex + yaw * rx * 0.06 + rx * 0.025, ey - ry * 0.02, rx * 0.022, rx * 0.022, "#ffffff")
        draw.arc((ex - rx * 0.24, ey - ry * 0.30, ex + rx * 0.24, ey - ry * 0.02), 200, 340, fill=shade(hair, 0.8),
                 width=14)
        if look["glasses"]:
            draw.rounded_rectangle((ex - rx * 0.29, ey - ry * 0.17, ex + rx * 0.29, ey + ry * 0.17), rx * 0.12,
                                   outline="#22262b", width=10)
    if look["glasses"]:
        draw.line((cx + turn - rx * 0.14, cy - ry * 0.08, cx + turn + rx * 0.14, cy - ry * 0.08), fill="#22262b", width=10)
    nose = cx + turn * 1.25
    draw.line([(nose - rx * 0.03, cy - ry * 0.02), (nose + rx * (0.09 + 0.06 * yaw), cy + ry * 0.24),
               (nose - rx * 0.07, cy + ry * 0.26)], fill=line, width=8, joint="curve")
    mx, my = cx + turn, cy + ry * 0.5
    if smile > 0.55:
        draw.chord((mx - rx * 0.34, my - ry * 0.16, mx + rx * 0.34, my + ry * 0.18 * smile * 1.4), 0, 180, fill="#7c2b2b")
        draw.rectangle((mx - rx * 0.26, my + ry * 0.0, mx + rx * 0.26, my + ry * 0.05), fill="#ffffff")
    else:
        draw.arc((mx - rx * 0.3, my - ry * 0.16, mx + rx * 0.3, my + ry * 0.12), 20, 160, fill="#8c3d36", width=12)
    return image.resize((WIDTH, HEIGHT), Image.LANCZOS)


def paper(look, t):
    """An attack: the portrait printed on a sheet that a hand holds before the camera."""
    scene = Image.new("RGB", (WIDTH, HEIGHT), shade(look["room"], 0.6))
    draw = ImageDraw.Draw(scene)
    draw.rectangle((0, 520, WIDTH, HEIGHT), fill=shade(look["room"], 0.48))
    sheet = Image.new("RGBA", (360, 480), "#f6f5ef")
    print_ = face(look).resize((320, 427), Image.LANCZOS).convert("L").convert("RGB")
    sheet.paste(Image.blend(print_, face(look).resize((320, 427)), 0.55), (20, 22))
    lines = ImageDraw.Draw(sheet)
    for y in range(22, 449, 6):
        lines.line((20, y, 340, y), fill="#00000018")
    sheet = sheet.rotate(7 * math.sin(t * 2.6), expand=True, resample=Image.BICUBIC)
    scene.paste(sheet, (int(54 + 16 * math.sin(t * 3.1)), int(60 + 10 * math.cos(t * 2.2))), sheet)
    draw.ellipse((150, 540, 330, 700), fill=look["skin"])
    draw.rounded_rectangle((208, 500, 262, 600), 26, fill=shade(look["skin"], 0.94))
    return scene


def empty(t):
    """An empty room, the light changing a little: no face to be found."""
    scene = Image.new("RGB", (WIDTH, HEIGHT), shade("#cfd8dc", 0.93 + 0.05 * math.sin(t * 2)))
    draw = ImageDraw.Draw(scene)
    draw.rectangle((0, 500, WIDTH, HEIGHT), fill="#a1887f")
    draw.rectangle((60, 70, 220, 260), fill="#e3f2fd", outline="#6d4c41", width=8)
    draw.line((140, 70, 140, 260), fill="#6d4c41", width=6)
    draw.rounded_rectangle((270, 330, 410, 560), 14, fill="#5d7a8c")
    draw.rectangle((280, 300, 400, 430), fill="#6f90a3")
    return scene


def font(size, bold=False):
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(f"/usr/share/fonts/truetype/dejavu/{name}", size)


def card(look, number):
    image = Image.new("RGB", (640, 404), "#e8f0ea")
    draw = ImageDraw.Draw(image)
    for step in range(0, 700, 14):
        draw.arc((step - 260, 120 - step // 3, step + 260, 640 - step // 3), 180, 330, fill="#d4e3d8", width=2)
    draw.rectangle((0, 0, 640, 64), fill="#2f5d50")
    draw.text((24, 15), "REPUBLIC OF NOWHERE", font=font(28, True), fill="#ffffff")
    draw.text((456, 24), "SPECIMEN", font=font(22, True), fill="#b9d8c6")
    portrait = face(dict(look, room="#f2f2ee"), smile=0.2, room=False).crop((60, 70, 420, 550)).resize((168, 224))
    image.paste(portrait, (28, 92))
    draw.rectangle((28, 92, 196, 316), outline="#2f5d50", width=3)
    rows = [("Surname", f"DRAWN-{number:02d}"), ("Given names", "CARTOON"), ("Date of birth", f"{number:02d} 04 1990"),
            ("Document no.", f"SPC{number * 7919 % 1000000:06d}")]
    for row, (label, value) in enumerate(rows):
        draw.text((222, 88 + row * 56), label, font=font(15), fill="#587066")
        draw.text((222, 106 + row * 56), value, font=font(25, True), fill="#1c2b26")
    draw.text((28, 340), f"P<NWH<DRAWN<{number:02d}<<CARTOON<<<<<<<<<<<<<<<<", font=ImageFont.truetype(
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", 22), fill="#1c2b26")
    return image


def back():
    image = Image.new("RGB", (640, 404), "#e8f0ea")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 40, 640, 104), fill="#22302b")
    draw.text((28, 130), "Back of a specimen card. Drawn, not issued.", font=font(22), fill="#2f5d50")
    for column in range(90):
        if (column * 37 + column // 3) % 5 < 3:
            draw.rectangle((28 + column * 6, 220, 31 + column * 6, 340), fill="#1c2b26")
    return image


ENTRIES = []


def note(name, kind, width, height, **more):
    data = (OUT / name).read_bytes()
    ENTRIES.append(dict(file=name, kind=kind, width=width, height=height, size=len(data),
                        md5=hashlib.md5(data).hexdigest(), **more))


def save(image, name, quality=78):
    image.save(OUT / f"{name}.jpg", quality=quality, optimize=True)
    note(f"{name}.jpg", "image", *image.size)
    small = image.copy()
    small.thumbnail((192, 192), Image.LANCZOS)
    small.save(OUT / f"{name}-thumb.jpg", quality=72, optimize=True)
    note(f"{name}-thumb.jpg", "image", *small.size)


def film(name, frame):
    with tempfile.TemporaryDirectory() as folder:
        for index in range(int(FPS * SECONDS)):
            picture = frame(index / FPS).resize((240, 320), Image.LANCZOS)
            picture.save(f"{folder}/{index:03d}.png")
        subprocess.run(
            ["ffmpeg", "-y", "-v", "error", "-framerate", str(FPS), "-i", f"{folder}/%03d.png", "-c:v", "libx264",
             "-pix_fmt", "yuv420p", "-crf", "27", "-preset", "veryslow", "-movflags", "+faststart", "-map_metadata", "-1",
             "-fflags", "+bitexact", "-flags:v", "+bitexact", str(OUT / f"{name}.mp4")], check=True)
        first = Image.open(f"{folder}/000.png").convert("RGB")
    probe = json.loads(subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "json", str(OUT / f"{name}.mp4")],
        check=True, capture_output=True).stdout)
    note(f"{name}.mp4", "video", 240, 320, duration=round(float(probe["format"]["duration"]), 3), fps=float(FPS))
    first.thumbnail((192, 192), Image.LANCZOS)
    first.save(OUT / f"{name}-thumb.jpg", quality=72, optimize=True)
    note(f"{name}-thumb.jpg", "image", *first.size)


def moving(look, phase):
    def frame(t):
        return face(look, yaw=0.75 * math.sin(t * 2.6 + phase), blink=1.0 if 0.9 < t < 1.1 else 0.0,
                    smile=0.9 if t > 1.6 else 0.35, sway=math.sin(t * 1.7 + phase))
    return frame


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    for number in range(1, 13):
        look = person(number - 1)
        save(face(look, yaw=0.12 * (number % 3 - 1), smile=0.3 + 0.1 * (number % 5)), f"face-{number:02d}")
        film(f"clip-{number:02d}", moving(look, number * 0.4))
        save(card(look, number), f"card-{number:02d}", quality=70)
    save(back(), "card-back", quality=70)
    for number, who in ((1, 2), (2, 7)):
        save(paper(person(who), 0.4), f"paper-{number:02d}")
        film(f"paper-{number:02d}-clip", lambda t, who=who: paper(person(who), t))
    save(empty(0), "empty")
    film("empty-clip", empty)
    for number in range(1, 4):
        name = f"shots-{number:02d}"
        film(name, moving(person(number - 1), 2.0))
        frames = []
        for shot in range(1, 6):
            image = moving(person(number - 1), 2.0)(shot * 0.4).resize((240, 320), Image.LANCZOS)
            image.save(OUT / f"{name}-{shot:03d}.jpg", quality=74, optimize=True)
            note(f"{name}-{shot:03d}.jpg", "image", 240, 320)
            frames.append(f"{name}-{shot:03d}.jpg")
        with zipfile.ZipFile(OUT / f"{name}.zip", "w", zipfile.ZIP_STORED) as archive:
            for shot, frame in enumerate(frames, 1):
                entry = zipfile.ZipInfo(f"{shot:03d}.jpeg", (2026, 1, 1, 0, 0, 0))
                archive.writestr(entry, (OUT / frame).read_bytes())
        note(f"{name}.zip", "shots", 240, 320, frames=frames)
    (OUT / "media.json").write_text(json.dumps(ENTRIES, indent=1) + "\n")
    print(f"{len(ENTRIES)} files, {sum(e['size'] for e in ENTRIES) / 1e6:.2f} MB")


main()
