// The few lines about signals and descriptors that Swift cannot write.
#ifndef OZC_TERMINAL_H
#define OZC_TERMINAL_H

#include <stddef.h>

enum {
    CT_RESIZED = 1 << 0,
    CT_STOP = 1 << 1,
    CT_CONTINUED = 1 << 2,
    CT_HANGUP = 1 << 3,
    CT_TERMINATE = 1 << 4,
    CT_QUIT = 1 << 5,
    CT_INTERRUPT = 1 << 6
};

// Catches signals as bits; answers a descriptor that is readable while bits wait, or -1 with errno set.
int ct_signals_catch(void);
// The bits since the last call; the descriptor is quiet afterwards.
unsigned ct_signals_take(void);
// Puts the handlers back that were there before, but ignores SIGHUP from now on, and closes the descriptor.
void ct_signals_release(void);
// Stops this process's group, as ^Z does, with the default handler; returns after it goes on, or at once when nothing
// may stop it.
void ct_signals_stop(void);

// Remembers how the terminal is set now. Answers 0, or -1 when the descriptor is no terminal.
int ct_modes_save(int descriptor);
// Sets the terminal as it was remembered.
void ct_modes_restore(void);
// From now on a crash writes `bytes` to the terminal and restores its modes before the process ends by its signal.
void ct_guard_arm(int output, const char *bytes, size_t count);
void ct_guard_disarm(void);

// 0 and the window's size, or -1.
int ct_window_size(int descriptor, int *rows, int *columns);
// 0 and how many pixels a cell has, or -1 when the terminal did not say.
int ct_cell_size(int descriptor, int *width, int *height);
// How many columns the C library, and so ncurses, counts for a scalar in this locale.
int ct_width(unsigned scalar);

#endif
