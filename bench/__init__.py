"""What is timed, printed side by side; nothing here is asserted."""
