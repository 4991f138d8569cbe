// Package cyclonedx writes a conformance statement as a CycloneDX 1.6 attestation: a JSON file
// that tools for bills of materials read.
//
// The provisions become the requirements of a standard, with a reference and our own title but
// never the text of the standard. Each answer becomes a claim (Y, N/A) or a counter claim (N)
// that the attestation maps to its requirement:
//
//	Y          claim, conformance score 1
//	N          counter claim, conformance score 0
//	N/A        claim, no score: CycloneDX has no word for it
//	undecided  the claim if there is one, no score
//	no answer  no claim, no score
//
// The Detail is the claim's reasoning and the rationale of the conformance. Whatever has no
// place of its own in CycloneDX stands in properties whose names begin with "ask645:".
package cyclonedx
