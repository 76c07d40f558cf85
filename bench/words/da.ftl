group-heading = Hold { $number }
menu-groups = Hold
menu-today = I dag
promise = Kun foreningens egne kan se den.
strip = Foreningens side.
