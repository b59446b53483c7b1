package main

import (
	"sillage/db/release"
	"sillage/server/view"
)

// replies holds every reply by what it is about.
type replies struct {
	q   *ask
	all []release.Reply
}

func (q *ask) replies() (replies, error) {
	all, err := q.db.Replies(q.ctx())
	return replies{q, all}, err
}

// about gives the replies to one key.
func (r replies) about(key string) []view.Reply {
	return r.where(func(x release.Reply) bool { return key != "" && x.About == key })
}

func (r replies) where(belongs func(release.Reply) bool) []view.Reply {
	var out []view.Reply
	for _, x := range r.all {
		if belongs(x) {
			out = append(out, r.q.reply(x))
		}
	}
	return out
}

func (q *ask) reply(r release.Reply) view.Reply {
	out := view.Reply{Key: r.Key, Author: q.link(view.OrganizationsAt, r.Author), RepliedOn: r.RepliedOn,
		Words: view.Text{Words: r.Words, Lang: r.Lang}, Address: r.Address, About: view.Link{Text: r.About}}
	switch {
	case r.AboutQuestion != "":
		out.About.Href = q.cardHref(r.AboutProgramme, r.AboutQuestion)
	case r.AboutEvidence != "":
		out.About.Href = q.href(view.EvidenceAt, r.AboutEvidence)
	case r.AboutAward != "":
		out.About.Href = q.href(view.AwardsAt, r.AboutAward)
	case r.AboutProgramme != "":
		out.About.Href = q.href(view.ProgrammesAt, r.AboutProgramme)
	}
	return out
}

// replyPage tells how to send a reply, and lists those received.
func replyPage(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	all, err := q.replies()
	if err != nil {
		return nil, err
	}
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	if err != nil {
		return nil, err
	}
	return view.ReplyPage{Frame: frame, Address: texts["reply_address"], Replies: all.where(func(release.Reply) bool { return true })}, nil
}
