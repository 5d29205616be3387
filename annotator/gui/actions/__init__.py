"""All actions as data on one page; menus, toolbar, tooltips and the shortcut sheet read it."""
