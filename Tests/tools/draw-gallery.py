#!/usr/bin/env python3
"""Draws the files that the picture helper is tested with into a folder: good ones, damaged ones and hostile ones.

Only Python's own library, ffmpeg, cwebp and gif2webp are used. The JPEGs are written here, one colour for each block of
eight by eight pixels, since no program writes all the kinds that are needed.
"""
import os
import struct
import subprocess
import sys
import zipfile
import zlib

folder = sys.argv[1]
port = sys.argv[2]

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def save(name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def path(name):
    return os.path.join(folder, name)


def run(*words, data=None):
    subprocess.run(words, input=data, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)


# Blocks of a picture whose corners differ: red at the top left, green, blue below, white.
def corners(columns, rows):
    def colour(row, column):
        top, left = row < rows // 2, column < columns // 2
        return (RED if left else GREEN) if top else (BLUE if left else WHITE)
    return [[colour(row, column) for column in range(columns)] for row in range(rows)]


# PNG -----------------------------------------------------------------------------------------------------------------

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, kind, lines, before=b"", data=None, end=True):
    packed = data if data is not None else zlib.compress(b"".join(b"\0" + line for line in lines))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)) + before
            + chunk(b"IDAT", packed) + (chunk(b"IEND", b"") if end else b""))


def spread(blocks, pixel):
    return [b"".join(pixel(colour) * 8 for colour in row) for row in blocks for _ in range(8)]


# JPEG ----------------------------------------------------------------------------------------------------------------

class Bits:
    def __init__(self):
        self.text = []

    def put(self, value, count):
        self.text.append(format(value, "0%db" % count) if count else "")

    def bytes(self):
        text = "".join(self.text)
        text += "1" * (-len(text) % 8)
        data = bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8))
        return data.replace(b"\xff", b"\xff\0")


def difference(bits, value):
    size = abs(value).bit_length()
    bits.put(size, 4)
    bits.put(value if value >= 0 else value + (1 << size) - 1, size)


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def ycc(colour):
    r, g, b = colour
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return tuple(max(0, min(255, round(v))) for v in (y, 128 + (b - y) * 0.564, 128 + (r - y) * 0.713))


# `blocks` holds the stored numbers of each block, one for each channel.
def jpeg(blocks, channels=3, progressive=False, before=b"", size=None):
    width, height = size or (len(blocks[0]) * 8, len(blocks) * 8)
    names = range(1, channels + 1)
    data = b"\xff\xd8" + before + segment(0xDB, b"\0" + bytes([8] * 64))
    frame = struct.pack(">BHHB", 8, height, width, channels) + b"".join(bytes([name, 0x11, 0]) for name in names)
    data += segment(0xC2 if progressive else 0xC0, frame)
    data += segment(0xC4, b"\0" + bytes([0, 0, 0, 9] + [0] * 12) + bytes(range(9)))
    data += segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
    bits, last = Bits(), [0] * channels
    for row in blocks:
        for block in row:
            for channel in range(channels):
                value = block[channel] - 128
                difference(bits, value - last[channel])
                last[channel] = value
                if not progressive:
                    bits.put(0, 1)
    every = bytes([channels]) + b"".join(bytes([name, 0]) for name in names)
    data += segment(0xDA, every + bytes([0, 0 if progressive else 63, 0])) + bits.bytes()
    if progressive:
        for name in names:
            none = Bits()
            none.put(0, len(blocks) * len(blocks[0]))
            data += segment(0xDA, bytes([1, name, 0, 1, 63, 0])) + none.bytes()
    return data + b"\xff\xd9"


def colours(blocks):
    return [[ycc(colour) for colour in row] for row in blocks]


def exif(entries, order="<", first=8, count=None, following=0):
    mark = b"II*\0" if order == "<" else b"MM\0*"
    directory = struct.pack(order + "H", len(entries) if count is None else count)
    for tag, kind, number, value in entries:
        directory += struct.pack(order + "HHI", tag, kind, number) + struct.pack(order + "HH", value, 0)
    return mark + struct.pack(order + "I", first) + directory + struct.pack(order + "I", following)


def tagged(tiff):
    return segment(0xE1, b"Exif\0\0" + tiff)


# As EXIF has it: where row 0 and column 0 of what is stored belong in what is seen.
def stored(seen, orientation):
    rows, columns = len(seen), len(seen[0])
    places = {
        1: lambda r, c: (r, c), 2: lambda r, c: (r, columns - 1 - c),
        3: lambda r, c: (rows - 1 - r, columns - 1 - c), 4: lambda r, c: (rows - 1 - r, c),
        5: lambda r, c: (c, r), 6: lambda r, c: (c, columns - 1 - r),
        7: lambda r, c: (rows - 1 - c, columns - 1 - r), 8: lambda r, c: (rows - 1 - c, r),
    }
    high, wide = (columns, rows) if orientation >= 5 else (rows, columns)
    return [[seen[y][x] for y, x in (places[orientation](r, c) for c in range(wide))] for r in range(high)]


seen = corners(8, 4)
good = jpeg(colours(seen))
save("corners.jpg", good)
save("progressive.jpg", jpeg(colours(seen), progressive=True))
save("grey.jpg", jpeg([[(90,)] * 8] * 4, channels=1))
save("half.jpg", good[:good.rindex(b"\xff\xda") + 40])
save("half-progressive.jpg", jpeg(colours(seen), progressive=True)[:-60])
save("headless.jpg", good[:60])
save("no-end.jpg", good[:-2])
save("huge.jpg", jpeg(colours(seen), size=(30000, 30000)))
adobe = segment(0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, 0))
inks = {RED: (0, 255, 255, 0), GREEN: (255, 0, 255, 0), BLUE: (255, 255, 0, 0), WHITE: (0, 0, 0, 0)}
plain = [[inks[colour] for colour in row] for row in seen]
save("inks.jpg", jpeg(plain, channels=4))
save("inks-adobe.jpg", jpeg([[tuple(255 - v for v in b) for b in row] for row in plain], channels=4, before=adobe))
for orientation in range(1, 9):
    for name, order in (("little", "<"), ("big", ">")):
        mark = tagged(exif([(0x0110, 3, 1, 7), (0x0112, 3, 1, orientation)], order))
        save("turned-%d-%s.jpg" % (orientation, name), jpeg(colours(stored(seen, orientation)), before=mark))
hostile = {
    "beyond": exif([(0x0112, 3, 1, 6)], first=0xFFFFFFF0), "itself": exif([(0x0112, 4, 0xFFFFFFFF, 6)], first=0),
    "loop": exif([(0x0100, 3, 1, 1)], following=8), "many": exif([(0x0100, 3, 1, 1)], count=0xFFFF),
    "wild": exif([(0x0112, 3, 1, 99)]), "zero": exif([(0x0112, 3, 1, 0)]), "short": b"II*\0\x08\0",
    "type": exif([(0x0112, 7, 1, 6)]), "count": exif([(0x0112, 3, 0xFFFFFFFF, 6)]), "none": b"",
}
for name, tiff in hostile.items():
    save("exif-%s.jpg" % name, jpeg(colours(seen), before=tagged(tiff)))
save("exif-length.jpg", jpeg(colours(seen), before=b"\xff\xe1\xff\xf0Exif\0\0"))

rgb = spread(seen, bytes)
whole = png(64, 32, 8, 2, rgb)
save("corners.png", whole)
save("named.jpg", whole)
save("half.png", whole[:len(whole) // 2])
save("no-end.png", whole[:-12])
noise = [os.urandom(192) for _ in range(32)]
save("half-noise.png", png(64, 32, 8, 2, noise)[:3000])
save("bad-sum.png", whole[:60] + bytes([whole[60] ^ 0x55]) + whole[61:])
save("huge.png", png(30000, 30000, 8, 2, [], data=zlib.compress(b"\0" * 1000)))
save("zero-wide.png", png(0, 32, 8, 2, rgb))
save("deep.png", png(64, 32, 16, 2, spread(seen, lambda c: b"".join(bytes([v, v]) for v in c))))
palette = chunk(b"PLTE", bytes(RED + GREEN + BLUE + WHITE))
index = {RED: 0, GREEN: 1, BLUE: 2, WHITE: 3}
save("palette.png", png(64, 32, 8, 3, spread(seen, lambda c: bytes([index[c]])), before=palette))
save("palette-beyond.png", png(64, 32, 8, 3, [b"\xc8" * 64] * 32, before=palette))
save("alpha.png", png(64, 32, 8, 6, spread(seen, lambda c: bytes(c + (255 if c != WHITE else 0,)))))
save("turned.png", png(32, 64, 8, 2, spread(stored(seen, 6), bytes), before=chunk(b"eXIf", exif([(0x0112, 3, 1, 6)]))))
bomb = zlib.compress(b"\0" * 400_000_000, 9)
save("bomb-text.png", png(64, 32, 8, 2, rgb, before=chunk(b"zTXt", b"Comment\0\0" + bomb)))
small = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 7_900_000, 9))
save("bomb-texts.png", png(64, 32, 8, 2, rgb, before=small * 2000))
save("bomb-profile.png", png(64, 32, 8, 2, rgb, before=chunk(b"iCCP", b"profile\0\0" + bomb)))
save("bomb-pixels.png", png(64, 32, 8, 2, [], data=bomb))

with zipfile.ZipFile(path("bomb.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("face.jpg", b"\0" * 100_000_000)
with zipfile.ZipFile(path("shots.jpg"), "w") as archive:
    archive.writestr("face.jpg", good)
save("script.jpg", b"#!/bin/sh\necho hello\n")
save("page.jpg", b"<!DOCTYPE html>\n<html><body><img src='face.jpg'></body></html>\n")
save("drawing.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
save("svg.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1:%d/'/></svg>" % int(port))
save("words.jpg", b"this is no picture\n")
save("data.jpg", bytes(range(1, 200)))
save("document.jpg", b"%PDF-1.7\n")
save("empty.jpg", b"")
save("canary.png", whole)
os.mkdir(path("folder.jpg"))
os.mkfifo(path("pipe.jpg"))
os.symlink(path("corners.jpg"), path("link.jpg"))
with open(path("heavy.jpg"), "wb") as file:
    file.write(good)
    file.truncate(100_000_000)

url, canary = "http://127.0.0.1:%s/canary.png" % port, path("canary.png")
lists = {
    "m3u8": "#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\n%s\n#EXTINF:1,\n%s\n#EXT-X-ENDLIST\n" % (url, canary),
    "blank-m3u8": "\n#EXTM3U\n#EXTINF:1,\n%s\n" % url, "concat": "ffconcat version 1.0\nfile '%s'\n" % canary,
    "blank-concat": "\n# comment\nffconcat version 1.0\nfile '%s'\n" % canary, "files": "file '%s'\n" % canary,
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video %s RTP/AVP 96\n" % port,
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>%s</BaseURL></MPD>' % url,
    "pls": "[playlist]\nFile1=%s\n" % url,
}
for name, text in lists.items():
    save("list-%s.mp4" % name, text.encode())


# VIDEO ---------------------------------------------------------------------------------------------------------------

ffmpeg = ("ffmpeg", "-nostdin", "-loglevel", "error", "-threads", "1", "-y")
raw = b"".join(bytes([20 + 20 * frame]) * (64 * 32 * 3) for frame in range(10))
pictures = path("raw")
save("raw", raw)
source = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-video_size", "64x32", "-framerate", "5", "-i", pictures)
run(*ffmpeg, *source, "-c:v", "libx264", "-bf", "2", "-qp", "4", "-pix_fmt", "yuv420p", path("clip.mp4"))
run(*ffmpeg, *source, "-c:v", "gif", path("moving.gif"))
run(*ffmpeg, *source, "-c:v", "mpeg4", "-q:v", "2", path("clip.mkv"))
for kind in ("tiff", "bmp"):
    run(*ffmpeg, "-i", path("corners.png"), path("corners." + kind))
run("cwebp", "-quiet", "-lossless", path("corners.png"), "-o", path("corners.webp"))
run("gif2webp", "-quiet", path("moving.gif"), "-o", path("moving.webp"))
with open(path("clip.mp4"), "rb") as file:
    clip = file.read()
save("half.mp4", clip[:len(clip) // 2])
# What a track says of where its data lies: in this file, or in another one, which must not be opened.
url_box = struct.pack(">I4sI", 12, b"url ", 1)
alias = canary.encode() + b"\0"
other = struct.pack(">I4sI", 12 + len(alias), b"url ", 0) + alias
save("elsewhere.mp4", clip.replace(url_box, other))
