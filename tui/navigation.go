package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// global handles the keys that mean the same on every page. Pages see every key first, so
// that nothing printable is taken from text.
func (m *app) global(press tea.KeyPressMsg) action {
	if m.page.writing() {
		return action{}
	}
	open := m.session != nil
	switch {
	case key.Matches(press, m.keys.Help):
		m.overlay = m.help()
	case key.Matches(press, m.keys.Quit):
		return action{cmd: m.leave()}
	case key.Matches(press, m.keys.Home):
		m.trail = nil
		return action{cmd: m.show(destination{page: pageHome})}
	case open && key.Matches(press, m.keys.Present):
		return action{cmd: m.present(true)}
	case open && key.Matches(press, m.keys.List):
		return goTo(pageList, m.at.reference)
	case open && key.Matches(press, m.keys.Catalogue):
		return m.toCatalogue()
	case open && key.Matches(press, m.keys.Facts):
		return goTo(pageFacts, m.session.DecidingFact(m.at.reference))
	case open && key.Matches(press, m.keys.Product):
		return goTo(pageProduct, "")
	case open && key.Matches(press, m.keys.Review):
		return goTo(pageReview, "")
	case open && key.Matches(press, m.keys.Search):
		return goTo(pageSearch, "")
	case open && key.Matches(press, m.keys.NextFinding):
		return m.nextFinding()
	case open && key.Matches(press, m.keys.Undo):
		return m.undo()
	case open && key.Matches(press, m.keys.Redo):
		return m.redo()
	case open && key.Matches(press, m.keys.Points):
		return goTo(pagePoints, "")
	case open && key.Matches(press, m.keys.Conflicts):
		return goTo(pageConflicts, m.at.reference)
	case open && key.Matches(press, m.keys.Versions):
		return goTo(pageVersions, "")
	case open && key.Matches(press, m.keys.SaveAs):
		return goTo(pageSaveAs, "")
	case open && key.Matches(press, m.keys.Migrate):
		return goTo(pageMigrate, "")
	case open && key.Matches(press, m.keys.Export):
		return goTo(pageExport, "")
	case open && key.Matches(press, m.keys.NextOpen):
		if reference := m.session.NextOpen(m.at.reference); reference != "" {
			return goTo(pageProvision, reference)
		}
		return action{notice: m.nothingOpen()}
	case key.Matches(press, m.keys.Done):
		return action{back: true}
	}
	return action{}
}

// toCatalogue shows the catalogue of the open assessment, with the provision shown now.
func (m *app) toCatalogue() action {
	if m.session.Edition.Provision(m.at.reference) != nil {
		if m.catalogue == nil || m.catalogue.edition != m.session.Edition.ID {
			m.catalogue = &catalogueState{edition: m.session.Edition.ID}
		}
		m.catalogue.reference = m.at.reference
	}
	return goTo(pageCatalogue, "")
}

// nothingOpen says that no provision waits for an answer.
func (m *app) nothingOpen() string {
	if m.session.Statement.Partial() {
		return "everything in scope is answered"
	}
	return "every provision is answered"
}

// nextFinding goes to the next provision, after the one shown, that a person answered and
// that has a finding.
func (m *app) nextFinding() action {
	rows := m.session.Statement.Rows
	start := 0
	for i := range rows {
		if rows[i].Provision.Reference == m.at.reference {
			start = i + 1
		}
	}
	for i := range rows {
		row := &rows[(start+i)%len(rows)]
		if !row.Open() && len(m.session.Statement.Of(row.Provision.Reference)) > 0 {
			return goTo(pageProvision, row.Provision.Reference)
		}
	}
	return action{notice: "no answered provision has a finding"}
}

// show opens a page without remembering where the person came from.
func (m *app) show(to destination) tea.Cmd {
	if m.session == nil && (to.inAssessment() || to.page == pageMigrate || to.page == pageMigrateTo) {
		to = destination{page: pageHome}
	}
	m.at = to
	m.overlay = nil
	if to.inAssessment() && to.page != pageSearch && to.page != pageSaveAs && to.page != pageVersions {
		m.work = to
	}
	switch to.page {
	case pageNew:
		m.page = m.newNewPage(to.reference)
	case pageEdition:
		m.page = newEditionPage(m, to.reference)
	case pageBrowse:
		m.page = newCataloguePage(m, to.reference)
	case pageCatalogue:
		m.page = newCataloguePage(m, "")
	case pageOpen:
		m.page = m.newOpenPage()
	case pageProduct:
		m.page = m.newProductPage()
	case pageFacts:
		m.page = newFactsPage(m, to.reference)
	case pageProvision:
		m.page = newProvisionPage(m, to.reference)
		m.page.(*provisionPage).openGuide(to.tab)
	case pageList:
		m.page = newListPage(m, to.reference)
	case pageReview:
		m.page = newReviewPage(m)
	case pageExport:
		m.page = newExportPage(m)
	case pageDeclaration:
		m.page = m.newDeclarationPage()
	case pageEvidence:
		m.page = newEvidencePage(m, to.reference)
	case pageOneEvidence:
		m.page = m.newOneEvidencePage(to.reference, to.entry)
	case pagePoints:
		m.page = newPointsPage(m, to.reference)
	case pageOnePoint:
		m.page = m.newOnePointPage(to.reference, to.entry)
	case pageConflicts:
		m.page = newConflictPage(m, to.reference)
	case pageFolder:
		m.page = m.newFolderPage()
	case pageSearch:
		m.search = newSearchPage(m)
		m.page = m.search
	case pageSaveAs:
		m.page = m.newSaveAsPage()
	case pageVersions:
		versions := newVersionsPage(m, nil)
		m.page = versions
		return tea.Batch(m.remember(), versions.read())
	case pageSalvage:
		versions := newVersionsPage(m, m.damaged)
		m.page = versions
		return versions.read()
	case pageRestore:
		m.page = newRestorePage(m)
	case pageMigrate:
		m.page = newMigratePage(m)
	case pageMigrateTo:
		m.page = m.newMigrateToPage(to.reference)
	case pageLearn:
		m.page = m.learning()
		return nil
	case pageMigration:
		m.page = newMigrationPage(m)
	case pageHome:
		m.presenting = false
		m.dress()
		m.page = newHomePage(m)
		return tea.Batch(m.remember(), m.lookAround())
	}
	if m.presenting {
		m.page = newPresentPage(m, m.page)
	}
	return m.remember()
}

// back returns to where the person came from; from the first page it stays.
func (m *app) back() tea.Cmd {
	if len(m.trail) == 0 {
		return nil
	}
	to := m.trail[len(m.trail)-1]
	m.trail = m.trail[:len(m.trail)-1]
	if to.page == pageSearch && m.search != nil {
		m.at, m.page = to, m.search
		return nil
	}
	return m.show(to)
}

// remember notes where the person is, for the next start.
func (m *app) remember() tea.Cmd {
	if m.session == nil || m.session.File.ReadOnly() || m.options.Places == "" {
		return nil
	}
	switch m.at.page {
	case pageSearch, pageSaveAs, pageRestore, pageEdition, pageBrowse, pageMigrate, pageMigrateTo, pageVersions, pageSalvage, pageLearn:
		return nil
	case pageHome, pageNew, pageOpen, pageProduct, pageFacts, pageProvision, pageList, pageReview, pageExport,
		pageCatalogue, pageDeclaration, pageFolder, pageEvidence, pageOneEvidence, pageMigration, pagePoints,
		pageOnePoint, pageConflicts:
	}
	at := m.at.page
	switch {
	case at == pageEvidence, at == pageOneEvidence, m.at.reference != "" && (at == pagePoints || at == pageOnePoint):
		at = pageProvision
	case at == pagePoints:
		at = pageList
	case at == pageConflicts:
		at = pageReview
	}
	if at == pageEdition || at == pageBrowse {
		return nil
	}
	place := store.Place{
		Path:      absolute(m.session.File.Path()),
		Product:   m.session.Assessment.Product.Name,
		Edition:   m.session.Edition.ID,
		At:        string(at),
		Reference: m.at.reference,
		Opened:    m.options.Now(),
	}
	file, keeper := m.options.Places, &m.keeper
	m.moves++
	number := m.moves
	return func() tea.Msg {
		// Not knowing the place next time is no reason to disturb the person now.
		_ = keeper.Remember(file, number, place)
		return nil
	}
}

// title returns the title of a provision, or "" until it has been read.
func (m *app) title(reference string) string { return m.titles[reference] }

// contradicted returns the first finding by which a provision or a fact contradicts something
// and that was not told yet, or "". It marks all of them as told.
func (m *app) contradicted(reference string, told map[string]bool) string {
	fresh := ""
	for _, finding := range m.session.Statement.Of(reference) {
		if finding.Code != questionnaire.CodeContradiction || told[finding.Message] {
			continue
		}
		told[finding.Message] = true
		if fresh == "" {
			fresh = finding.Message
		}
	}
	return fresh
}
