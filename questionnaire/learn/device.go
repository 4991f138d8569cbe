package learn

import "ask645/questionnaire"

// Device is a worked device: what its manufacturer would know of it, and a model assessment
// with the reason for every answer.
type Device struct {
	ID    string `yaml:"device"`
	Title string `yaml:"title"`
	// Sample is the file of the model assessment, About the device in one line.
	Sample  string    `yaml:"sample"`
	About   string    `yaml:"about"`
	Dossier []Section `yaml:"dossier"`
	// Facts says of each fact which sentence of the dossier decides it.
	Facts map[string]string `yaml:"facts"`
	// Reasons maps references of provisions to why the model answers as it does.
	Reasons map[string]Reason `yaml:"reasons"`

	// Model is the statement that follows from the model assessment.
	Model *questionnaire.Statement `yaml:"-"`
}

// Section is a part of a dossier.
type Section struct {
	Heading string   `yaml:"heading"`
	Text    []string `yaml:"text"`
}

// Reason is why the model answers a provision as it does.
type Reason struct {
	Why string `yaml:"why"`
	// Needs are what a good reason holds, for the person to tick.
	Needs []string `yaml:"needs"`
	// Also lists other answers that can be defended, and when.
	Also []Defensible `yaml:"also"`
}

// Defensible is an answer other than that of the model which a careful person may give.
type Defensible struct {
	Support questionnaire.Support `yaml:"support"`
	When    string                `yaml:"when"`
}

// headings are the parts that every dossier has.
func headings() []string {
	return []string{"The product", "Hardware", "Radio", "App", "Cloud", "Updates", "Data", "Weak spots", "Two honest shortcomings"}
}
