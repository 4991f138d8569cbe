package store

// ReadFile reads a file that belongs to an assessment, such as an exported statement. A file
// of more than MaxSize bytes, or one that is no regular file, is refused. The error names the
// file.
func ReadFile(path string) ([]byte, error) { return read(osDisk{}, path) }
