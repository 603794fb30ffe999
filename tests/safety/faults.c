/* Stands between a program and the C library (LD_PRELOAD), and counts what is done to the files of one folder. At the
 * operation that was armed it ends the process, or fails as a broken or a full disk would. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { QUIET, KILL, TEAR, BROKEN, FULL };
enum { ANY, SPACE }; /* what an operation needs */

static long count, armed;
static int mode;
static char folder[PATH_MAX];

void fault_arm(long at, int how, const char *where) {
    count = 0, armed = at, mode = how;
    snprintf(folder, sizeof folder, "%s", where);
}

long fault_count(void) { return count; }

static int inside(const char *path) {
    char whole[2 * PATH_MAX];
    if (!folder[0] || !path) return 0;
    if (path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
    else {
        if (!getcwd(whole, PATH_MAX)) return 0;
        size_t length = strlen(whole);
        snprintf(whole + length, sizeof whole - length, "/%s", path);
    }
    return !strncmp(whole, folder, strlen(folder));
}

static int is_ours(int file) {
    char name[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

static void die(void) { kill(getpid(), SIGKILL); }

/* Whether this operation is to fail; errno is set. One that is torn is told by TEAR. */
static int strike(int needs) {
    count++;
    if (mode == FULL && count >= armed && needs == SPACE) return errno = ENOSPC, -1;
    if (count != armed) return 0;
    if (mode == KILL) die();
    if (mode == BROKEN) return errno = EIO, -1;
    return mode == TEAR ? TEAR : 0;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define AROUND(is_in, needs, call)                                                                                    \
    int struck = (is_in) ? strike(needs) : 0;                                                                         \
    if (struck < 0) return -1;                                                                                        \
    int result = call;                                                                                                \
    if (struck == TEAR) die();                                                                                        \
    return result

#define WRITE(name, offset, declared)                                                                                 \
    ssize_t name declared {                                                                                           \
        REAL(name);                                                                                                   \
        int struck = is_ours(file) ? strike(SPACE) : 0;                                                               \
        if (struck < 0) return -1;                                                                                    \
        if (struck == TEAR) size /= 2;                                                                                \
        ssize_t result = real offset;                                                                                 \
        if (struck == TEAR) die();                                                                                    \
        return result;                                                                                                \
    }

WRITE(write, (file, data, size), (int file, const void *data, size_t size))
WRITE(pwrite, (file, data, size, at), (int file, const void *data, size_t size, off_t at))
WRITE(pwrite64, (file, data, size, at), (int file, const void *data, size_t size, off64_t at))

#define OPEN(name)                                                                                                    \
    int name(const char *path, int flags, ...) {                                                                      \
        REAL(name);                                                                                                   \
        va_list more;                                                                                                 \
        va_start(more, flags);                                                                                        \
        mode_t rights = va_arg(more, mode_t);                                                                         \
        va_end(more);                                                                                                 \
        AROUND((flags & (O_CREAT | O_TRUNC)) && inside(path), SPACE, real(path, flags, rights));                      \
    }

OPEN(open)
OPEN(open64)

int openat(int at, const char *path, int flags, ...) {
    REAL(openat);
    va_list more;
    va_start(more, flags);
    mode_t rights = va_arg(more, mode_t);
    va_end(more);
    AROUND((flags & (O_CREAT | O_TRUNC)) && inside(path), SPACE, real(at, path, flags, rights));
}

int fsync(int file) { REAL(fsync); AROUND(is_ours(file), ANY, real(file)); }
int fdatasync(int file) { REAL(fdatasync); AROUND(is_ours(file), ANY, real(file)); }
int ftruncate(int file, off_t size) { REAL(ftruncate); AROUND(is_ours(file), ANY, real(file, size)); }
int ftruncate64(int file, off64_t size) { REAL(ftruncate64); AROUND(is_ours(file), ANY, real(file, size)); }
int fchmod(int file, mode_t rights) { REAL(fchmod); AROUND(is_ours(file), ANY, real(file, rights)); }
int chmod(const char *path, mode_t rights) { REAL(chmod); AROUND(inside(path), ANY, real(path, rights)); }
int unlink(const char *path) { REAL(unlink); AROUND(inside(path), ANY, real(path)); }
int mkdir(const char *path, mode_t rights) { REAL(mkdir); AROUND(inside(path), SPACE, real(path, rights)); }
int rename(const char *from, const char *to) { REAL(rename); AROUND(inside(to), ANY, real(from, to)); }
int link(const char *from, const char *to) { REAL(link); AROUND(inside(to), SPACE, real(from, to)); }
int unlinkat(int at, const char *path, int flags) { REAL(unlinkat); AROUND(inside(path), ANY, real(at, path, flags)); }
int linkat(int a, const char *from, int b, const char *to, int flags) {
    REAL(linkat);
    AROUND(inside(to), SPACE, real(a, from, b, to, flags));
}
