// The table-valued function packed(slot): the rows of a batch that the writer
// laid into a slot of its own connection. One insert ... select from it carries
// some thousand rows into SQLite in one call. A slot is a small number checked
// here, never an address, and the function exists on that connection only.

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "packed.h"
#include "sqlite3_public.h"

static _Thread_local struct packed_slots *opening;

void packed_opening(struct packed_slots *slots) { opening = slots; }

struct table {
  struct sqlite3_vtab base;
  struct packed_slots *slots;
};

struct cursor {
  struct sqlite3_vtab_cursor base;
  struct packed_slot batch;
  long long at;                        // where the next row begins
  sqlite3_int64 row;                   // 0 before the first one
  int ended;
  long long cells[PACKED_COLUMNS];     // where the cells of this row begin
};

static int refuse(struct sqlite3_vtab *table, const char *why) {
  sqlite3_free(table->zErrMsg);
  table->zErrMsg = sqlite3_mprintf("packed: %s", why);
  return SQLITE_ERROR;
}

static int connect(sqlite3 *db, void *aux, int argc, const char *const *argv, struct sqlite3_vtab **out, char **why) {
  char text[PACKED_COLUMNS * 8 + 64];
  int n = snprintf(text, sizeof text, "create table packed (");
  for (int i = 0; i < PACKED_COLUMNS; i++) n += snprintf(text + n, sizeof text - n, "c%d, ", i);
  snprintf(text + n, sizeof text - n, "slot hidden)");
  int rc = sqlite3_declare_vtab(db, text);
  if (rc != SQLITE_OK) return rc;
  struct table *t = sqlite3_malloc(sizeof *t);
  if (!t) return SQLITE_NOMEM;
  memset(t, 0, sizeof *t);
  t->slots = aux;
  *out = &t->base;
  return SQLITE_OK;
}

static int disconnect(struct sqlite3_vtab *t) {
  sqlite3_free(t);
  return SQLITE_OK;
}

// plan asks for the slot; without one there is nothing to read.
static int plan(struct sqlite3_vtab *t, struct sqlite3_index_info *info) {
  for (int i = 0; i < info->nConstraint; i++) {
    if (info->aConstraint[i].iColumn == PACKED_COLUMNS && info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ && info->aConstraint[i].usable) {
      info->aConstraintUsage[i].argvIndex = 1;
      info->aConstraintUsage[i].omit = 1;
      info->estimatedCost = 1000;
      info->estimatedRows = 1000;
      return SQLITE_OK;
    }
  }
  return SQLITE_CONSTRAINT;
}

static int open_cursor(struct sqlite3_vtab *t, struct sqlite3_vtab_cursor **out) {
  struct cursor *c = sqlite3_malloc(sizeof *c);
  if (!c) return SQLITE_NOMEM;
  memset(c, 0, sizeof *c);
  *out = &c->base;
  return SQLITE_OK;
}

static int close_cursor(struct sqlite3_vtab_cursor *c) {
  sqlite3_free(c);
  return SQLITE_OK;
}

static inline long long length_at(const unsigned char *l) {
  int low = (l[0] & 63) | (l[1] & 63) << 6 | (l[2] & 63) << 12 | (l[3] & 63) << 18;
  return low | (long long)((l[4] & 63) | (l[5] & 63) << 6) << 24;
}

// next finds where the cells of the next row begin; a batch that ends inside a
// row is refused.
static int next(struct sqlite3_vtab_cursor *base) {
  struct cursor *c = (struct cursor *)base;
  if (c->at == c->batch.size) {
    c->ended = 1;
    return SQLITE_OK;
  }
  long long at = c->at;
  for (int i = 0; i < c->batch.columns; i++) {
    if (at >= c->batch.size) return refuse(base->pVtab, "a batch ends inside a row");
    c->cells[i] = at;
    long long size = 1;
    switch (c->batch.bytes[at]) {
    case PACKED_NULL:
      break;
    case PACKED_INTEGER:
      size += 8;
      break;
    case PACKED_TEXT:
      if (c->batch.size - at <= PACKED_LENGTH) return refuse(base->pVtab, "a batch ends inside a length");
      size += PACKED_LENGTH + length_at(c->batch.bytes + at + 1);
      break;
    default:
      return refuse(base->pVtab, "a cell of no known kind");
    }
    if (c->batch.size - at < size) return refuse(base->pVtab, "a batch ends inside a cell");
    at += size;
  }
  c->at = at;
  c->row++;
  return SQLITE_OK;
}

static int filter(struct sqlite3_vtab_cursor *base, int number, const char *text, int argc, sqlite3_value **argv) {
  struct cursor *c = (struct cursor *)base;
  sqlite3_int64 slot = sqlite3_value_int64(argv[0]);
  struct packed_slots *slots = ((struct table *)base->pVtab)->slots;
  if (sqlite3_value_type(argv[0]) != SQLITE_INTEGER || slot < 0 || slot >= PACKED_SLOTS || !slots->slot[slot].bytes)
    return refuse(base->pVtab, "no such slot is open");
  c->batch = slots->slot[slot];
  if (c->batch.columns < 1 || c->batch.columns > PACKED_COLUMNS) return refuse(base->pVtab, "too many columns");
  c->at = 0, c->row = 0, c->ended = 0;
  return next(base);
}

static int eof(struct sqlite3_vtab_cursor *base) { return ((struct cursor *)base)->ended; }

static int column(struct sqlite3_vtab_cursor *base, sqlite3_context *to, int i) {
  struct cursor *c = (struct cursor *)base;
  if (i >= c->batch.columns) return SQLITE_OK; // null
  const unsigned char *cell = c->batch.bytes + c->cells[i];
  switch (*cell) {
  case PACKED_INTEGER: {
    sqlite3_int64 v;
    memcpy(&v, cell + 1, 8);
    sqlite3_result_int64(to, v);
    break;
  }
  case PACKED_TEXT:
    // the batch outlives the statement
    sqlite3_result_text64(to, (const char *)cell + 1 + PACKED_LENGTH, length_at(cell + 1), SQLITE_STATIC, SQLITE_UTF8);
    break;
  }
  return SQLITE_OK;
}

static int rowid(struct sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
  *out = ((struct cursor *)base)->row;
  return SQLITE_OK;
}

static struct sqlite3_module module = {
    .xConnect = connect,
    .xBestIndex = plan,
    .xDisconnect = disconnect,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = filter,
    .xNext = next,
    .xEof = eof,
    .xColumn = column,
    .xRowid = rowid,
};

static int of_this_connection(sqlite3 *db, char **why, const void *api) {
  return opening ? sqlite3_create_module(db, "packed", &module, opening) : SQLITE_OK;
}

int packed_enable(void) { return sqlite3_auto_extension((void (*)(void))of_this_connection); }
