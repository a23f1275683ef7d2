"""What people have to do: open tasks, who took them, and half-filled forms."""
