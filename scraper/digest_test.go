package main

import (
	"bufio"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"testing"
	"time"
)

// mailbox is a local mail server that takes one mail and keeps it.
func mailbox(t *testing.T) (address string, got chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	got = make(chan string, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		io.WriteString(c, "220 local\r\n")
		lines, envelope := bufio.NewReader(c), ""
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			switch command := strings.ToUpper(line); {
			case strings.HasPrefix(command, "EHLO"):
				io.WriteString(c, "250 local\r\n")
			case strings.HasPrefix(command, "DATA"):
				io.WriteString(c, "354 go on\r\n")
				for text := ""; ; text += line {
					if line, err = lines.ReadString('\n'); err != nil {
						return
					}
					if line == ".\r\n" {
						got <- envelope + "\n" + text
						break
					}
				}
				io.WriteString(c, "250 kept\r\n")
			case strings.HasPrefix(command, "QUIT"):
				io.WriteString(c, "221 bye\r\n")
				return
			default:
				envelope += line
				io.WriteString(c, "250 ok\r\n")
			}
		}
	}()
	return l.Addr().String(), got
}

func TestTheDigestMailsWhatChangedAndNothingElse(t *testing.T) {
	web, files, data := collected(t)
	address, got := mailbox(t)
	args := []string{"--data", data, "digest", "--since", "2020-01-01", "--smtp", address, "--from", "Sillage <veille@example.org>", "--to", "a@example.org, b@example.org"}
	mustCall(t, files, args...)
	select {
	case m := <-got:
		t.Fatalf("nothing changed, and a mail went out: %s", m)
	default:
	}
	web.set(strings.ReplaceAll(web.page, "plus de 5,4&nbsp;millions", "plus de 6,4&nbsp;millions"), 200)
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	mustCall(t, files, args...)
	var sent string
	select {
	case sent = <-got:
	case <-time.After(5 * time.Second):
		t.Fatal("no mail came")
	}
	envelope, text := strings.ToUpper(sent[:strings.Index(sent, "From: ")]), sent[strings.Index(sent, "From: "):]
	for _, want := range []string{"MAIL FROM:<VEILLE@EXAMPLE.ORG>", "RCPT TO:<A@EXAMPLE.ORG>", "RCPT TO:<B@EXAMPLE.ORG>"} {
		if !strings.Contains(envelope, want) {
			t.Errorf("the envelope has no %s: %s", want, envelope)
		}
	}
	m, err := mail.ReadMessage(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != "Sillage : annonces modifiées depuis le 2020-01-01 (4)" {
		t.Errorf("subject %q, %v", subject, err)
	}
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"montant changé", "amount changed", "avant\u00a0: «\u00a0Un investissement de plus de 5,4 millions", "after: “Un investissement de plus de 6,4 millions", web.URL} {
		if !strings.Contains(string(body), want) {
			t.Errorf("the mail has no %q:\n%s", want, body)
		}
	}
}

func TestTheDigestSaysWhatItLacks(t *testing.T) {
	web, files, data := collected(t)
	web.set(strings.ReplaceAll(web.page, "plus de 5,4&nbsp;millions", "plus de 6,4&nbsp;millions"), 200)
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"no day":      {[]string{"--since", "yesterday"}, "digest --since"},
		"no sender":   {[]string{"--since", "2020-01-01", "--smtp", "127.0.0.1:1"}, "SILLAGE_DIGEST_FROM"},
		"no receiver": {[]string{"--since", "2020-01-01", "--smtp", "127.0.0.1:1", "--from", "a@example.org"}, "SILLAGE_DIGEST_TO"},
		"no port":     {[]string{"--since", "2020-01-01", "--smtp", "127.0.0.1", "--from", "a@example.org", "--to", "b@example.org"}, "SILLAGE_SMTP"},
		"no server":   {[]string{"--since", "2020-01-01", "--smtp", "127.0.0.1:1", "--from", "a@example.org", "--to", "b@example.org"}, "refused"},
	} {
		if _, _, err := call(files, append([]string{"--data", data, "digest"}, c.args...)...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, words, err := call(files, "--data", data, "digest", "--since", "2020-01-01"); err != nil || !strings.Contains(words, "montant changé") {
		t.Errorf("without a server: %v\n%s", err, words)
	}
}
