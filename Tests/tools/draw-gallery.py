#!/usr/bin/env python3
"""Draws the pictures that PictureTests look at into a directory: good ones, odd ones and hostile ones."""
import ctypes
import os
import struct
import subprocess
import sys
import zlib

OUT = sys.argv[1]
CORNERS = {"tl": (220, 30, 30), "tr": (30, 200, 30), "bl": (30, 30, 220), "br": (240, 240, 240)}
WIDE, HIGH = 128, 96


def upright(x, y, wide=WIDE, high=HIGH):
    return CORNERS[("t" if y < high // 2 else "b") + ("l" if x < wide // 2 else "r")]


def write(name, data):
    with open(os.path.join(OUT, name), "wb") as file:
        file.write(data)


def run(*words, data=None):
    return subprocess.run(words, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


turbo = ctypes.CDLL("libturbojpeg.so.0")
turbo.tjInitCompress.restype = ctypes.c_void_p
turbo.tjFree.argtypes = [ctypes.c_void_p]


def jpeg(wide, high, pixels, kind=0, sampling=0, flags=0):
    handle = ctypes.c_void_p(turbo.tjInitCompress())
    data, size = ctypes.c_void_p(), ctypes.c_ulong()
    code = turbo.tjCompress2(handle, pixels, wide, 0, high, kind, ctypes.byref(data), ctypes.byref(size), sampling, 95,
                             flags)
    assert code == 0
    made = ctypes.string_at(data, size.value)
    turbo.tjFree(data)
    turbo.tjDestroy(handle)
    return made


def rows(wide, high, pick):
    return b"".join(bytes(pick(x, y)) for y in range(high) for x in range(wide))


def exif(orientation, order="<"):
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    return mark + struct.pack(order + "IH", 8, 1) + entry + struct.pack(order + "I", 0)


def with_exif(data, tiff):
    body = b"Exif\0\0" + tiff
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(wide, high, depth, colour, lines, extra=b""):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, 0))
    return (b"\x89PNG\r\n\x1a\n" + header + extra
            + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + line for line in lines))) + chunk(b"IEND", b""))


def lines(pick):
    return [b"".join(bytes(pick(x, y)) for x in range(WIDE)) for y in range(HIGH)]


plain = jpeg(WIDE, HIGH, rows(WIDE, HIGH, upright))
write("plain.jpg", plain)
write("progressive.jpg", jpeg(WIDE, HIGH, rows(WIDE, HIGH, upright), flags=16384))
write("grey.jpg", jpeg(WIDE, HIGH, rows(WIDE, HIGH, lambda x, y: [(x * 2) % 256]), kind=6, sampling=3))
write("inks.jpg", jpeg(WIDE, HIGH, rows(WIDE, HIGH, lambda x, y: (*upright(x, y), 255)), kind=11))
# Where row 0 and column 0 of the stored picture belong, straight from the table in the EXIF standard.
STORED = {
    1: lambda r, c: (c, r), 2: lambda r, c: (WIDE - 1 - c, r), 3: lambda r, c: (WIDE - 1 - c, HIGH - 1 - r),
    4: lambda r, c: (c, HIGH - 1 - r), 5: lambda r, c: (r, c), 6: lambda r, c: (WIDE - 1 - r, c),
    7: lambda r, c: (WIDE - 1 - r, HIGH - 1 - c), 8: lambda r, c: (r, HIGH - 1 - c),
}
for number, place in STORED.items():
    wide, high = (HIGH, WIDE) if number >= 5 else (WIDE, HIGH)
    stored = rows(wide, high, lambda x, y: upright(*place(y, x)))
    write(f"turned-{number}.jpg", with_exif(jpeg(wide, high, stored), exif(number, "<" if number % 2 else ">")))
write("turned.png", png(HIGH, WIDE, 8, 2, [b"".join(bytes(upright(*STORED[6](y, x))) for x in range(HIGH))
                                            for y in range(WIDE)], chunk(b"eXIf", exif(6))))
write("plain.png", png(WIDE, HIGH, 8, 2, lines(upright)))
write("deep.png", png(WIDE, HIGH, 16, 2, lines(lambda x, y: [part for value in upright(x, y) for part in (value, 0)])))
palette = chunk(b"PLTE", b"".join(bytes(colour) for colour in CORNERS.values()))
order = list(CORNERS.values())
write("palette.png", png(WIDE, HIGH, 8, 3, lines(lambda x, y: [order.index(upright(x, y))]), palette))
write("clear.png", png(WIDE, HIGH, 8, 6, lines(lambda x, y: (255, 255, 255, 0))))
write("named.jpg", png(WIDE, HIGH, 8, 2, lines(upright)))
write("cut.jpg", plain[:len(plain) * 2 // 3])
write("cut-progressive.jpg", (lambda data: data[:len(data) * 2 // 3])(open(f"{OUT}/progressive.jpg", "rb").read()))
write("cut-header.jpg", plain[:20])
write("no-end.jpg", plain[:-2])
noisy = [os.urandom(WIDE * 3) for _ in range(HIGH)]
write("cut.png", png(WIDE, HIGH, 8, 2, noisy)[:HIGH * WIDE * 2])
write("vast.png", png(30000, 30000, 8, 2, [b""]))
frame = plain.index(b"\xff\xc0")
write("vast.jpg", plain[:frame + 5] + struct.pack(">HH", 30000, 30000) + plain[frame + 9:])
bomb = zlib.compressobj(9)
flood = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(200)) + bomb.flush()
write("bomb.png", png(WIDE, HIGH, 8, 2, lines(upright), chunk(b"zTXt", b"a\0\0" + flood) + chunk(b"iCCP", b"a\0\0" + flood)))
write("flood.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
      + chunk(b"IDAT", flood) + chunk(b"IEND", b""))
write("exif-loop.jpg", with_exif(plain, b"II*\0" + struct.pack("<IH", 8, 65535) + b"\xff" * 64))
write("script.jpg", b"#!/bin/sh\nrm -rf /\n")
write("empty.jpg", b"")
write("page.jpg", b"<!DOCTYPE html><html><body>hello</body></html>")
write("drawing.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>')
write("words.png", b"just some words\n")
write("archive.jpg", b"PK\x03\x04" + bytes(60))
with open(f"{OUT}/heavy.jpg", "wb") as heavy:
    heavy.write(plain)
    heavy.truncate(70 << 20)

raw = rows(WIDE, HIGH, upright)
frames = b"".join(bytes([40 + index * 20] * 3) * (WIDE * HIGH) for index in range(10))
SOURCE = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDE}x{HIGH}", "-r", "10", "-i", "-"]


def ffmpeg(data, name, *words, source=SOURCE):
    run("ffmpeg", "-v", "quiet", "-y", *source, *words, f"{OUT}/{name}", data=data)


ffmpeg(frames, "steps.mp4", "-c:v", "mpeg4", "-q:v", "2")
ffmpeg(frames, "steps.webm", "-c:v", "libvpx", "-b:v", "1M")
ffmpeg(frames, "steps.avi", "-c:v", "mjpeg")
ffmpeg(frames, "steps.gif")
ffmpeg(raw, "plain.bmp")
ffmpeg(raw, "plain.tiff")
ffmpeg(raw, "once.mp4", "-c:v", "mpeg4", "-q:v", "2")
run("ffmpeg", "-v", "quiet", "-y", "-i", f"{OUT}/once.mp4", "-c", "copy", "-metadata:s:v", "rotate=90",
    f"{OUT}/turned.mp4")
ffmpeg(bytes(WIDE * HIGH * 3) * 350, "long.mp4", "-c:v", "mpeg4")
run("cwebp", "-quiet", "-lossless", f"{OUT}/plain.png", "-o", f"{OUT}/plain.webp")
webp = open(f"{OUT}/plain.webp", "rb").read()
write("cut.webp", webp[:len(webp) * 2 // 3])
ffmpeg(frames, "moving.webp", "-c:v", "libwebp_anim", "-loop", "0")
# The directory first, as others write it; ffmpeg writes it last, where a cut takes it away.
entries = [(256, 3, WIDE), (257, 3, HIGH), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 200), (277, 3, 1), (278, 3, HIGH),
           (279, 4, WIDE * HIGH), (296, 3, 2)]
front = b"II*\0" + struct.pack("<IH", 8, len(entries))
front += b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
front = front.ljust(200, b"\0") + bytes(range(256)) * (WIDE * HIGH // 256)
write("front.tiff", front)
write("cut.tiff", front[:6000])
write("list.mp4", f"#EXTM3U\n#EXTINF:1,\nfile://{OUT}/steps.mp4\n#EXT-X-ENDLIST\n".encode())
write("concat.mp4", f"ffconcat version 1.0\nfile '{OUT}/steps.mp4'\n".encode())
# Looks like a film to whoever reads the first bytes, and like a list to whoever guesses.
write("both.mp4", b"\0\0\0\x10ftypisom\0\0\0\0\n" + f"#EXTM3U\n#EXTINF:1,\nfile://{OUT}/steps.mp4\n".encode())
os.mkfifo(f"{OUT}/pipe.jpg")
os.symlink(f"{OUT}/plain.jpg", f"{OUT}/link.jpg")
os.mkdir(f"{OUT}/folder.jpg")
