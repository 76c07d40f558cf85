about-data-link = The directory as open data
about-heading = Here you find communities near you
about-lead = Look around in peace. You do not sign in, and you explain nothing.
about-list = What is on the list?
about-list-fresh = Each community says when its information was last confirmed.
about-list-text = The list comes from open directories that associations and municipalities write themselves.
about-program = What is Landgang?
about-program-text = Landgang is free software. Anybody may use it, read the code and change it.
about-title = About this page
about-who = Who is behind it?
about-who-text = The page is run by { $host }.
age-hint = Only if you like. Then we leave out what is for other ages.
age-label = Your age
aged-and = and
aged-cost = the price
aged-first = what the first time is like
aged-people = whom to ask
aged-place = where it is
aged-room = whether there is room
aged-some = This may have changed since we were last told: { $what }. Better ring first.
aged-times = the times
aged-too-old = Nobody has confirmed this page for a long time. That is why the place is in no list. Ring before you go.
ages-between = From { $from } to { $to } years.
ages-from = From { $from } years.
ages-to = Up to { $to } years.
all-heading = { $n ->
    [one] Here is 1 community
   *[other] Here are { $n } communities
 }
all-heading-none = Nothing here yet
all-lead = They stand in alphabetical order, from A to Å.
all-letters = Go to a letter
all-letters-one = Choose a letter.
all-title = All communities
calendar-after = The days after
calendar-all = Everything
calendar-before = The days before
calendar-file = For your own calendar
calendar-heading = What happens in the next days
calendar-more = There is { $n } more that day. Choose what you look for to see them.
calendar-none = There is nothing that day.
calendar-show = Show
calendar-title = Calendar
calendar-wish = Show what gives me
call = Ring { $number }
call-named = Ring { $name }: { $number }
check-after = The next ones
check-ageing = To be confirmed
check-ageing-help = Nobody has confirmed them for more than 90 days. Ring or write to them.
check-before = The ones before
check-changed = Changed lately
check-changed-help = They say something else than 30 days ago.
check-confirmed = Confirmed { $day }.
check-correct = Write to the association
check-heading = What wants a look?
check-lead = { $n ->
    [one] The list has 1 community. Here you see whether it holds.
   *[other] The list has { $n } communities. Here you see what somebody should look at.
 }
check-never = Never confirmed.
check-new = New in the list
check-new-help = They came in the last 30 days. Read them as a newcomer would.
check-nobody-along = Nobody comes along
check-nobody-along-help = Nobody comes along the first time, or nobody has written it. Talk with the place about it.
check-none = There is nothing here now.
check-source = Read from { $source }.
check-source-count = { $n ->
    [one] 1 community.
   *[other] { $n } communities.
}
check-source-emptied = It was empty { $day }. What we have stays.
check-source-read = Read { $day }.
check-source-refused = { $n ->
    [one] It had 1 fault { $day }. What we have stays.
   *[other] It had { $n } faults { $day }. What we have stays.
}
check-source-silent = It did not answer { $day }. What we have stays.
check-sources = Sources
check-sources-help = The directory was read from here. A source that falls silent empties no list.
check-title = Looking after the directory
check-too-old = Too old for the lists
check-too-old-help = Nobody has confirmed them for very long. They can be seen on their own page only.
check-twins = Perhaps twice
check-twins-help = They look alike. A person must see whether they are the same. Nothing is merged by itself.
check-unconfirmed = Never confirmed
check-unconfirmed-help = The source does not say when this was last true.
check-untold = Nothing on the first time
check-untold-help = It does not say what the first time is like. Ask whether you should write it together.
check-welcome = Open to which municipalities
check-welcome-count = { $n ->
    [one] 1 community is open to people from there.
   *[other] { $n } communities are open to people from there.
 }
check-welcome-help = These are the municipalities that the communities have written.
code-alt = A code that opens the page of the community
code-scan = Open the page on your own telephone. Point the camera at the code.
company-both = Yes. Somebody from here or from the municipality can go with you the first times.
company-heading = Can somebody go with me?
company-municipality = Yes. Somebody from the municipality can go with you the first times.
company-nobody = Nobody yet. There is nobody here who can go with you.
company-nobody-way = You are welcome to bring somebody you know.
company-own = Yes. Somebody from here can go with you the first times.
company-untold = It does not say. You can ask about it.
correct-link = Is something wrong? Tell the association
crisis-checked = { $name } rang and checked the number on { $day }.
crisis-heading = Here you can ring
crisis-lead = If one is engaged, try the next number.
crisis-none = No numbers have been entered here yet. Ask in the house, or ring your doctor.
crisis-title = Telephone numbers
distance-km = { $km } kilometres
distance-metres = { $metres } metres
facts-access = Access
facts-contact = Ask
facts-cost = Price
facts-ends = Last day
facts-entrance = Another way in
facts-funding = Who pays
facts-heading = Good to know
facts-languages = Languages
facts-learn = Do you want to volunteer?
facts-meet = Here you can meet us
facts-next-start = You can begin
facts-quiet = Quiet hours
facts-room = Is there room?
facts-way = The way here
facts-welcome = Welcome from
facts-when = When
facts-where = Where
facts-whom = For whom
first-door = What do I see when I arrive?
first-heading = What the first time is like
first-leave = How do I leave again?
first-may-sit = May I just sit quietly?
first-met-by = Who meets me?
first-say = What can I say?
first-steps = What happens, minute by minute?
first-untold = Nothing is written about the first time yet. Do ring and ask.
first-untold-ask = Nothing is written about the first time yet. Ask { $name }.
found-all = See all communities
found-answers = What you answered
found-but = It does not fit entirely:
found-change = Change
found-given-up = Not all fit entirely. Each place says what does not fit.
found-heading = { $n ->
    [one] Here is 1 place you can try
   *[other] Here are { $n } places you can try
 }
found-heading-nearly = { $n ->
    [one] Here is 1 place that nearly fits
   *[other] Here are { $n } places that nearly fit
 }
found-heading-none = Nothing here yet. That is quite all right
found-more = Show more
found-open = Left open
found-times = We read { $words } as a time.
found-title = Places to try
found-town-unknown = We do not know the place "{ $town }". Write a postcode or a town nearby.
found-what = What
found-when = When and where
found-who = Alone or together
found-why = Why it is here:
gone-heading = { $name } is no longer here
gone-heading-unnamed = The place is no longer here
gone-on = Find another place
gone-text = The place has been taken off the list. There are others you can try.
gone-title = No longer on the list
group-everybody = Everybody
group-language = Other languages than Danish
group-old = Older people from 67
group-wheelchair = Wheelchair
group-young = Young people from 18 to 24
leaflet-a4 = Get a leaflet to fold (A4)
leaflet-a5 = Get the leaflet (A5)
leaflet-heading = The leaflet is the same for all. Take it, or pass it on.
leaflet-hint = You can also print this page. Only the leaflet is printed.
leaflet-link = Leaflet to take along
leaflet-title = Leaflet
mail = Write an e-mail
mail-named = Write to { $name }
menu-all = All
menu-calendar = Calendar
menu-find = Find
menu-own = My page
menu-today = Today
must-free = free of charge
must-heading = More to ask for
must-legend = Must it also be …
must-newcomers = with room for newcomers now
must-quiet = quiet
must-small = with few people
must-step-free = open to a wheelchair
near-hint = You may leave this empty.
near-label = Postcode or town
next-closed = It is closed for now.
next-open-now = It is open now, until { $to }.
next-time = The next time is { $when }.
next-unknown = Ask when you can come.
place-online = On the net, from your own home.
privacy-civil = The page of the association
privacy-civil-text = The association sees only what you send it yourself. The municipality cannot see its page.
privacy-heading = Who can see what?
privacy-host = Who looks after the machine?
privacy-host-limit = Whoever looks after the machine could in principle get into it. That is why the name stands here.
privacy-host-text = This page is run by { $host }.
privacy-lead = Landgang has five pages. Each has its own database, and none can read another.
privacy-lead-wall-down = The wall is not up on this machine. So the pages could in principle read each other.
privacy-municipality = The page of the municipality
privacy-municipality-text = The municipality sees only what you agree with it. It is told nothing about where you go.
privacy-open = The open page
privacy-open-cookie = If you choose English, your browser remembers it. That is the only cookie here.
privacy-open-text = It is the one you read now. We do not keep what you look at or search for.
privacy-own = Your own page
privacy-own-text = You open it yourself with your own words. Only you can see it.
privacy-research = The page of research
privacy-research-text = Here are no names. Only those who say yes take part.
privacy-title = Privacy
promise = You are not signed in. We do not keep what you look at.
question-on = Continue
relaxed-age = It is for people of another age.
relaxed-company = We do not know whether somebody can go with you.
relaxed-distance = It is farther away, or we do not know the place.
relaxed-free = It may cost something.
relaxed-newcomers = We do not know whether there is room for newcomers now.
relaxed-quiet = We do not know whether it is quiet.
relaxed-small = We do not know whether you are few.
relaxed-step-free = We do not know whether you can get in with a wheelchair.
relaxed-text = Your words are not in its text.
relaxed-time = It is at another time, or we do not know the time.
relaxed-wish = It is something else than what you chose.
room-count = { $count ->
    [one] There is room for 1 newcomer right now.
   *[other] There is room for { $count } newcomers right now.
 }
room-none = It is full right now.
screen-finished = I have finished
screen-lead = The screen is for everybody in the house. Press "I have finished" when you leave.
screen-title = The screen of the house
site-link = Go to their own page
spots-count = { $n ->
    [0] No places.
    [one] 1 place.
   *[other] { $n } places.
 }
spots-group = For whom?
spots-heading = What is missing where?
spots-lead = This is what nobody offers in each town. Perhaps somebody can start it.
spots-map = The towns by where they lie
spots-map-text = The numbers are the towns in the list. A dashed circle is a town where something is missing.
spots-missing = Missing: { $what }.
spots-more = { $n ->
    [one] There is 1 more town with fewer places.
   *[other] There are { $n } more towns with fewer places.
 }
spots-nothing-missing = There is something for every wish.
spots-title = White spots
stories-heading = How it went for others
story-by = Told by { $name }
story-by-nobody = Told without a name
strip = Open page.
tell-link = Tell how it went
today-find = Answer three short questions
today-heading = { $n ->
    [one] Right now 1 place is open
   *[other] Right now { $n } places are open
 }
today-heading-later = More places open later today
today-heading-none = No more places are open today
today-later = Later today
today-none = Tomorrow is a new day. You can look at all places whenever you like.
today-now = Open now
today-title = Today
was-aim = What do we aim for?
was-aim-text = The page is to be read aloud, shown large and used with a keyboard.
was-contact = What if something does not work?
was-contact-text = Tell { $host }. Write or ring as you usually do.
was-heading = The statement has not been made yet
was-lead = Here it shall say how well everybody can use the page. That is not done yet.
was-title = Accessibility
was-untested = Nobody with a screen reader has tried it yet.
what-heading = What would you like?
what-lead = Three short questions. Skip those you do not want to answer.
what-legend = Choose as many as you like
what-title = Find a place
when-afternoon = Afternoon
when-any = Any time
when-evening = Evening
when-heading = When and where does it suit you?
when-lead = Then we show those that fit best first.
when-legend = Choose a time
when-morning = Morning
when-now = Right now
when-title = When and where
when-weekend = Weekend
who-alone = I go by myself
who-heading = Will you go alone or with somebody?
who-lead = Many have somebody along the first times. You can always change your mind.
who-legend = Choose one
who-title = Alone or together
who-unknown = I do not know yet
who-with = I would like somebody with me
why-at-time = It is on { $day } from { $from } to { $to }.
why-company = Somebody can go with you.
why-company-municipality = Somebody from the municipality can go with you.
why-confirmed = The information was confirmed recently.
why-free = It is free of charge.
why-from-home = You can take part from home.
why-least = Of these it asks least of you.
why-near = It is { $distance } away as the crow flies.
why-newcomers = There is room for newcomers now.
why-open-house = You can come and go as you like.
why-open-now = It is open now.
why-opens-soon = { $minutes ->
    [one] It opens in 1 minute.
   *[other] It opens in { $minutes } minutes.
 }
why-quiet = It is quiet, or has quiet hours.
why-small = You are few.
why-soonest = It is the first to open.
why-step-free = You can get in with a wheelchair.
why-text = Its text says "{ $word }".
why-wish = It gives you: { $wish }.
why-words = You wrote "{ $said }". It gives you: { $wish }.
wish-be-of-use = To be of use
wish-button = I would like somebody with me
wish-calm = Calm
wish-company = Somebody to be with
wish-eat = To eat together
wish-get-up = Something to get up for
wish-learn = To learn something
wish-make = To make something by hand
wish-move = To move
wish-music = Music
wish-nature = Nature and fresh air
wish-promise = You get a page of your own. No MitID is needed, and the municipality is told nothing.
wish-promise-both = You get a page of your own. No MitID is needed. We tell the municipality nothing.
wish-same-road = People who have been through the same
words-button = Search
words-heading = Or say it in your own words
words-hint = For example: a walk in fresh air. Danish words find most.
words-label = I am looking for
