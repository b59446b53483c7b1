// The aggregate function handed(column, ...): rows that leave SQLite in bulk.
// Each value becomes a letter (n, i or t), the length of its text as eight
// bytes, the highest first, and the text; a number is written in decimals. Go
// takes whole rows, some thousand at a time, in the order in which they come.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "packed.h"
#include "sqlite3_public.h"

#define HANDED_SIZE (256 << 10)

struct handing {
  unsigned char *bytes; // null before the first row
  size_t used, room;
  sqlite3_int64 rows;
  int failed;
};

static unsigned char *put(unsigned char *at, unsigned char kind, const void *text, size_t length) {
  *at++ = kind;
  for (int shift = 56; shift >= 0; shift -= 8) *at++ = (unsigned char)((uint64_t)length >> shift);
  if (length) memcpy(at, text, length);
  return at + length;
}

static unsigned char *put_number(unsigned char *at, sqlite3_int64 v) {
  unsigned char digits[20], *first = digits + sizeof digits;
  uint64_t left = v < 0 ? -(uint64_t)v : (uint64_t)v;
  do *--first = '0' + left % 10;
  while (left /= 10);
  if (v < 0) *--first = '-';
  return put(at, 'i', first, digits + sizeof digits - first);
}

// make_room grows the buffer until so many more bytes fit.
static int make_room(struct handing *h, size_t more) {
  if (h->used + more <= h->room) return 1;
  size_t room = h->room ? h->room : HANDED_SIZE;
  while (room < h->used + more) room *= 2;
  unsigned char *bytes = realloc(h->bytes, room);
  if (!bytes) return 0;
  h->bytes = bytes, h->room = room;
  return 1;
}

static void give(sqlite3_context *to, struct handing *h) {
  struct packed_slots *slots = sqlite3_user_data(to);
  if (!h->failed && h->used && sillageHanded(slots->taker, h->bytes, (long long)h->used)) {
    h->failed = 1;
    sqlite3_result_error(to, "handed: the rows were not taken", -1);
  }
  h->used = 0;
}

static void step(sqlite3_context *to, int argc, sqlite3_value **argv) {
  struct handing *h = sqlite3_aggregate_context(to, sizeof *h);
  if (!h || h->failed) return;
  for (int i = 0; i < argc; i++) {
    int kind = sqlite3_value_type(argv[i]);
    const unsigned char *text = kind == SQLITE_TEXT ? sqlite3_value_text(argv[i]) : 0;
    size_t length = text ? (size_t)sqlite3_value_bytes(argv[i]) : 20;
    if ((kind == SQLITE_TEXT && !text) || !make_room(h, length + 9)) {
      h->failed = 1;
      sqlite3_result_error_nomem(to);
      return;
    }
    unsigned char *at = h->bytes + h->used;
    if (kind == SQLITE_TEXT) at = put(at, 't', text, length);
    else if (kind == SQLITE_INTEGER) at = put_number(at, sqlite3_value_int64(argv[i]));
    else if (kind == SQLITE_NULL) at = put(at, 'n', 0, 0);
    else {
      h->failed = 1;
      sqlite3_result_error(to, "handed: neither a text nor a whole number", -1);
      return;
    }
    h->used = (size_t)(at - h->bytes);
  }
  h->rows++;
  if (h->used >= HANDED_SIZE - HANDED_SIZE / 8) give(to, h);
}

// final is called once whatever happens, also after an error.
static void final(sqlite3_context *to) {
  struct handing *h = sqlite3_aggregate_context(to, 0);
  sqlite3_result_int64(to, h ? h->rows : 0);
  if (!h) return;
  give(to, h);
  free(h->bytes);
}

int handed_enable(sqlite3 *db, struct packed_slots *slots) {
  return sqlite3_create_function_v2(db, "handed", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, slots, 0, step, final, 0);
}
