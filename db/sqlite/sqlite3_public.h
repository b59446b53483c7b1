// The part of SQLite's public C interface that packed.c uses, as
// https://www.sqlite.org/c3ref/intro.html documents it. The driver carries the
// library and no header that another package could include; the structures and
// names below never change, by SQLite's promise.
#ifndef SILLAGE_SQLITE3_PUBLIC_H
#define SILLAGE_SQLITE3_PUBLIC_H

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_context sqlite3_context;
typedef struct sqlite3_value sqlite3_value;
typedef long long sqlite3_int64;
typedef unsigned long long sqlite3_uint64;

#define SQLITE_OK 0
#define SQLITE_ERROR 1
#define SQLITE_NOMEM 7
#define SQLITE_CONSTRAINT 19
#define SQLITE_INTEGER 1
#define SQLITE_UTF8 1
#define SQLITE_INDEX_CONSTRAINT_EQ 2
#define SQLITE_STATIC ((void (*)(void *))0)

struct sqlite3_vtab {
  const struct sqlite3_module *pModule;
  int nRef;
  char *zErrMsg;
};

struct sqlite3_vtab_cursor {
  struct sqlite3_vtab *pVtab;
};

struct sqlite3_index_info {
  int nConstraint;
  struct sqlite3_index_constraint {
    int iColumn;
    unsigned char op;
    unsigned char usable;
    int iTermOffset;
  } *aConstraint;
  int nOrderBy;
  struct sqlite3_index_orderby {
    int iColumn;
    unsigned char desc;
  } *aOrderBy;
  struct sqlite3_index_constraint_usage {
    int argvIndex;
    unsigned char omit;
  } *aConstraintUsage;
  int idxNum;
  char *idxStr;
  int needToFreeIdxStr;
  int orderByConsumed;
  double estimatedCost;
  sqlite3_int64 estimatedRows;
  int idxFlags;
  sqlite3_uint64 colUsed;
};

struct sqlite3_module { // version 1
  int iVersion;
  int (*xCreate)(sqlite3 *, void *, int, const char *const *, struct sqlite3_vtab **, char **);
  int (*xConnect)(sqlite3 *, void *, int, const char *const *, struct sqlite3_vtab **, char **);
  int (*xBestIndex)(struct sqlite3_vtab *, struct sqlite3_index_info *);
  int (*xDisconnect)(struct sqlite3_vtab *);
  int (*xDestroy)(struct sqlite3_vtab *);
  int (*xOpen)(struct sqlite3_vtab *, struct sqlite3_vtab_cursor **);
  int (*xClose)(struct sqlite3_vtab_cursor *);
  int (*xFilter)(struct sqlite3_vtab_cursor *, int, const char *, int, sqlite3_value **);
  int (*xNext)(struct sqlite3_vtab_cursor *);
  int (*xEof)(struct sqlite3_vtab_cursor *);
  int (*xColumn)(struct sqlite3_vtab_cursor *, sqlite3_context *, int);
  int (*xRowid)(struct sqlite3_vtab_cursor *, sqlite3_int64 *);
  int (*xUpdate)(struct sqlite3_vtab *, int, sqlite3_value **, sqlite3_int64 *);
  int (*xBegin)(struct sqlite3_vtab *);
  int (*xSync)(struct sqlite3_vtab *);
  int (*xCommit)(struct sqlite3_vtab *);
  int (*xRollback)(struct sqlite3_vtab *);
  int (*xFindFunction)(struct sqlite3_vtab *, int, const char *, void (**)(sqlite3_context *, int, sqlite3_value **), void **);
  int (*xRename)(struct sqlite3_vtab *, const char *);
};

int sqlite3_auto_extension(void (*)(void));
int sqlite3_create_module(sqlite3 *, const char *, const struct sqlite3_module *, void *);
int sqlite3_declare_vtab(sqlite3 *, const char *);
void *sqlite3_malloc(int);
void sqlite3_free(void *);
char *sqlite3_mprintf(const char *, ...);
int sqlite3_value_type(sqlite3_value *);
sqlite3_int64 sqlite3_value_int64(sqlite3_value *);
void sqlite3_result_int64(sqlite3_context *, sqlite3_int64);
void sqlite3_result_text64(sqlite3_context *, const char *, sqlite3_uint64, void (*)(void *), unsigned char);

#endif
