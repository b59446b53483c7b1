package work

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Queue is what a crawl of one source still has to ask for, and what was
// answered. It is kept in the database, so that a crawl that was stopped at
// any point resumes where it was.
type Queue struct {
	db     *sql.DB
	source string
}

// Queue opens the queue of a source.
func (w *DB) Queue(source string) *Queue { return &Queue{w.db, source} }

// MostQueued is how many addresses a queue takes.
const MostQueued = 200_000

// ErrQueueFull: a crawl leads to more addresses than a queue takes.
var ErrQueueFull = errors.New("the queue is full")

// Job is one address to ask for, with what is known of it from before.
type Job struct {
	Address, Kind, Host              string
	Number                           int64
	Final, ETag, LastModified, Known string // Known: hash of the last version
}

// Outcome states of a job.
const (
	Kept      = "kept"
	Unchanged = "unchanged"
	PageGone  = "gone"
	Failed    = "failed"
)

// Outcome is what became of a job.
type Outcome struct {
	Job     Job
	State   string // Kept, Unchanged, PageGone, Failed
	Failure string // its cause and words; empty when there is none
	Answer  Version
	Links   []Job // addresses that the page led to
}

// Version is one answer of an address. Times are UTC.
type Version struct {
	Source, Address, Final string
	Status                 int
	MediaType, Coding      string
	ETag, LastModified     string
	Header                 string // as received, one field a line
	Hash                   string
	Size                   int64
	SeenAt                 time.Time
}

// Begin starts a crawl: when nothing is waiting from one that was stopped, the
// answers of the last crawl are cleared and the given addresses are queued.
// It tells whether a stopped crawl is resumed.
func (q *Queue) Begin(ctx context.Context, start []Job) (resumed bool, err error) {
	err = q.write(ctx, func(tx *sql.Tx) error {
		var waiting int
		err := tx.QueryRowContext(ctx, "select count(*) from job where source_id = ? and state = 'queued'", q.source).Scan(&waiting)
		if err != nil {
			return err
		}
		if resumed = waiting > 0; resumed {
			return nil
		}
		if _, err := tx.ExecContext(ctx, "delete from job where source_id = ?", q.source); err != nil {
			return err
		}
		_, err = q.add(ctx, tx, start)
		return err
	})
	return resumed, err
}

// add queues addresses that this crawl has not met yet and returns them.
func (q *Queue) add(ctx context.Context, tx *sql.Tx, jobs []Job) ([]Job, error) {
	if len(jobs) == 0 {
		return nil, nil
	}
	var last, all int64
	err := tx.QueryRowContext(ctx, "select coalesce(max(number), 0), count(*) from job where source_id = ?", q.source).Scan(&last, &all)
	if err != nil {
		return nil, err
	}
	var added []Job
	for _, j := range jobs {
		if all >= MostQueued {
			return nil, fmt.Errorf("%s: %w: %d addresses", j.Address, ErrQueueFull, all)
		}
		result, err := tx.ExecContext(ctx, `
			insert into job (source_id, address, number, host, kind, state, failure)
			values (?, ?, ?, ?, ?, 'queued', '')
			on conflict do nothing`, q.source, j.Address, last+1, j.Host, j.Kind)
		if err != nil {
			return nil, fmt.Errorf("queue %s: %w", j.Address, err)
		}
		if n, err := result.RowsAffected(); err != nil {
			return nil, err
		} else if n == 0 {
			continue
		}
		last, all = last+1, all+1
		j.Number = last
		added = append(added, j)
	}
	return added, nil
}

// Answered counts those of the addresses that this crawl received, changed or
// not.
func (q *Queue) Answered(ctx context.Context, addresses []string) (int, error) {
	n := 0
	for _, address := range addresses {
		var state string
		err := q.db.QueryRowContext(ctx, "select state from job where source_id = ? and address = ?", q.source, address).Scan(&state)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, fmt.Errorf("queue of %s: %w", q.source, err)
		}
		if state == Kept || state == Unchanged {
			n++
		}
	}
	return n, nil
}

// Hosts lists the hosts that have an address waiting.
func (q *Queue) Hosts(ctx context.Context) ([]string, error) {
	rows, err := q.db.QueryContext(ctx, `
		select distinct host
		from job
		where source_id = ? and state = 'queued'
		order by host`, q.source)
	if err != nil {
		return nil, fmt.Errorf("hosts of the queue: %w", err)
	}
	defer rows.Close()
	var hosts []string
	for rows.Next() {
		var host string
		if err := rows.Scan(&host); err != nil {
			return nil, err
		}
		hosts = append(hosts, host)
	}
	return hosts, rows.Err()
}

// Waiting gives the next addresses of a host after a number, in their order.
func (q *Queue) Waiting(ctx context.Context, host string, after int64, limit int) ([]Job, error) {
	rows, err := q.db.QueryContext(ctx, `
		select j.address, j.kind, j.host, j.number, coalesce(p.final_address, ''), coalesce(p.etag, ''), coalesce(p.last_modified, ''), coalesce(p.hash, '')
		from job j
		left join page p on p.source_id = j.source_id and p.address = j.address
		where j.source_id = ? and j.host = ? and j.state = 'queued' and j.number > ?
		order by j.number
		limit ?`, q.source, host, after, limit)
	if err != nil {
		return nil, fmt.Errorf("queue of %s: %w", host, err)
	}
	defer rows.Close()
	var jobs []Job
	for rows.Next() {
		var j Job
		if err := rows.Scan(&j.Address, &j.Kind, &j.Host, &j.Number, &j.Final, &j.ETag, &j.LastModified, &j.Known); err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, rows.Err()
}

// Done stores what became of jobs, with the links that they led to, in one
// transaction; it returns the hosts of the addresses that are new.
func (q *Queue) Done(ctx context.Context, outcomes []Outcome) (newHosts map[string]bool, err error) {
	newHosts = map[string]bool{}
	err = q.write(ctx, func(tx *sql.Tx) error {
		if err := q.unchanged(ctx, tx, outcomes); err != nil {
			return err
		}
		for _, o := range outcomes {
			if o.State == Unchanged {
				continue
			}
			if err := q.done(ctx, tx, o); err != nil {
				return fmt.Errorf("store the answer of %s: %w", o.Job.Address, err)
			}
			added, err := q.add(ctx, tx, o.Links)
			if err != nil {
				return err
			}
			for _, j := range added {
				newHosts[j.Host] = true
			}
		}
		return nil
	})
	return newHosts, err
}

// unchanged stores all outcomes of pages that are as they were, which is most
// of most crawls, by three statements.
func (q *Queue) unchanged(ctx context.Context, tx *sql.Tx, outcomes []Outcome) error {
	var addresses []string
	var seen string
	for _, o := range outcomes {
		if o.State == Unchanged {
			addresses = append(addresses, o.Job.Address)
			seen = max(seen, o.Answer.SeenAt.UTC().Format(time.RFC3339))
		}
	}
	if len(addresses) == 0 {
		return nil
	}
	list, err := json.Marshal(addresses)
	if err != nil {
		return err
	}
	for _, update := range []string{`
		update job
		set state = 'unchanged', failure = ''
		where source_id = :source and address in (select value from json_each(:list)) and :seen <> ''`, `
		update page_version
		set last_seen = :seen
		where (source_id, address, hash) in (select :source, address, hash from page where source_id = :source and address in (select value from json_each(:list)))`, `
		update page
		set asked_at = :seen, gone_since = ''
		where source_id = :source and address in (select value from json_each(:list))`} {
		if _, err := tx.ExecContext(ctx, update, sql.Named("source", q.source), sql.Named("list", string(list)), sql.Named("seen", seen)); err != nil {
			return fmt.Errorf("store %d unchanged pages: %w", len(addresses), err)
		}
	}
	return nil
}

func (q *Queue) done(ctx context.Context, tx *sql.Tx, o Outcome) error {
	_, err := tx.ExecContext(ctx, "update job set state = ?, failure = ? where source_id = ? and address = ?",
		o.State, o.Failure, q.source, o.Job.Address)
	if err != nil {
		return err
	}
	seen := o.Answer.SeenAt.UTC().Format(time.RFC3339)
	switch o.State {
	case Kept:
		return q.keep(ctx, tx, o, seen)
	case PageGone:
		_, err := tx.ExecContext(ctx, `
			insert into page (source_id, address, kind, final_address, status, etag, last_modified, hash, asked_at, gone_since)
			values (:source, :address, :kind, '', 0, '', '', '', :seen, :seen)
			on conflict (source_id, address) do update set asked_at = :seen, gone_since = case gone_since when '' then :seen else gone_since end`,
			sql.Named("source", q.source), sql.Named("address", o.Job.Address), sql.Named("kind", o.Job.Kind), sql.Named("seen", seen))
		return err
	default:
		return nil
	}
}

func (q *Queue) keep(ctx context.Context, tx *sql.Tx, o Outcome, seen string) error {
	a := o.Answer
	_, err := tx.ExecContext(ctx, `
		insert into page (source_id, address, kind, final_address, status, etag, last_modified, hash, asked_at, gone_since)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, '')
		on conflict (source_id, address) do update set kind = excluded.kind, final_address = excluded.final_address, status = excluded.status,
			etag = excluded.etag, last_modified = excluded.last_modified, hash = excluded.hash, asked_at = excluded.asked_at, gone_since = ''
		where excluded.asked_at >= page.asked_at`,
		q.source, o.Job.Address, o.Job.Kind, a.Final, a.Status, a.ETag, a.LastModified, a.Hash, seen)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		insert into page_version (source_id, address, hash, final_address, status, media_type, coding, header, size, first_seen, last_seen)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		on conflict (source_id, address, hash) do update set first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)`,
		q.source, o.Job.Address, a.Hash, a.Final, a.Status, a.MediaType, a.Coding, a.Header, a.Size, seen, seen)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		insert into page_change (source_id, address, number, seen_at, hash)
		select :source, :address, 1 + coalesce((select max(number) from page_change where source_id = :source and address = :address), 0), :seen, :hash
		where coalesce((
			select hash from page_change
			where source_id = :source and address = :address and seen_at <= :seen
			order by seen_at desc, number desc
			limit 1
		), '') <> :hash`,
		sql.Named("source", q.source), sql.Named("address", o.Job.Address), sql.Named("seen", seen), sql.Named("hash", a.Hash))
	return err
}

func (q *Queue) write(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := q.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("queue of %s: %w", q.source, err)
	}
	defer tx.Rollback() // does nothing after a commit
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}
