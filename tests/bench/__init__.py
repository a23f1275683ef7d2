"""`make bench`: Kapstok beside the bare server, stock SpiffWorkflow and bpmn-engine, in one run, as ratios."""
