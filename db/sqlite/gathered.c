// The aggregate function gathered(slot, plan, value, ...): rows are grouped in a
// hash table, without the sort that GROUP BY makes, and the groups are laid into
// a slot of the connection, to be read from packed(slot). The plan has a letter
// a value: k a part of the key, + a sum of whole numbers, < and > the least and
// the greatest text that is not empty (empty where there is none).

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "packed.h"
#include "sqlite3_public.h"

#define TEXT_ROOM 16 // of a least or greatest text: its length in the first byte

struct gathering {
  char plan[PACKED_COLUMNS + 1];
  int values, fixed;        // fixed: bytes of a group's sums and texts
  int slot;
  unsigned char *groups;    // one behind the other: hash, key size, fixed part, key
  size_t used, room;
  size_t *table;            // where each group begins, plus one; 0 is free
  size_t places, count;
  unsigned char *key;       // of the row at hand
  size_t key_used, key_room;
  int failed;
};

struct group { uint64_t hash; uint32_t key_size; uint32_t unused; };

static void fail(sqlite3_context *to, struct gathering *g, const char *why) {
  g->failed = 1;
  if (why) sqlite3_result_error(to, why, -1);
  else sqlite3_result_error_nomem(to);
}

static int grow(unsigned char **bytes, size_t *room, size_t wanted) {
  if (wanted <= *room) return 1;
  size_t more = *room ? *room + *room / 2 : 4096;
  while (more < wanted) more += more / 2;
  unsigned char *moved = realloc(*bytes, more);
  if (!moved) return 0;
  *bytes = moved, *room = more;
  return 1;
}

// cell appends a value as packed rows hold one.
static int cell(unsigned char **bytes, size_t *used, size_t *room, int kind, sqlite3_int64 number, const void *text, uint32_t size) {
  if (!grow(bytes, room, *used + 9 + (size_t)size)) return 0; // 9 is room for a number, and for a length
  unsigned char *at = *bytes + *used;
  if (kind == SQLITE_INTEGER) {
    *at = PACKED_INTEGER;
    memcpy(at + 1, &number, 8);
    *used += 9;
  } else if (kind == SQLITE_TEXT) {
    *at++ = PACKED_TEXT;
    for (int i = 0; i < PACKED_LENGTH; i++) *at++ = PACKED_LETTER | (uint64_t)size >> 6 * i & (PACKED_LETTER - 1);
    if (size) memcpy(at, text, size);
    *used += 1 + PACKED_LENGTH + (size_t)size;
  } else {
    *at = PACKED_NULL;
    *used += 1;
  }
  return 1;
}

static uint64_t hash_of(const unsigned char *bytes, size_t size) {
  uint64_t h = 0x9e3779b97f4a7c15u ^ size;
  for (; size >= 8; bytes += 8, size -= 8) {
    uint64_t v;
    memcpy(&v, bytes, 8);
    h = (h ^ v) * 0xff51afd7ed558ccdu;
    h ^= h >> 32;
  }
  for (; size; bytes++, size--) h = (h ^ *bytes) * 0x100000001b3u;
  return h ^ h >> 29;
}

static int begin(sqlite3_context *to, struct gathering *g, int argc, sqlite3_value **argv) {
  const char *plan = argc > 1 ? (const char *)sqlite3_value_text(argv[1]) : 0;
  sqlite3_int64 slot = argc > 1 ? sqlite3_value_int64(argv[0]) : -1;
  if (!plan || slot < 0 || slot >= PACKED_SLOTS || strlen(plan) != (size_t)argc - 2 || argc - 2 > PACKED_COLUMNS || strspn(plan, "k+<>") != strlen(plan)) {
    fail(to, g, "gathered: a slot, a letter for each value, and the values");
    return 0;
  }
  strcpy(g->plan, plan);
  g->values = argc - 2, g->slot = (int)slot;
  for (int i = 0; i < g->values; i++) g->fixed += plan[i] == '+' ? 8 : plan[i] == 'k' ? 0 : TEXT_ROOM;
  g->places = 1 << 12;
  g->table = calloc(g->places, sizeof *g->table);
  if (!g->table) fail(to, g, 0);
  return g->table != 0;
}

static int widen(struct gathering *g) {
  size_t places = g->places * 2, *table = calloc(places, sizeof *table);
  if (!table) return 0;
  for (size_t i = 0; i < g->places; i++) {
    if (!g->table[i]) continue;
    struct group head;
    memcpy(&head, g->groups + g->table[i] - 1, sizeof head);
    size_t at = head.hash & (places - 1);
    while (table[at]) at = (at + 1) & (places - 1);
    table[at] = g->table[i];
  }
  free(g->table);
  g->table = table, g->places = places;
  return 1;
}

// find gives where the group of the key at hand begins, which may be new.
static unsigned char *find(struct gathering *g) {
  uint64_t hash = hash_of(g->key, g->key_used);
  size_t at = hash & (g->places - 1);
  for (; g->table[at]; at = (at + 1) & (g->places - 1)) {
    unsigned char *group = g->groups + g->table[at] - 1;
    struct group head;
    memcpy(&head, group, sizeof head);
    if (head.hash == hash && head.key_size == g->key_used && !memcmp(group + sizeof head + g->fixed, g->key, g->key_used)) return group;
  }
  struct group head = {hash, (uint32_t)g->key_used, 0};
  size_t size = sizeof head + (size_t)g->fixed + g->key_used;
  if (!grow(&g->groups, &g->room, g->used + size)) return 0;
  unsigned char *group = g->groups + g->used;
  memcpy(group, &head, sizeof head);
  memset(group + sizeof head, 0, (size_t)g->fixed);
  memcpy(group + sizeof head + g->fixed, g->key, g->key_used);
  g->table[at] = g->used + 1;
  g->used += size;
  if (++g->count > g->places / 2 && !widen(g)) return 0;
  return group;
}

static void step(sqlite3_context *to, int argc, sqlite3_value **argv) {
  struct gathering *g = sqlite3_aggregate_context(to, sizeof *g);
  if (!g || g->failed || (!g->table && !begin(to, g, argc, argv))) return;
  g->key_used = 0;
  for (int i = 0; i < g->values; i++) {
    if (g->plan[i] != 'k') continue;
    sqlite3_value *v = argv[i + 2];
    int kind = sqlite3_value_type(v);
    const void *text = kind == SQLITE_TEXT ? sqlite3_value_text(v) : 0;
    if (kind != SQLITE_TEXT && kind != SQLITE_INTEGER && kind != SQLITE_NULL) return fail(to, g, "gathered: a key is a text, a whole number or null");
    if ((kind == SQLITE_TEXT && !text) || !cell(&g->key, &g->key_used, &g->key_room, kind, sqlite3_value_int64(v), text, text ? (uint32_t)sqlite3_value_bytes(v) : 0)) return fail(to, g, 0);
  }
  unsigned char *group = find(g);
  if (!group) return fail(to, g, 0);
  unsigned char *at = group + sizeof(struct group);
  for (int i = 0; i < g->values; i++) {
    sqlite3_value *v = argv[i + 2];
    if (g->plan[i] == '+') {
      sqlite3_int64 sum;
      memcpy(&sum, at, 8);
      if (sqlite3_value_type(v) != SQLITE_INTEGER || __builtin_add_overflow(sum, sqlite3_value_int64(v), &sum)) return fail(to, g, "gathered: a sum is of whole numbers and fits in 64 bits");
      memcpy(at, &sum, 8);
      at += 8;
    } else if (g->plan[i] != 'k') {
      const unsigned char *text = sqlite3_value_text(v);
      int size = sqlite3_value_bytes(v);
      if (size >= TEXT_ROOM) return fail(to, g, "gathered: a least or greatest text has at most 15 bytes");
      int order = memcmp(text ? text : at, at + 1, size < at[0] ? size : at[0]);
      if (!order) order = size - at[0];
      if (size && (!at[0] || (g->plan[i] == '<' ? order < 0 : order > 0))) {
        at[0] = (unsigned char)size;
        memcpy(at + 1, text, size);
      }
      at += TEXT_ROOM;
    }
  }
}

// lay writes the groups as packed rows.
static int lay(struct gathering *g, unsigned char **out, size_t *used) {
  size_t room = 0;
  for (size_t at = 0; at < g->used;) {
    struct group head;
    memcpy(&head, g->groups + at, sizeof head);
    unsigned char *fixed = g->groups + at + sizeof head, *key = fixed + g->fixed;
    at += sizeof head + (size_t)g->fixed + head.key_size;
    for (int i = 0; i < g->values; i++) {
      if (g->plan[i] == 'k') {
        size_t size = *key == PACKED_INTEGER ? 9 : 1;
        if (*key == PACKED_TEXT) {
          size_t text = 0;
          for (int l = 0; l < PACKED_LENGTH; l++) text |= (size_t)(key[1 + l] & (PACKED_LETTER - 1)) << 6 * l;
          size += PACKED_LENGTH + text;
        }
        if (!grow(out, &room, *used + size)) return 0;
        memcpy(*out + *used, key, size);
        *used += size, key += size;
      } else if (g->plan[i] == '+') {
        sqlite3_int64 sum;
        memcpy(&sum, fixed, 8);
        if (!cell(out, used, &room, SQLITE_INTEGER, sum, 0, 0)) return 0;
        fixed += 8;
      } else {
        if (!cell(out, used, &room, SQLITE_TEXT, 0, fixed + 1, fixed[0])) return 0;
        fixed += TEXT_ROOM;
      }
    }
  }
  return 1;
}

// final is called once whatever happens, also after an error.
static void final(sqlite3_context *to) {
  struct gathering *g = sqlite3_aggregate_context(to, 0);
  sqlite3_result_int64(to, g ? (sqlite3_int64)g->count : 0);
  if (!g) return;
  free(g->table);
  free(g->key);
  unsigned char *out = 0;
  size_t used = 0;
  if (!g->failed && !lay(g, &out, &used)) {
    sqlite3_result_error_nomem(to);
    free(out);
    out = 0;
  }
  free(g->groups);
  if (!out) return;
  struct packed_slots *slots = sqlite3_user_data(to);
  slots->gathered = out; // Go takes it before the next
  slots->slot[g->slot] = (struct packed_slot){.bytes = out, .size = (long long)used, .columns = g->values};
}

int gathered_enable(sqlite3 *db, struct packed_slots *slots) {
  return sqlite3_create_function_v2(db, "gathered", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, slots, 0, step, final, 0);
}
