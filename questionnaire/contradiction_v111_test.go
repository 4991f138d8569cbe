package questionnaire_test

import "testing"

// contradictionCasesV111 has at least one case for each rule of TS 103 645 V1.1.1.
var contradictionCasesV111 = []contradictionCase{
	{"rectified-but-not-acted-on", "4.2-3=Y 4.2-2=N 4.2-2/acted-on=partly", "4.2-3=Y 4.2-2=N 4.2-2/acted-on=yes 4.2-2/in-good-time=no"},
	{"secure-updates-not-everywhere", "updateable=some 4.3-1=Y", "updateable=some 4.3-1=N"},
	{"secure-updates-of-open-origin", "4.3-1=Y 4.3-7=N", "4.3-1=N 4.3-7=N"},
	{"need-made-clear-to-the-uninformed",
		"4.3-5=Y 4.3-5/need-made-clear=yes 4.3-2=N 4.3-2/consumer-informed=no",
		"4.3-5=Y 4.3-5/need-made-clear=yes 4.3-2=N 4.3-2/consumer-informed=yes 4.3-2/by-appropriate-entity=no"},
	{"no-updates-yet-updateable", "constrained=yes updateable=all 4.3-9=Y", "constrained=yes updateable=none 4.3-9=Y"},
	{"no-updates-yet-partly-updateable", "constrained=yes updateable=some 4.3-9=Y", "constrained=yes updateable=some 4.3-9=N/A"},
	{"isolable-but-not-offline",
		"constrained=yes updateable=none 4.3-8=Y 4.3-8/removable-without-loss=yes 4.9-2=N 4.9-2/services-keep-operating=no",
		"constrained=yes updateable=none 4.3-8=Y 4.3-8/removable-without-loss=no 4.9-2=N 4.9-2/services-keep-operating=no"},
	{"isolable-but-not-offline",
		"constrained=yes updateable=none 4.3-8=Y 4.3-8/removable-without-loss=yes 4.9-2=N 4.9-2/services-keep-operating=yes 4.9-2/services-functional-locally=partly",
		"constrained=yes updateable=none 4.3-8=Y 4.3-8/removable-without-loss=yes 4.9-2=N 4.9-2/services-keep-operating=yes 4.9-2/services-functional-locally=yes 4.9-2/services-recover-cleanly=no"},

	{"unique-passwords-yet-hard-coded",
		"4.1-1=Y 4.4-1=N 4.4-1/device-stores-securely=yes 4.4-1/services-store-securely=yes 4.4-1/hard-coded-credentials=yes",
		"4.1-1=N 4.4-1=N 4.4-1/device-stores-securely=yes 4.4-1/services-store-securely=yes 4.4-1/hard-coded-credentials=yes"},
	{"hard-coded-but-managed",
		"4.5-2=Y 4.4-1=N 4.4-1/device-stores-securely=yes 4.4-1/services-store-securely=yes 4.4-1/hard-coded-credentials=yes",
		"4.5-2=Y 4.4-1=Y 4.4-1/device-stores-securely=yes 4.4-1/services-store-securely=yes 4.4-1/hard-coded-credentials=no"},
	{"managed-but-not-stored-securely", "4.5-2=Y 4.4-1=N 4.4-1/device-stores-securely=no", "4.5-2=N 4.4-1=N 4.4-1/device-stores-securely=no"},
	{"managed-but-not-stored-securely",
		"4.5-2=Y 4.4-1=N 4.4-1/device-stores-securely=yes 4.4-1/services-store-securely=partly",
		"4.5-2=Y 4.4-1=N 4.4-1/device-stores-securely=yes 4.4-1/services-store-securely=yes 4.4-1/hard-coded-credentials=yes"},
	{"nothing-travels-to-services", "cloud=yes 4.5-1=Y 4.5-1/sensitive-data-travels=no", "cloud=no app=no 4.5-1=Y 4.5-1/sensitive-data-travels=no"},
	{"nothing-travels-to-services", "app=yes 4.5-1=Y 4.5-1/sensitive-data-travels=no", "app=yes 4.5-1=Y 4.5-1/sensitive-data-travels=yes"},

	{"services-unavailable-but-ports-open", "4.6-3=Y 4.6-1=N", "4.6-3=N 4.6-1=N"},
	{"code-minimal-but-services-not", "4.6-4=Y 4.6-3=N", "4.6-4=N 4.6-3=N"},
	{"secure-boot-detects-nothing",
		"4.7-1=Y 4.7-2=N 4.7-2/detects-changes=no",
		"4.7-1=Y 4.7-2=N 4.7-2/detects-changes=yes 4.7-2/raises-alert=no"},

	{"personal-data-in-services-after-all", "personal_data=no 4.8-1=Y 4.8-1/services-process-personal-data=yes", "personal_data=no 4.8-1=Y 4.8-1/services-process-personal-data=no"},
	{"uninformed-about-nothing", "personal_data=no 4.8-1=N", "personal_data=yes 4.8-1=N"},
	{"consent-without-information", "consent=yes 4.8-2=Y 4.8-1=N", "consent=no 4.8-2=Y 4.8-1=N"},
	{"consent-relied-on-after-all", "consent=no 4.8-2=Y 4.8-2/services-rely-on-consent=yes", "consent=no 4.8-2=Y 4.8-2/services-rely-on-consent=no"},
	{"consent-relied-on-after-all", "personal_data=no 4.8-2=Y 4.8-2/services-rely-on-consent=yes", "personal_data=no 4.8-2=Y 4.8-2/services-rely-on-consent=no"},
	{"consent-withdrawn-after-all", "consent=no 4.8-3=Y 4.8-3/services-rely-on-consent=yes", "consent=no 4.8-3=Y 4.8-3/services-rely-on-consent=no"},
	{"consent-withdrawn-after-all", "personal_data=no 4.8-3=Y 4.8-3/services-rely-on-consent=yes", "personal_data=no 4.8-3=Y 4.8-3/services-rely-on-consent=no"},
	{"consent-relied-on-and-not",
		"consent=no 4.8-2=Y 4.8-2/services-rely-on-consent=no 4.8-3=Y 4.8-3/services-rely-on-consent=yes",
		"consent=no 4.8-2=Y 4.8-2/services-rely-on-consent=yes 4.8-3=Y 4.8-3/services-rely-on-consent=yes"},
	{"consent-relied-on-and-not",
		"consent=no 4.8-2=Y 4.8-2/services-rely-on-consent=yes 4.8-3=Y 4.8-3/services-rely-on-consent=no",
		"consent=no 4.8-2=Y 4.8-2/services-rely-on-consent=no 4.8-3=Y 4.8-3/services-rely-on-consent=no"},
	{"consent-invalid-without-any", "consent=no 4.8-2=N", "consent=no 4.8-2=Y"},
	{"consent-invalid-without-any", "personal_data=no 4.8-2=N", "consent=yes 4.8-2=N"},
	{"consent-for-good", "consent=yes 4.8-3=N", "consent=yes 4.8-3=Y"},
	{"withdrawal-of-no-consent", "consent=no 4.8-3=N", "consent=no 4.8-3=Y"},
	{"withdrawal-of-no-consent", "personal_data=no 4.8-3=N", "consent=yes 4.8-3=N"},

	{"telemetry-without-service", "telemetry=yes cloud=no", "telemetry=no cloud=no"},
	{"telemetry-with-personal-data", "personal_data=no 4.10-2=Y 4.10-2/personal-data-involved=yes", "personal_data=no 4.10-2=Y 4.10-2/personal-data-involved=no"},
	{"informed-but-not-of-telemetry",
		"4.8-1=Y 4.10-2=Y 4.10-2/personal-data-involved=yes 4.10-3=N",
		"4.8-1=Y 4.10-2=Y 4.10-2/personal-data-involved=no 4.10-3=N"},

	{"works-offline-but-does-not-cope",
		"4.9-2=Y 4.9-1=N 4.9-1/resilience-required=yes 4.9-1/device-copes-without-network=yes 4.9-1/device-copes-without-power=no",
		"4.9-2=Y 4.9-1=N 4.9-1/resilience-required=yes 4.9-1/device-copes-without-network=yes 4.9-1/device-copes-without-power=yes 4.9-1/services-cope=no"},
	{"works-offline-but-does-not-cope",
		"4.9-2=Y 4.9-1=N 4.9-1/resilience-required=yes 4.9-1/device-copes-without-network=partly",
		"4.9-2=Y 4.9-1=Y 4.9-1/resilience-required=no"},
	{"recovers-cleanly-but-unstable", "4.9-2=Y 4.9-3=N 4.9-3/returns-stable=no", "4.9-2=Y 4.9-3=N 4.9-3/returns-stable=yes 4.9-3/returns-orderly=no"},

	{"removal-of-no-personal-data", "personal_data=no 4.11-1=Y", "personal_data=no 4.11-1=N"},
	{"deletion-without-removal",
		"4.11-1=N 4.11-1/device-data-removable=no 4.11-2=Y",
		"4.11-1=N 4.11-1/device-data-removable=yes 4.11-1/service-data-removable=no 4.11-2=Y 4.11-3=Y"},
}

func TestContradictionsOfV111(t *testing.T) {
	t.Parallel()
	holdContradictions(t, v111, contradictionCasesV111, 25)
}
