#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

static const struct {
    int number;
    unsigned bit;
} caught[] = {
    {SIGWINCH, CT_RESIZED}, {SIGTSTP, CT_STOP},      {SIGCONT, CT_CONTINUED}, {SIGHUP, CT_HANGUP},
    {SIGTERM, CT_TERMINATE}, {SIGQUIT, CT_QUIT},     {SIGINT, CT_INTERRUPT},
};
enum { CAUGHT = sizeof caught / sizeof caught[0] };

static struct sigaction before[CAUGHT];
static _Atomic unsigned pending;
static _Atomic int wake = -1;

static void note(int number) {
    int saved = errno;
    for (int i = 0; i < CAUGHT; i++)
        if (caught[i].number == number) atomic_fetch_or(&pending, caught[i].bit);
    int descriptor = atomic_load(&wake);
    uint64_t one = 1;
    // A full counter is as readable as one more would make it.
    if (descriptor >= 0 && write(descriptor, &one, sizeof one) < 0) errno = 0;
    errno = saved;
}

static void catch_all(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    sigset_t wanted;
    sigemptyset(&wanted);
    for (int i = 0; i < CAUGHT; i++) {
        sigaction(caught[i].number, &action, &before[i]);
        sigaddset(&wanted, caught[i].number);
    }
    // A parent may have left them blocked; then nobody could ask this program to leave.
    pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
}

int ct_signals_catch(void) {
    if (atomic_load(&wake) >= 0) return atomic_load(&wake);
    int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (descriptor < 0) return -1;
    atomic_store(&wake, descriptor);
    catch_all();
    signal(SIGPIPE, SIG_IGN);
    return descriptor;
}

unsigned ct_signals_take(void) {
    uint64_t count;
    // Emptied before the bits are read: a signal between the two wakes once too often, never too seldom.
    while (read(atomic_load(&wake), &count, sizeof count) > 0) {
    }
    return atomic_exchange(&pending, 0);
}

void ct_signals_release(void) {
    int descriptor = atomic_exchange(&wake, -1);
    if (descriptor < 0) return;
    for (int i = 0; i < CAUGHT; i++) sigaction(caught[i].number, &before[i], NULL);
    // Shell and terminal both tell of a closed window: the second time must not cut short what is done on leaving.
    signal(SIGHUP, SIG_IGN);
    close(descriptor);
}

void ct_signals_stop(void) {
    struct sigaction stop, ours;
    memset(&stop, 0, sizeof stop);
    stop.sa_handler = SIG_DFL;
    sigemptyset(&stop.sa_mask);
    ct_signals_take();
    sigaction(SIGTSTP, &stop, &ours);
    kill(0, SIGTSTP);
    // The stop may reach this thread a moment after kill; a process group that nobody waits for is never stopped.
    struct pollfd descriptor = {.fd = atomic_load(&wake), .events = POLLIN};
    while (poll(&descriptor, 1, 200) < 0 && errno == EINTR) {
    }
    sigaction(SIGTSTP, &ours, NULL);
}
