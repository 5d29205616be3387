"""Label Studio: tasks as JSON, with the labelling config that they belong to."""
