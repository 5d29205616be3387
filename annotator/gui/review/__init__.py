"""The review of what several annotators marked: side by side, decided one by one, made gold."""
