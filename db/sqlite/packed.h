// What packed.c, handed.c and the Go files beside them say to each other.
#ifndef SILLAGE_PACKED_H
#define SILLAGE_PACKED_H

#include <stdint.h>

#define PACKED_COLUMNS 48
#define PACKED_SLOTS 25

#define PACKED_LETTER 64
#define PACKED_LENGTH 6

enum { PACKED_NULL = 0, PACKED_INTEGER = 1, PACKED_TEXT = 2 };

// A batch of rows, cell after cell: a byte that names the kind, then nothing, or
// eight bytes of a number in the machine's order, or a length and the bytes of a
// text. The length is six letters, the lowest six bits first; what is more in
// each of them is PACKED_LETTER.
struct packed_slot {
  const unsigned char *bytes; // null: the slot is not open
  long long size;
  int columns;
};

// The slots of one connection, and who takes the rows that leave it.
struct packed_slots {
  struct packed_slot slot[PACKED_SLOTS];
  void *gathered;  // the memory of the slot that gathered filled last
  uintptr_t taker; // a handle of Go's
};

struct sqlite3;

// handed_enable gives a connection the function handed.
int handed_enable(struct sqlite3 *db, struct packed_slots *slots);

// gathered_enable gives a connection the function gathered.
int gathered_enable(struct sqlite3 *db, struct packed_slots *slots);

// sillageHanded is Go's: it takes whole rows; not zero where it would not.
extern int sillageHanded(uintptr_t taker, void *bytes, long long size);

// packed_enable makes SQLite call us for each connection that opens.
int packed_enable(void);

// packed_opening names the slots of the connection that this thread opens next;
// null: connections of this thread get neither packed nor handed.
void packed_opening(struct packed_slots *slots);

#endif
