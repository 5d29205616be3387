"""Reading XML of strangers, and writing text into XML."""
