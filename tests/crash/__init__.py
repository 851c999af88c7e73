"""What must survive: kills, full disks, damaged bytes."""
