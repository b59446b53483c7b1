// Package prose reads announcements written in sentences: which amounts they
// print, of what kind, and which bodies pay, manage, help or receive. It is
// pure: text in, candidates for a person to judge out.
//
// Read cuts a text into words and signs (text.go) and sentences (sentences.go),
// marks the phrases that tell something (cues.go; the phrases themselves stand
// in cues_fr.go, cues_fr_roles.go and cues_en.go) and the known names
// (names.go). Amounts are found by numbers.go, money.go and ellipsis.go, then
// told by qualifiers.go, terms.go, basis.go and parts.go, and judge.go. Names of
// bodies are found by bodies.go and nameend.go, counted classes by classes.go;
// roles.go, receivers.go and subjects.go read the words before and after each,
// rows.go lists and tables, discourse.go what goes over sentences; parties.go
// puts it together.
//
// Nothing is taken from knowledge of the world: a text that does not say who
// pays has no payer, and a place that stands for its government is none. Every
// finding has its fragment and its place in the text; Sure is false where a
// text could be read in two ways.
//
// The texts in testdata/labelled.ndjson and their labels were written before
// any rule of this package, so that the rules can be measured against them;
// testdata/README.md says what is labelled and what is not. The rules were
// tuned on half of them, and the test prints the figures of both halves.
package prose
