"""How the window looks: themes by role, fonts, icons, and the one stylesheet made from them."""
