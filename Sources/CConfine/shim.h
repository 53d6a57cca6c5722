// Takes from this process, and from whatever it starts, all that drawing a picture does not need. Linux only.
#ifndef CCONFINE_SHIM_H
#define CCONFINE_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define CONFINE_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CONFINE_MACHINE AUDIT_ARCH_AARCH64
#endif

// Network, other processes, the kernel, and whatever changes files. Numbers that a machine lacks are left out.
static const int confine_refused[] = {
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendto, SYS_sendmsg,
    SYS_sendmmsg, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_add_key, SYS_request_key, SYS_keyctl,
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare,
    SYS_setns, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_swapon,
    SYS_swapoff, SYS_open_by_handle_at, SYS_acct, SYS_quotactl, SYS_sethostname, SYS_setdomainname, SYS_settimeofday,
    SYS_clock_settime, SYS_adjtimex, SYS_unlinkat, SYS_renameat2, SYS_mkdirat, SYS_linkat, SYS_symlinkat, SYS_mknodat,
    SYS_fchmodat, SYS_fchmod, SYS_fchownat, SYS_fchown, SYS_truncate, SYS_ftruncate, SYS_utimensat, SYS_setxattr,
    SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_mq_open, SYS_shmget,
    SYS_msgget, SYS_semget, SYS_tkill,
#ifdef SYS_open
    SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_link, SYS_symlink, SYS_mknod, SYS_chmod, SYS_chown,
    SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_iopl, SYS_ioperm,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
};

// Newer calls that would do the same: "not known here" makes the C library fall back to the older ones. By number,
// since old headers lack the names: pidfd_send_signal, io_uring (three), clone3, openat2, pidfd_getfd, fchmodat2.
static const int confine_unknown[] = {424, 425, 426, 427, 435, 437, 438, 452};

#ifdef CONFINE_MACHINE
static inline unsigned short confine_add(struct sock_filter *code, unsigned short at, struct sock_filter line) {
    code[at] = line;
    return at + 1;
}

// Answers `action` for system call `number`; anything else goes on to the next line.
static inline unsigned short confine_rule(struct sock_filter *code, unsigned short at, int number, unsigned action) {
    at = confine_add(code, at, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1));
    return confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

// Refuses `number` when its argument has any of `bits`, else lets it pass.
static inline unsigned short confine_bits(
    struct sock_filter *code, unsigned short at, int number, int argument, unsigned bits) {
    unsigned offset = offsetof(struct seccomp_data, args) + 8 * (unsigned)argument;
    at = confine_add(code, at, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 4));
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
    at = confine_add(code, at, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES));
    return confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

// Refuses `number` when its argument is `value`, else looks at what else there is.
static inline unsigned short confine_value(
    struct sock_filter *code, unsigned short at, int number, int argument, unsigned value) {
    unsigned offset = offsetof(struct seccomp_data, args) + 8 * (unsigned)argument;
    at = confine_add(code, at, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 4));
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
    at = confine_add(code, at, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES));
    return confine_add(
        code, at,
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
}
#endif

// 0, or the error of a kernel that does not filter system calls.
static inline int confine_filter(void) {
#ifdef CONFINE_MACHINE
    enum { REFUSE = SECCOMP_RET_ERRNO | EACCES, UNKNOWN = SECCOMP_RET_ERRNO | ENOSYS };
    static struct sock_filter code[320];
    unsigned short at = 0;
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    at = confine_add(code, at, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CONFINE_MACHINE, 1, 0));
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, UNKNOWN));
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
#if defined(__x86_64__)
    // The x32 numbers would be another way in.
    at = confine_add(code, at, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, UNKNOWN));
#endif
    for (size_t i = 0; i < sizeof confine_refused / sizeof *confine_refused; i++)
        at = confine_rule(code, at, confine_refused[i], REFUSE);
    for (size_t i = 0; i < sizeof confine_unknown / sizeof *confine_unknown; i++)
        at = confine_rule(code, at, confine_unknown[i], UNKNOWN);
    // Typing into the terminal, for those that still allow it.
    at = confine_value(code, at, SYS_ioctl, 1, TIOCSTI);
    at = confine_value(code, at, SYS_ioctl, 1, TIOCLINUX);
#ifdef SYS_open
    at = confine_bits(code, at, SYS_open, 1, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
#endif
    at = confine_bits(code, at, SYS_openat, 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
    // New namespaces, all of them; and limits of other processes.
    at = confine_bits(code, at, SYS_clone, 0, 0x7E020000);
    at = confine_bits(code, at, SYS_prlimit64, 0, 0xFFFFFFFF);
    at = confine_add(code, at, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    struct sock_fprog program = {.len = at, .filter = code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}

enum { CONFINE_MEMORY, CONFINE_FILES, CONFINE_FILE_SIZE, CONFINE_CORE, CONFINE_CPU };

static inline int confine_resource(int kind) {
    static const int resources[] = {RLIMIT_AS, RLIMIT_NOFILE, RLIMIT_FSIZE, RLIMIT_CORE, RLIMIT_CPU};
    return resources[kind];
}

// Never above what was allowed before. 0, or the error.
static inline int confine_limit(int kind, unsigned long soft, int isFinal) {
    struct rlimit limit;
    if (getrlimit(confine_resource(kind), &limit) != 0) return errno;
    if (soft > limit.rlim_max) soft = limit.rlim_max;
    limit.rlim_cur = soft;
    if (isFinal) limit.rlim_max = soft;
    return setrlimit(confine_resource(kind), &limit) == 0 ? 0 : errno;
}

static inline unsigned long confine_limit_now(int kind) {
    struct rlimit limit;
    return getrlimit(confine_resource(kind), &limit) == 0 ? limit.rlim_cur : RLIM_INFINITY;
}

// Seconds of processor time so far, rounded up.
static inline unsigned long confine_seconds_used(void) {
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
    return (unsigned long)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 2);
}

// Inside a function, since Swift's importer leaves a variable out that only C uses.
static inline pid_t *confine_parent(void) {
    static pid_t parent;
    return &parent;
}

static inline void confine_orphaned(int number) {
    (void)number;
    if (getppid() != *confine_parent()) _exit(0);
}

// Ends with the process that started this one. SIGKILL would come when only the *thread* that did so ends, as the
// threads of a pool do: hence a signal that looks first.
static inline int confine_follow_parent(void) {
    struct sigaction action = {.sa_handler = confine_orphaned, .sa_flags = SA_RESTART};
    *confine_parent() = getppid();
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGUSR1, &action, NULL) != 0) return errno;
    return prctl(PR_SET_PDEATHSIG, SIGUSR1, 0, 0, 0) == 0 ? 0 : errno;
}

// No more rights by starting a program, and nobody of the same user may look into this process.
static inline int confine_privileges(void) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno;
}

// Faults end this process at once: the Swift runtime would start a program to print a backtrace.
static inline void confine_plain_faults(void) {
    static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) signal(faults[i], SIG_DFL);
}

// Starts a program that reads `input` as 0, prints to `output`, and has no environment, no other descriptor and
// `seconds` of processor time. Not by posix_spawn, which cannot tie it to this process nor limit it before it runs.
static inline pid_t confine_start(
    const char *path, char *const arguments[], int input, int output, int null, unsigned long seconds) {
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid != 0) return pid;
    char *nothing[] = {NULL};
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent) _exit(127);
    if (confine_limit(CONFINE_CPU, seconds, 1) != 0) _exit(127);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGUSR1, SIG_DFL);
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(null, 2) < 0) _exit(127);
    for (int descriptor = 3; descriptor < 64; descriptor++) close(descriptor);
    execve(path, arguments, nothing);
    _exit(127);
}

#endif
