package view

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"
)

// phrase is one entry of the catalogue. Entries are written without field
// names, so that one without both languages does not compile.
type phrase struct {
	key    string
	fr, en string
}

// countedPhrase is a phrase that depends on a number. French has one form for 0 and
// 1 and another from 2; English one for 1 and another for the rest. "%s" is
// where the number goes.
type countedPhrase struct {
	key            string
	frOne, frOther string
	enOne, enOther string
}

// wording is the catalogue of one language, typeset.
type wording struct {
	plain  map[string]string
	plural map[string][2]string // one, other
}

// vocabulary is every list of words of the pages, one a part of the site.
var vocabulary = [][]phrase{
	siteWords,
	listWords,
	dossierWords,
	referenceWords,
	methodWords,
	familyWords,
	insteadWords,
	citeWords,
	compareWords,
	questionWords,
	chainWords,
	announcementWords,
	recordWords,
}

func newWording(lang Lang) wording {
	w := wording{map[string]string{}, map[string][2]string{}}
	for _, list := range vocabulary {
		for _, p := range list {
			words := p.fr
			if lang == English {
				words = p.en
			}
			w.plain[p.key] = typeset(lang, words)
		}
	}
	for _, c := range slices.Concat(countedWords, insteadCounted, questionCounts, recordCounts) {
		forms := [2]string{c.frOne, c.frOther}
		if lang == English {
			forms = [2]string{c.enOne, c.enOther}
		}
		w.plural[c.key] = [2]string{typeset(lang, forms[0]), typeset(lang, forms[1])}
	}
	return w
}

// typeset puts the no-break spaces and apostrophes of the language where the
// catalogue's source has plain ones.
func typeset(lang Lang, words string) string {
	words = strings.ReplaceAll(words, "'", "’")
	if lang == English {
		return words
	}
	return strings.NewReplacer(
		" :", "\u00a0:", "%s %", "%s\u00a0%", " $", "\u00a0$", " »", "\u00a0»", "« ", "«\u00a0",
		" ;", "\u202f;", " ?", "\u202f?", " !", "\u202f!",
	).Replace(words)
}

// say gives the words of a key.
func (p printer) say(key string) (string, error) {
	if words, ok := p.words.plain[key]; ok {
		return words, nil
	}
	return "", fmt.Errorf("catalogue: no words for %q", key)
}

// sayOf gives the words of a member of a family: "role" "payer".
func (p printer) sayOf(family, member string) (string, error) {
	return p.say(family + ":" + member)
}

// count gives the form that the number asks for, with the number in it.
func (p printer) count(key string, number int64, printed string) (string, error) {
	forms, ok := p.words.plural[key]
	if !ok {
		return "", fmt.Errorf("catalogue: no plural for %q", key)
	}
	form := forms[1]
	if number == 1 || number == -1 || (number == 0 && p.lang == French) {
		form = forms[0]
	}
	return strings.Replace(form, "%s", printed, 1), nil
}

// checkKeys fails when a template asks for a key that is not there: {{t "key"}},
// {{n "key" count}}, {{word "family" value}}.
func (p printer) checkKeys(set *template.Template) error {
	for _, use := range keysOf(set) {
		var ok bool
		switch use.function {
		case "t":
			_, ok = p.words.plain[use.key]
		case "n":
			_, ok = p.words.plural[use.key]
		case "word":
			ok = p.hasFamily(use.key)
		default:
			return fmt.Errorf("template function %q asks for no key", use.function)
		}
		if !ok {
			return fmt.Errorf("catalogue: no words for {{%s %q}}", use.function, use.key)
		}
	}
	return nil
}

func (p printer) hasFamily(family string) bool {
	for key := range p.words.plain {
		if strings.HasPrefix(key, family+":") {
			return true
		}
	}
	return false
}

// keyUse is one call in a template that names a key of the catalogue.
type keyUse struct{ function, key string }

// keysOf reads the parsed templates and lists every key that they name.
func keysOf(set *template.Template) []keyUse {
	var uses []keyUse
	for _, t := range set.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			uses = append(uses, keysUnder(t.Tree.Root)...)
		}
	}
	return uses
}

func keysUnder(node parse.Node) []keyUse {
	var uses []keyUse
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return nil
		}
		for _, child := range n.Nodes {
			uses = append(uses, keysUnder(child)...)
		}
	case *parse.ActionNode:
		uses = keysUnder(n.Pipe)
	case *parse.PipeNode:
		if n == nil {
			return nil
		}
		for _, command := range n.Cmds {
			uses = append(uses, keysUnder(command)...)
		}
	case *parse.CommandNode:
		if use, ok := keyIn(n); ok {
			uses = append(uses, use)
		}
		for _, argument := range n.Args {
			uses = append(uses, keysUnder(argument)...)
		}
	case *parse.IfNode:
		uses = keysOfBranch(&n.BranchNode)
	case *parse.WithNode:
		uses = keysOfBranch(&n.BranchNode)
	case *parse.RangeNode:
		uses = keysOfBranch(&n.BranchNode)
	case *parse.TemplateNode:
		uses = keysUnder(n.Pipe)
	default: // text, fields, strings and numbers name no key
	}
	return uses
}

func keysOfBranch(b *parse.BranchNode) []keyUse {
	uses := keysUnder(b.Pipe)
	uses = append(uses, keysUnder(b.List)...)
	return append(uses, keysUnder(b.ElseList)...)
}

func keyIn(c *parse.CommandNode) (keyUse, bool) {
	if len(c.Args) < 2 {
		return keyUse{}, false
	}
	function, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || (function.Ident != "t" && function.Ident != "n" && function.Ident != "word") {
		return keyUse{}, false
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return keyUse{}, false
	}
	return keyUse{function.Ident, key.Text}, true
}

// RoleWord names a role that an organization holds, for the choices of a
// filter bar; empty for a role that the catalogue does not have.
func RoleWord(lang Lang, role string) string { return newPrinter(lang).words.plain["role:"+role] }

// MeasureWord names a measure, and BesideWord what is set side by side, for the
// choices of a filter bar.
func MeasureWord(lang Lang, measure string) string {
	return newPrinter(lang).words.plain["measure:"+measure]
}

// CountedOnly names the records that a list is narrowed to; empty for none.
func CountedOnly(lang Lang, counted string) string {
	key := map[string]string{"enters": "counted.enters", "reaches": "counted.reaches", "neither": "counted.not"}[counted]
	return newPrinter(lang).words.plain[key]
}

// BesideWord names a kind of thing that is set side by side.
func BesideWord(lang Lang, of string) string { return newPrinter(lang).words.plain["beside:"+of] }
