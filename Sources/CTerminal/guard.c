#define _GNU_SOURCE
#include "CTerminal.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { FATAL = sizeof fatal / sizeof fatal[0] };

static struct sigaction before[FATAL];
static struct termios modes;
static int terminal = -1;
static int output = -1;
static char farewell[512];
static size_t farewell_count;
static _Atomic int armed;
static char stack[64 * 1024];

int ct_modes_save(int descriptor) {
    if (tcgetattr(descriptor, &modes) != 0) return -1;
    terminal = descriptor;
    return 0;
}

void ct_modes_restore(void) {
    if (terminal < 0) return;
    // In the background the terminal would answer with SIGTTOU, which stops the process.
    sigset_t blocked, saved;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &blocked, &saved);
    tcsetattr(terminal, TCSANOW, &modes);
    pthread_sigmask(SIG_SETMASK, &saved, NULL);
}

// Async-signal-safe: write, tcsetattr, pthread_sigmask only.
static void restore(void) {
    if (atomic_exchange(&armed, 0) == 0) return;
    ssize_t ignored = write(output, farewell, farewell_count);
    (void)ignored;
    ct_modes_restore();
}

static void crash(int number) {
    restore();
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before[i], NULL);
    // A fault happens again on return and ends the process by its own signal; what was raised must be raised again.
    raise(number);
}

void ct_guard_arm(int descriptor, const char *bytes, size_t count) {
    static int registered;
    output = descriptor;
    farewell_count = count < sizeof farewell ? count : sizeof farewell;
    memcpy(farewell, bytes, farewell_count);
    if (!registered) {
        registered = 1;
        atexit(restore);
    }
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    stack_t current;
    if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) sigaltstack(&alternate, NULL);
    if (atomic_exchange(&armed, 1) != 0) return;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = crash;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &before[i]);
}

void ct_guard_disarm(void) {
    if (atomic_exchange(&armed, 0) == 0) return;
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before[i], NULL);
}

int ct_window_size(int descriptor, int *rows, int *columns) {
    struct winsize window;
    if (ioctl(descriptor, TIOCGWINSZ, &window) != 0 || window.ws_row == 0 || window.ws_col == 0) return -1;
    *rows = window.ws_row;
    *columns = window.ws_col;
    return 0;
}

int ct_cell_size(int descriptor, int *width, int *height) {
    struct winsize window;
    if (ioctl(descriptor, TIOCGWINSZ, &window) != 0 || window.ws_row == 0 || window.ws_col == 0) return -1;
    *width = window.ws_xpixel / window.ws_col;
    *height = window.ws_ypixel / window.ws_row;
    return *width > 0 && *height > 0 ? 0 : -1;
}

int ct_width(unsigned scalar) { return wcwidth((wchar_t)scalar); }
