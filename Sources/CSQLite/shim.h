// sqlite3_config takes what it is given by the kind of question, which Swift cannot call.
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

// SQLite counts every allocation of the process under one lock, for which all connections wait in turn; nobody reads the
// count. Only before anything else of SQLite; too late it answers SQLITE_MISUSE and changes nothing.
static inline int csqlite_stop_counting_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
