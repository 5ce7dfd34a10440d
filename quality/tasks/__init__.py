"""One module a task: `CORPUS` (what it measures on) and `measure(corpus) -> {metric: value}`."""
