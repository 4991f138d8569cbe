// Package terminal measures programs in a pseudo-terminal: how long it takes until a text is on
// the screen, in a terminal that answers what programs ask, and in a mute one. It is empty on
// systems without pseudo-terminals.
package terminal
