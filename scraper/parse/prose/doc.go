// Package prose reads announcements written in sentences: which amounts they
// print, of what kind, and which bodies pay, manage, help or receive.
//
// The texts in testdata/labelled.ndjson and their labels were written before
// any rule of this package, so that the rules can be measured against them;
// testdata/README.md says what is labelled and what is not.
package prose
