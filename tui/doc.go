// Package tui is the terminal app of ask645, on Bubble Tea v2.
//
// One root model owns what is shared: the open assessment (a session), the size of the
// terminal, the keymap and the styles. Pages are plain structs that draw themselves into
// the space they are given and turn keys into changes of the session or into a move to
// another page. They do no I/O: reading, saving and exporting run in commands.
//
// An answer is on disk before the next screen is drawn. After a change the root saves, keeps
// showing the last frame, and queues the keys that arrive meanwhile; when the save is done
// it plays them to the page that they were meant for. Nothing typed ahead is lost, and
// nothing is shown as answered that a crash could take back.
package tui
