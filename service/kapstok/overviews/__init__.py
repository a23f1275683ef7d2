"""Everything one looks at, one file an overview; each takes the viewer."""
