package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestManyFilesKeepTheirOrder checks more files at once than there are workers, bad ones among
// them, and wants what checking them one by one prints.
func TestManyFilesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	whole, err := os.ReadFile("testdata/assessments/lamp.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	var wantOut, wantErr strings.Builder
	for i := range 50 {
		path := filepath.Join(folder, fmt.Sprintf("%03d.json", i))
		data := whole
		switch i % 7 {
		case 3:
			data = whole[:len(whole)-i-2] // cut off
		case 5:
			data = bytes.Replace(whole, []byte(`"updateable": "all"`), []byte(`"updateable": "none"`), 1)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
		var out, errs bytes.Buffer
		status := run(context.Background(), []string{"check", path}, &out, &errs)
		if want := map[int]int{3: statusFailed, 5: statusFindings}[i%7]; status != want {
			t.Fatalf("%s: status %d, want %d: %s%s", path, status, want, &out, &errs)
		}
		wantOut.Write(out.Bytes())
		wantErr.Write(errs.Bytes())
	}
	var out, errs bytes.Buffer
	if status := run(context.Background(), append([]string{"check"}, paths...), &out, &errs); status != statusFailed {
		t.Errorf("status %d", status)
	}
	if out.String() != wantOut.String() {
		t.Error("the findings differ from those of one file at a time")
	}
	if errs.String() != wantErr.String() {
		t.Errorf("the troubles differ: %s", &errs)
	}
}

// TestManyFilesCanBeInterrupted ends a check before it has begun.
func TestManyFilesCanBeInterrupted(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, errs bytes.Buffer
	path := "testdata/assessments/lamp.ask645.json"
	if status := run(ctx, []string{"check", path, path, path}, &out, &errs); status != statusInterrupted || out.Len() > 0 {
		t.Errorf("status %d: %s", status, &out)
	}
}
