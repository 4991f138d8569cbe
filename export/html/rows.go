package html

func (w *writer) table(t *table) {
	w.mark(`<table class="columns-`)
	w.number(len(t.Columns))
	w.element("\">\n<caption>", t.Caption, "</caption>\n<thead>\n<tr>")
	for _, column := range t.Columns {
		w.element(`<th scope="col">`, column, "</th>")
	}
	w.mark("</tr>\n</thead>\n<tbody>\n")
	for i := range t.Rows {
		w.row(&t.Rows[i])
	}
	w.mark("</tbody>\n</table>\n")
}

func (w *writer) row(r *row) {
	w.mark("<tr")
	w.optional("id", r.ID)
	if r.Unmet {
		w.mark(` class="unmet"`)
	}
	w.mark(`><th scope="row">`)
	w.link(r.Name)
	w.mark("</th>")
	for i := range r.Cells {
		w.cell(&r.Cells[i])
	}
	w.mark("</tr>\n")
}

func (w *writer) cell(c *cell) {
	w.mark("<td")
	w.attribute("data-label", c.Column)
	w.optional("class", c.Class)
	w.mark(` dir="auto">`)
	if c.Text != "" {
		w.element("<span>", c.Text, "</span>")
	}
	for i, l := range c.Links {
		if i > 0 {
			w.mark(", ")
		}
		w.link(l)
	}
	if c.Meaning != "" {
		w.element(` <span class="meaning">`, c.Meaning, "</span>")
	}
	if len(c.Evidence) > 0 {
		w.mark(`<div class="cited">Evidence<ol>`)
		for _, cited := range c.Evidence {
			w.mark("<li")
			w.attribute("value", cited.Number)
			w.mark(">")
			w.link(cited.Link)
			w.mark("</li>")
		}
		w.mark("</ol></div>")
	}
	for _, note := range c.Notes {
		w.element(`<p class="note">`, note, "</p>")
	}
	w.mark("</td>")
}
