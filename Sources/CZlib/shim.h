// zlib's initialisers are macros, which Swift cannot call; its streams hold pointers that must not leave C.
#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <string.h>
#include <zlib.h>

// Raw deflate with a window of 16 KB: what is packed is seldom longer, and a small window is quick to set up.
static const int czlib_window = -14;

static inline size_t czlib_bound(size_t length) { return length + (length >> 3) + 64; }

// The packed length, or 0 when it did not work.
static inline size_t czlib_pack(
    const unsigned char *text, size_t length, const unsigned char *dictionary, size_t dictionary_length,
    unsigned char *out, size_t room) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, 6, Z_DEFLATED, czlib_window, 7, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    size_t written = 0;
    if (dictionary_length == 0 || deflateSetDictionary(&stream, dictionary, (uInt)dictionary_length) == Z_OK) {
        stream.next_in = (unsigned char *)text;
        stream.avail_in = (uInt)length;
        stream.next_out = out;
        stream.avail_out = (uInt)room;
        if (deflate(&stream, Z_FINISH) == Z_STREAM_END) written = stream.total_out;
    }
    deflateEnd(&stream);
    return written;
}

// Whether exactly `room` bytes came out.
static inline int czlib_unpack(
    const unsigned char *packed, size_t length, const unsigned char *dictionary, size_t dictionary_length,
    unsigned char *out, size_t room) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, czlib_window) != Z_OK) return 0;
    int whole = 0;
    if (dictionary_length == 0 || inflateSetDictionary(&stream, dictionary, (uInt)dictionary_length) == Z_OK) {
        stream.next_in = (unsigned char *)packed;
        stream.avail_in = (uInt)length;
        stream.next_out = out;
        stream.avail_out = (uInt)room;
        whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out == room;
    }
    inflateEnd(&stream);
    return whole;
}

static inline unsigned char czlib_check(const unsigned char *text, size_t length) {
    return (unsigned char)crc32(0, text, (uInt)length);
}

#endif
