// Package markdown writes a conformance statement as Markdown: CommonMark with the tables of
// GitHub's dialect, for wikis, repositories and screen readers.
//
// [Render] writes, [Read] reads back what Render wrote. Whatever a person entered stays text:
// no character of it becomes a heading, a link, a table or HTML, and a reader of Markdown
// shows every one of them.
package markdown
