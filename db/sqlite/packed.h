// What packed.c and loader.go say to each other.
#ifndef SILLAGE_PACKED_H
#define SILLAGE_PACKED_H

#define PACKED_COLUMNS 48
#define PACKED_SLOTS 24

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

// The slots of one connection.
struct packed_slots {
  struct packed_slot slot[PACKED_SLOTS];
};

// packed_enable makes SQLite call us for each connection that opens.
int packed_enable(void);

// packed_opening names the slots of the connection that this thread opens next;
// null: connections of this thread get no table packed.
void packed_opening(struct packed_slots *slots);

#endif
