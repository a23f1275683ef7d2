"""What a person is told outside the screen: that there is a task, never what it says."""
