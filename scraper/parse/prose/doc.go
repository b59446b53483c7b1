// Package prose reads announcements written in sentences: which amounts they
// print, of what kind, and which bodies pay, manage, help or receive. It is
// pure: text in, candidates for a person to judge out.
//
// Read cuts a text into words and signs (text.go) and sentences (sentences.go),
// marks the phrases that tell something (cues.go; the phrases themselves stand
// in cues_fr.go, cues_fr_roles.go and cues_en.go) and the known names
// (names.go). Amounts are found by numbers.go, money.go and ellipsis.go, then
// told by qualifiers.go, terms.go, basis.go (with captions.go, increases.go,
// totals.go and parts.go), and judge.go with costs.go and ungiven.go. Names of
// bodies are found by bodies.go, states.go, persons.go, shortnames.go,
// nameend.go, smallwords.go and slot.go, and told by grade.go; counted classes by
// classes.go. roles.go reads the words before each (before.go, gifts.go,
// agents.go, receivers.go, joined.go) and after it (subjects.go, verbs.go);
// links.go, rows.go, cells.go and below.go read lists and tables, discourse.go
// what goes over sentences, whole.go what only the text as a whole tells;
// fullest.go finds the full form of each name, parties.go puts it together.
//
// Nothing is taken from knowledge of the world: a text that does not say who
// pays has no payer, and a place that stands for its government is none. Every
// finding has its fragment and its place in the text; Sure is false where a
// text could be read in two ways.
//
// The texts in testdata and their labels measure the rules; testdata/README.md
// says what is labelled, by whom, and which of the sets the rules were tuned on.
// One set was never read by their author: the test prints its figures beside the
// others.
package prose
