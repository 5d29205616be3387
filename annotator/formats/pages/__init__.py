"""What people read without the program: articles and corpora as HTML, datasheets, and what is printed."""
