package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// page is one screen of the app: home, a form, a fact, a provision, and so on.
type page interface {
	// update takes a key, a paste or a message of a command that the page started.
	update(msg tea.Msg) action
	// view draws the page into a body of exactly this size; longer lines and further rows
	// are cut by the frame.
	view(width, height int) screen
	// hints are the bindings for the footer, the most useful first.
	hints() []key.Binding
	// writing reports whether text has the focus, so that printable keys belong to it.
	writing() bool
}

// screen is what a page draws: its lines, and where the text cursor stands in them.
type screen struct {
	lines  []string
	cursor *tea.Cursor
}

// action is what a page wants done after a message.
type action struct {
	// cmd is work with the outside world.
	cmd tea.Cmd
	// open names a page to go to.
	open *destination
	// back leaves the page for the one it was opened from.
	back bool
	// draft marks a change of text that is still being written: it is saved soon, not at
	// once, and holds nothing up.
	draft bool
	// notice is said in the line above the footer until the next key; problem likewise, as
	// a warning.
	notice, problem string
	// unused is true for a key that means nothing to the page.
	unused bool
}

// destination is a page and what it is to show.
type destination struct {
	page pageName
	// reference is a provision or a fact, for the pages that show one, or an edition.
	reference string
	// tab is the part of the guide that a provision page opens, if any.
	tab guideTab
	// entry is an entry of the list of evidence or open points, for the page that shows one.
	entry int
}

// inAssessment reports whether the page shows a part of the open assessment.
func (d destination) inAssessment() bool {
	switch d.page {
	case pageHome, pageNew, pageOpen, pageRestore, pageSalvage, pageEdition, pageBrowse, pageMigrate, pageMigrateTo, pageLearn:
		return false
	case pageProduct, pageFacts, pageProvision, pageList, pageReview, pageExport, pageSearch, pageCatalogue, pageDeclaration,
		pageFolder, pageEvidence, pageOneEvidence, pageSaveAs, pageMigration, pagePoints, pageOnePoint, pageConflicts, pageVersions:
	}
	return true
}

// pageName names a page. The names of pages that a person can return to stand in the file
// of places.
type pageName string

const (
	pageHome      pageName = "home"
	pageNew       pageName = "new"
	pageOpen      pageName = "open"
	pageProduct   pageName = "product"
	pageFacts     pageName = "facts"
	pageProvision pageName = "provision"
	pageList      pageName = "list"
	pageReview    pageName = "review"
	pageExport    pageName = "export"
	pageSearch    pageName = "search"
	// pageCatalogue is that of the open assessment, pageBrowse that of an edition without one.
	pageCatalogue pageName = "catalogue"
	pageBrowse    pageName = "browse"
	// pageEdition asks for an edition.
	pageEdition pageName = "edition"
	// pageDeclaration and pageFolder belong to the export.
	pageDeclaration pageName = "declaration"
	pageFolder      pageName = "folder"
	// pageEvidence and pageOneEvidence belong to a provision.
	pageEvidence    pageName = "evidence"
	pageOneEvidence pageName = "one evidence"
	// pagePoints lists open points, of one provision or all; pageOnePoint asks for one.
	pagePoints   pageName = "open points"
	pageOnePoint pageName = "one open point"
	pageSaveAs   pageName = "save as"
	// pageConflicts asks what holds where copies that were merged differ.
	pageConflicts pageName = "conflicts"
	pageRestore   pageName = "restore"
	// pageMigrate asks for an edition to carry the answers over to, pageMigrateTo for a file;
	// pageMigration tells what became of them.
	pageMigrate   pageName = "migrate"
	pageMigrateTo pageName = "migrate to"
	pageMigration pageName = "migration"
	// pageVersions lists what is kept of the open file, pageSalvage what is kept of one that
	// cannot be read.
	pageVersions pageName = "versions"
	pageSalvage  pageName = "salvage"
	// pageLearn teaches the standard, without an assessment.
	pageLearn pageName = "learn"
)

// goTo is the action of opening a page.
func goTo(name pageName, reference string) action {
	return action{open: &destination{page: name, reference: reference}}
}
