// libpng's simplified API: it keeps its long jumps to itself, which Swift could not survive.
#ifndef CPNG_SHIM_H
#define CPNG_SHIM_H

#include <png.h>
#include <string.h>

static const unsigned cpng_rgb = PNG_FORMAT_RGB;

// PNG_IMAGE_VERSION and a cleared structure, which is how libpng wants it to begin.
static inline png_image cpng_image(void) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    return image;
}

// 1 for a warning, 2 and above for an error.
static inline unsigned cpng_severity(const png_image *image) { return image->warning_or_error & 3; }

#endif
