"""The worker: does outside work, lets timers go off, and takes over from a worker that fell silent."""
