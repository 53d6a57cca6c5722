// What Swift's importer cannot reach in ncurses: macros with casts, and globals.
#ifndef OZC_NCURSES_SHIM_H
#define OZC_NCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

static const unsigned nc_A_BOLD = A_BOLD;
static const unsigned nc_A_DIM = A_DIM;
static const unsigned nc_A_REVERSE = A_REVERSE;
static const unsigned nc_A_UNDERLINE = A_UNDERLINE;
static const unsigned nc_A_ITALIC = A_ITALIC;

static inline unsigned nc_color_pair_bits(int pair) { return COLOR_PAIR(pair > 255 ? 255 : pair); }
static inline SCREEN *nc_newterm(const char *type, FILE *output) {
    return newterm(type, output ? output : stdout, stdin);
}
static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_colours(void) { return COLORS; }
static inline int nc_colour_pairs(void) { return COLOR_PAIRS; }

// A file without a name, which no other program inherits (MFD_CLOEXEC); -1 where there is none.
static inline int nc_memory_file(void) { return (int)syscall(SYS_memfd_create, "ozc-frame", 1u); }

// Makes one descriptor another name of a file, still for this program alone.
static inline int nc_redirect(int descriptor, int file) { return (int)syscall(SYS_dup3, file, descriptor, O_CLOEXEC); }

// tigetstr answers NULL or (char *)-1 for what a terminal does not have.
static inline const char *nc_capability(const char *name) {
    char *found = tigetstr((char *)name);
    return found == (char *)-1 ? 0 : found;
}

#endif
