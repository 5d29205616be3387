"""The screen of annotators: the page, the labels, the annotations and the details of the chosen one."""
