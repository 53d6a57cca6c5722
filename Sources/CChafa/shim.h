// The part of libchafa's interface (libchafa.so.0) that is used, declared here: its own header asks for all of GLib's
// headers, for the names of a few types.
#ifndef CCHAFA_SHIM_H
#define CCHAFA_SHIM_H

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ChafaCanvas ChafaCanvas;
typedef struct ChafaCanvasConfig ChafaCanvasConfig;
typedef struct ChafaSymbolMap ChafaSymbolMap;
typedef struct ChafaTermDb ChafaTermDb;
typedef struct ChafaTermInfo ChafaTermInfo;

// GLib's GString.
typedef struct {
    char *text;
    size_t count;
    size_t capacity;
} ChafaText;

enum { CHAFA_MODE_DIRECT = 0, CHAFA_MODE_240 = 2, CHAFA_MODE_16 = 3, CHAFA_MODE_8 = 6 };
enum { CHAFA_DITHERS_NOT = 0 };
enum { CHAFA_AS_SYMBOLS = 0, CHAFA_AS_SIXELS = 1, CHAFA_AS_KITTY = 2, CHAFA_AS_ITERM2 = 3 };
enum { CHAFA_SOURCE_RGB8 = 8 };
enum {
    CHAFA_SIGN_SPACE = 1 << 0,
    CHAFA_SIGN_SOLID = 1 << 1,
    CHAFA_SIGN_QUAD = 1 << 7,
    CHAFA_SIGN_HALF = 1 << 8 | 1 << 9,
    CHAFA_SIGN_SEXTANT = 1 << 22
};

ChafaSymbolMap *chafa_symbol_map_new(void);
void chafa_symbol_map_unref(ChafaSymbolMap *map);
void chafa_symbol_map_add_by_tags(ChafaSymbolMap *map, int tags);

ChafaCanvasConfig *chafa_canvas_config_new(void);
void chafa_canvas_config_unref(ChafaCanvasConfig *config);
void chafa_canvas_config_set_geometry(ChafaCanvasConfig *config, int width, int height);
void chafa_canvas_config_set_cell_geometry(ChafaCanvasConfig *config, int width, int height);
void chafa_canvas_config_set_canvas_mode(ChafaCanvasConfig *config, int mode);
void chafa_canvas_config_set_pixel_mode(ChafaCanvasConfig *config, int mode);
void chafa_canvas_config_set_dither_mode(ChafaCanvasConfig *config, int mode);
void chafa_canvas_config_set_preprocessing_enabled(ChafaCanvasConfig *config, int enabled);
void chafa_canvas_config_set_symbol_map(ChafaCanvasConfig *config, const ChafaSymbolMap *map);
void chafa_canvas_config_set_work_factor(ChafaCanvasConfig *config, float factor);

ChafaCanvas *chafa_canvas_new(const ChafaCanvasConfig *config);
void chafa_canvas_unref(ChafaCanvas *canvas);
void chafa_canvas_draw_all_pixels(
    ChafaCanvas *canvas, int kind, const uint8_t *pixels, int width, int height, int stride);
uint32_t chafa_canvas_get_char_at(ChafaCanvas *canvas, int column, int row);
void chafa_canvas_get_raw_colors_at(ChafaCanvas *canvas, int column, int row, int *ink, int *paper);
ChafaText *chafa_canvas_print(ChafaCanvas *canvas, ChafaTermInfo *terminal);

ChafaTermDb *chafa_term_db_new(void);
void chafa_term_db_unref(ChafaTermDb *db);
ChafaTermInfo *chafa_term_db_get_fallback_info(ChafaTermDb *db);
void chafa_term_info_unref(ChafaTermInfo *terminal);

void chafa_set_n_threads(int count);

// GLib is loaded with libchafa, but without its development files nothing can be linked with it by name.
static inline void cchafa_free(ChafaText *text) {
    typedef char *(*releaser)(ChafaText *, int);
    static releaser release;
    if (!release) release = (releaser)dlsym(RTLD_DEFAULT, "g_string_free");
    if (release) release(text, 1);
}

#endif
