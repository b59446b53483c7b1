package view

import "sillage/db/funding"

// AnnouncementList lists announcements, the latest first.
type AnnouncementList struct {
	Frame
	Filter    Filter
	Feed      string // address of the Atom feed of what changed
	Rows      []AnnouncementRow
	Pages     Paging
	Downloads []Download
}

// AnnouncementRow is a line of that list.
type AnnouncementRow struct {
	Key       string
	Title     Text
	Href      string
	Publisher Link
	Date      funding.Date
	Programme *Link
	State     string // one of funding.EvidenceStates
	Gone      bool
	Reprint   bool
	Changes   int
	Waiting   int
}

// Announcement is one announcement: its text as kept, what changed in it, and
// what rests on it.
type Announcement struct {
	Frame
	Key         string
	Title       Text
	Document    Document
	AnnouncedOn funding.Date
	GoneSince   funding.Date
	Archive     string
	Hash        string
	Size        int64
	Programme   *Link
	Authors     []Link
	Twin        *Link
	CopyOf      *Link
	Copies      []Link
	Versions    []Version
	Changes     []TextChange
	Waiting     int
	Figures     []FigureRow
	Others      []Link // further announcements read in the same document
	Note        Text
	Feed        string
}

// Version is one version of the page of an announcement.
type Version struct {
	Number int
	SeenOn funding.Date
	Hash   string
}

// TextChange is a difference between two versions; one side may be empty.
type TextChange struct {
	Key         string
	SeenOn      funding.Date
	Kind        string // one of funding.EventKinds
	Was, Became Quote
}
