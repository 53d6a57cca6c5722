// What Swift's Glibc leaves out of the C library's allocator.
#ifndef CMALLOC_SHIM_H
#define CMALLOC_SHIM_H

#include <malloc.h>

#endif
