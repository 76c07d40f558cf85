group-heading = Group { $number }
menu-groups = Groups
menu-today = Today
promise = Only the association's own people can see it.
strip = The association's page.
