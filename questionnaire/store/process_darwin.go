package store

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// machine is left to the name of the host.
func machine() string { return "" }

// processSpace names the run of the system; "" where that is not known.
func processSpace() string {
	boot, err := unix.Sysctl("kern.bootsessionuuid")
	if err != nil {
		return ""
	}
	return boot
}

// processStart tells when a process started; "" where there is none.
func processStart(pid int) string {
	info, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	if err != nil || int(info.Proc.P_pid) != pid {
		return ""
	}
	return fmt.Sprintf("%d.%06d", info.Proc.P_starttime.Sec, info.Proc.P_starttime.Usec)
}
