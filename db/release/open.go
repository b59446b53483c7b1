package release

import "database/sql"

// DB is one release, open for reading.
type DB struct{ sql *sql.DB }
