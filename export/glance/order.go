package glance

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Order is an order of rows.
type Order int

// The orders. ByOpen puts first what has the most open points, and then the most provisions
// without an answer; ByChange what was changed last. Each ends in the order by folder, product
// and file. What cannot be read comes first, but by folder, where it stands in its folder.
const (
	ByFolder Order = iota
	ByProduct
	ByChange
	ByOpen
	orders
)

// Names lists the names of the orders.
func Names() []string { return []string{"folder", "product", "change", "open"} }

// String names the order.
func (o Order) String() string { return Names()[o%orders] }

// Next is the order after this one, the first after the last.
func (o Order) Next() Order { return (o + 1) % orders }

// ParseOrder reads the name of an order.
func ParseOrder(name string) (Order, error) {
	if at := slices.Index(Names(), name); at >= 0 {
		return Order(at), nil
	}
	return ByFolder, fmt.Errorf("there is no order %q: choose one of %s", name, strings.Join(Names(), ", "))
}

// Sort puts rows into an order.
func Sort(rows []Row, order Order) {
	slices.SortStableFunc(rows, func(a, b Row) int {
		place := cmp.Or(
			compareFolders(filepath.Dir(a.Path), filepath.Dir(b.Path)),
			compareWords(a.Product, b.Product),
			cmp.Compare(a.Path, b.Path))
		if order != ByFolder && (a.Err == nil) != (b.Err == nil) {
			if a.Err != nil {
				return -1
			}
			return 1
		}
		switch order {
		case ByProduct:
			return cmp.Or(compareWords(a.Product, b.Product), place)
		case ByChange:
			return cmp.Or(b.Changed.Compare(a.Changed), place)
		case ByOpen:
			return cmp.Or(cmp.Compare(b.OpenPoints, a.OpenPoints), cmp.Compare(b.unanswered(), a.unanswered()), place)
		case ByFolder, orders:
		}
		return place
	})
}

// compareFolders puts a folder before those in it, and these before its neighbours.
func compareFolders(a, b string) int {
	if a == b {
		return 0
	}
	return slices.Compare(strings.Split(filepath.ToSlash(a), "/"), strings.Split(filepath.ToSlash(b), "/"))
}

// compareWords compares names as people sort them, as far as that is the same everywhere.
func compareWords(a, b string) int {
	return cmp.Compare(strings.ToLower(a), strings.ToLower(b))
}
