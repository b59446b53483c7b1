package main

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/smtp"
	"path/filepath"
	"strings"
	"time"

	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/work"
)

// digest mails what was seen to change since a day, in both languages. Without
// a mail server it is printed; when nothing changed, nothing is sent.
func (s *scraper) digest(ctx context.Context) error {
	since, err := funding.ParseDate(s.Digest.Since)
	if err != nil {
		return fmt.Errorf("digest --since: %w", err)
	}
	db, err := work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		return err
	}
	defer db.Close()
	events, err := db.Events(ctx, since)
	if err != nil {
		return err
	}
	if len(events) == 0 {
		s.say("nothing changed since %s: no mail", since)
		return s.answer(map[string]any{"events": 0, "sent": false})
	}
	text := digestText(events, since)
	if s.Digest.SMTP == "" {
		s.say("%s", text)
		return s.answer(map[string]any{"events": len(events), "sent": false, "text": text})
	}
	if err := s.mail(subject(len(events), since), text); err != nil {
		return fmt.Errorf("digest through %s: %w", s.Digest.SMTP, err)
	}
	s.say("%d changes mailed to %s", len(events), s.Digest.To)
	return s.answer(map[string]any{"events": len(events), "sent": true})
}

func subject(n int, since funding.Date) string {
	return fmt.Sprintf("Sillage : annonces modifiées depuis le %s (%d)", since, n)
}

// digestText is French first, then English; the words themselves are quoted
// once each, in their own language.
func digestText(events []work.SeenEvent, since funding.Date) string {
	var b strings.Builder
	for _, lang := range []string{"fr", "en"} {
		head := "Ce qui a changé dans les annonces suivies depuis le " + string(since) + "\u00a0:"
		if lang == "en" {
			head = "What changed in the announcements followed since " + string(since) + ":"
		}
		fmt.Fprintf(&b, "%s\n", head)
		for _, e := range events {
			label, _ := funding.EventKinds.Find(e.Kind)
			kind, was, now := label.FR, "avant\u00a0: «\u00a0%s\u00a0»", "après\u00a0: «\u00a0%s\u00a0»"
			if lang == "en" {
				kind, was, now = label.EN, "before: “%s”", "after: “%s”"
			}
			fmt.Fprintf(&b, "\n%s, %s\n%s\n%s\n", e.SeenOn, kind, e.Title, e.Address)
			for _, side := range []struct{ form, words string }{{was, e.Was}, {now, e.Became}} {
				if side.words != "" {
					fmt.Fprintf(&b, "  "+side.form+"\n", side.words)
				}
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// mail sends plain text by SMTP; the server's TLS is used where it offers it.
func (s *scraper) mail(subject, text string) error {
	from, err := mail.ParseAddress(s.Digest.From)
	if err != nil {
		return fmt.Errorf("SILLAGE_DIGEST_FROM: %w", err)
	}
	to, err := mail.ParseAddressList(s.Digest.To)
	if err != nil {
		return fmt.Errorf("SILLAGE_DIGEST_TO: %w", err)
	}
	if _, _, err := net.SplitHostPort(s.Digest.SMTP); err != nil {
		return fmt.Errorf("SILLAGE_SMTP: %w", err)
	}
	var receivers, shown []string
	for _, a := range to {
		receivers, shown = append(receivers, a.Address), append(shown, a.String())
	}
	var b strings.Builder
	for _, line := range [][2]string{
		{"From", from.String()}, {"To", strings.Join(shown, ", ")}, {"Subject", mime.QEncoding.Encode("utf-8", subject)},
		{"Date", s.now().UTC().Format(time.RFC1123Z)}, {"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"},
		{"Content-Transfer-Encoding", "quoted-printable"},
	} {
		fmt.Fprintf(&b, "%s: %s\r\n", line[0], line[1])
	}
	b.WriteString("\r\n")
	w := quotedprintable.NewWriter(&b)
	_, err = w.Write([]byte(strings.ReplaceAll(text, "\n", "\r\n")))
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	return smtp.SendMail(s.Digest.SMTP, nil, from.Address, receivers, []byte(b.String()))
}
