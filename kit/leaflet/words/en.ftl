booklet-heading = Places to go
booklet-lead = What fits best stands first. The code at each place leads to the page with all the rest.
booklet-title = Booklet
dated = The information was confirmed in { $month } { $year }.
dated-unknown = We do not know when this was last confirmed. Better ring first.
paper-code = A code that opens the page of the community
paper-contact = Ask
paper-cost = Price
paper-cover = A leaflet for you
paper-door = What do I see when I arrive?
paper-first-time = What the first time is like
paper-leave = How do I leave again?
paper-may-sit = May I just sit quietly?
paper-met-by = Who meets me?
paper-more = More on the page
paper-practical = Good to know
paper-size = How many
paper-steps = What happens, minute by minute?
paper-title = Leaflet
paper-when = When
paper-where = Where
times-and = { $first } and { $last }
times-each = every { $day }
times-fifth = the fifth { $day }
times-first = the first { $day }
times-fourth = the fourth { $day }
times-from-day = from { $day }
times-hour = at { $from }
times-hours = { $from }–{ $to }
times-last = the last { $day }
times-monthly = { $days } of every month
times-nth-month = { $days } of every { $n ->
    [one] month
   *[other] { $n } months
  }
times-nth-week = { $days } every { $n ->
    [one] week
   *[other] { $n } weeks
  }
times-second = the second { $day }
times-second-week = { $days } every other week
times-third = the third { $day }
times-to-day = until { $day }
times-weekly = every { $days }
