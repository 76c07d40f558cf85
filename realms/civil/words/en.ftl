accessibility-aim = Everybody should be able to use these pages: without a mouse, without script, in large print and read aloud.
accessibility-call = If there is something you cannot use, ring the association. We will help you in another way.
accessibility-heading = Everybody should be able to use these pages
accompanies-both = Both from you and from the municipality
accompanies-municipality = Somebody from the municipality
accompanies-nobody = Nobody yet
accompanies-own = One of you
accounts-approve = Approve
accounts-approved = See what is approved
accounts-csv = Get as a spreadsheet
accounts-decline = Decline
accounts-decline-button = Decline the expense
accounts-from = From
accounts-heading = { $count ->
    [one] 1 expense waits for an answer
   *[other] { $count } expenses wait for an answer
 }
accounts-heading-none = No expenses wait for an answer
accounts-lead = Companions write their expenses down themselves. It never says here whom they went with.
accounts-list = List for the treasurer
accounts-list-text = What is approved in the period, paid or not.
accounts-pay = It has been paid
accounts-payment = { $day }: { $count ->
    [one] 1 expense
   *[other] { $count } expenses
 }, DKK { $amount }
accounts-payments = Paid lately
accounts-pdf = Get as a PDF
accounts-rate = Rate for driving
accounts-rate-from = Holds from
accounts-rate-line = From { $day }: DKK { $amount } for a kilometre
accounts-rate-ore = Kroner for a kilometre
accounts-rate-save = Keep the rate
accounts-rate-text = Without a rate nobody can write driving down. What is written down does not change when the rate does.
accounts-to = To
accounts-to-pay = Ready to be paid
accounts-undo = Undo the approval
accounts-unpay = Undo: it was not paid
after-call = Ring me
after-heading = How did it go on { $day }?
after-lead = One tap is enough. You need not write anything.
after-met = We met
after-not-met = We did not meet
after-title = After the visit
ago-days = { $count ->
    [one] 1 day
   *[other] { $count } days
  } ago
ago-today = Today
ago-yesterday = Yesterday
answer-clock = Time, if you choose another day
answer-companion = Whom do you want to ask?
answer-date = Date, if you choose another day
answer-facts = What you may know
answer-heading = { $name } would like company to { $community }
answer-look = Find somebody for another time
answer-look-button = See who can
answer-nobody = Wait before asking anybody
answer-nobody-note = Send only your answer now
answer-not-shown = { $count ->
    [one] 1 more can come.
   *[other] { $count } more can come.
 }
answer-note = More about the meeting
answer-note-hint = Only if there is something both should know. Both can read it.
answer-note-long = Write at most 500 characters about the meeting.
answer-other-day = Another day
answer-overtaken = Somebody else answered before you sent. Read what was written. Send again if it still fits.
answer-place = Where do they meet?
answer-place-hint = Write it so that it can be found the first time.
answer-place-long = Write the meeting place in at most 160 characters.
answer-place-missing = Write where they meet.
answer-ruled-out = See who cannot
answer-send = Send
answer-suggested-for = The suggestions are for { $time }.
answer-text = Your answer to { $name }
answer-text-hint = Be brief. Say what happens now and who does it.
answer-text-long = Write at most 2,000 characters. Split the text if it is longer.
answer-text-missing = Write an answer of a line or two.
answer-time = When do they meet?
answer-time-missing = Choose a day on the list, or write both date and time.
answer-time-past = Choose a time that has not passed.
answer-title = Answer an enquiry
answers-elsewhere = { $count ->
    [one] 1 goes somewhere else now.
   *[other] { $count } go somewhere else now.
 }
answers-heading = Do you still come here?
answers-lead = The answers are counted. Nobody can see who answered.
answers-no = { $count ->
    [one] 1 comes no more.
   *[other] { $count } come no more.
 }
answers-now-and-then = { $count ->
    [one] 1 comes now and then.
   *[other] { $count } come now and then.
 }
answers-yes = { $count ->
    [one] 1 still comes here.
   *[other] { $count } still come here.
 }
approval-about = { $step ->
    [interest] You have heard from somebody who wants to come along.
    [talk] You have talked about what it is to come along.
    [training] What one has to know to be ready for it.
    [certificate] A certificate of no criminal record, or none about children. Only the day stands here, never what it said.
    [agreement] What you have promised each other.
   *[other] The association says yes.
 }
approval-ask-heading = What you ask for
approval-ask-lead = Choose the steps that must be in place before anybody is asked to come along with a guest.
approval-ask-link = What you ask for
approval-ask-title = Steps
approval-ask-unchosen = You have not chosen yet. Here is a proposal. Until you save it, nobody is held back.
approval-asks = Steps
approval-caption = Steps
approval-column-done = Day
approval-column-is = How it stands
approval-column-slip = Correct
approval-column-step = Step
approval-done-on = Which day?
approval-done-on-hint = The day on which it happened.
approval-fault-ahead = Choose today, or a day that has passed.
approval-fault-ends-first = Choose a last day that is not before the day it happened.
approval-fault-far = Choose a day that is at most ten years away.
approval-fault-months = Write a whole number from 1 to { $max }, or leave the field empty.
approval-fault-step = Choose a step.
approval-is-done = In place
approval-is-missing = Missing
approval-is-over = Ran out on { $day }
approval-is-soon = { $days ->
    [0] Runs out today, { $day }
    [one] Runs out tomorrow, { $day }
   *[other] Runs out in { $days } days, { $day }
 }
approval-is-until = In place until { $day }
approval-line-approved = Approved
approval-line-soon = { $days ->
    [0] Approved. Something runs out today
    [one] Approved. Something runs out tomorrow
   *[other] Approved. Something runs out in { $days } days
 }
approval-missing = { $step ->
    [interest] it is not noted that you have heard from each other
    [talk] the talk is missing
    [training] the course is missing
    [certificate] the certificate is missing
    [agreement] the agreement is missing
   *[other] the association's yes is missing
 }
approval-months = { $step ->
    [training] The course holds for so many months
    [certificate] The certificate holds for so many months
    [agreement] The agreement holds for so many months
   *[other] The association's yes holds for so many months
 }
approval-months-lead = An empty field means that the step does not run out.
approval-not-suggested = Until then no new guests are suggested.
approval-note = A step is in place
approval-nothing-asked = You ask for no steps, and none are noted.
approval-over = { $step ->
    [interest] it is too long since you heard from each other ({ $day })
    [talk] the talk ran out on { $day }
    [training] the course ran out on { $day }
    [certificate] the certificate ran out on { $day }
    [agreement] the agreement ran out on { $day }
   *[other] the association's yes ran out on { $day }
 }
approval-runs-on = What is agreed goes on. New visits have to wait.
approval-step = { $step ->
    [interest] Heard from each other
    [talk] Talk
    [training] Course
    [certificate] Certificate
    [agreement] Agreement
   *[other] The association's yes
 }
approval-undo = Undo: { $step }
approval-undone = The step is taken back.
approval-until = Holds to and including
approval-until-hint = Only if a day stands on the paper. Otherwise the association's own time holds.
approval-warning = { $name }: { $lacks }.
approval-which = Which step?
bring-again = Read again
bring-city = Town
bring-columns = The columns
bring-columns-text = If a column was read wrongly, choose anew and read again.
bring-contact = Whom one asks
bring-cost = Price
bring-description = A few words about it
bring-drafts = The pages become drafts. Nobody else sees them before you show them.
bring-entries = What stands on the list
bring-fault-large = The list is too long. Read in at most { $rows } at a time.
bring-fault-name = No column says what the community is called. Choose it under The columns.
bring-fault-twice = Two columns are read as { $what }. Choose only one.
bring-fault-unreadable = We cannot read a list in this. It needs headings and at least one line. Save it as CSV or XLSX.
bring-file = A file
bring-file-hint = CSV or Excel (XLSX). At most 200 lines.
bring-for-whom = For whom
bring-fresh = Becomes a new page
bring-heading = Read a list in
bring-known = Stands here already. The page stays as it is.
bring-languages = Languages
bring-lead = Do you have a list of your communities? It can become pages. Nothing happens before you have seen it.
bring-line = Line { $line }: { $what }
bring-list = Or paste the lines here
bring-list-hint = Mark them in the spreadsheet with their headings, and paste them.
bring-made = The list has been read in. The new pages are drafts until you show them.
bring-mail = Mail
bring-make = { $count ->
    [one] Make 1 page
   *[other] Make { $count } pages
}
bring-max-age = Oldest age
bring-min-age = Youngest age
bring-name = Name
bring-notes = Good to know
bring-other = Take another list
bring-phone = Telephone
bring-place = Name of the place
bring-postcode = Postcode (and town)
bring-read = This is how the list was read
bring-send = Read the list
bring-step-free = Entrance without steps
bring-street = Street and number
bring-times = When
bring-undo = Take the list back
bring-unused = Is not used
bring-web = Web page
bring-words = Words to be found by
bring-wrong = This must be put right first
bring-wrong-text = Put it right in the list and read it in again. Or choose the columns anew below.
by-guest = The guest
caveat-limit = that makes { $most }, which is their limit
caveat-other-kind = is { $kind }, so ask the guest first
column-about = What it is about
column-change = Change
column-community = Community
column-day = Day
column-link = Link
column-load = Running now
column-name = Name
column-next = Next visit
column-owner = Who has it now
column-pause = Pause
column-place = Place
column-promised = Answer promised by
column-role = Role
column-since = Since
column-standing = How far
column-state = Just now
column-steps = Steps
column-times = Times
column-told = Says of themselves
column-waited = Has waited
company-call = Goes alone, with somebody by phone or online
company-dont-know = Does not know yet
company-meet-at-door = Somebody who meets me at the door
company-peer = Somebody who has been new too
company-volunteer = A volunteer
company-worker = Somebody from the municipality, whom the guest asks
concern-heading = { $count ->
    [0] Nothing waits
    [one] 1 thing is not right
   *[other] { $count } things are not right
}
concern-take-up = I have taken it up
concern-taken-up = Somebody has taken it up.
concern-text = Guests write here without a name. You cannot answer. Find out what happened and do something about it. Do not try to find out who wrote.
concern-title = Something is not right
concern-undo = It waits after all
confirm-done = Thank you. It is noted.
confirm-done-text = The page now says that everything is right today. There is nothing more to do.
confirm-heading = Is everything still right for { $name }?
confirm-lead = Read it through. Press the button if everything is right.
confirm-wrong = Something is wrong
confirm-yes = Yes, everything is right
crossing-ask-other = Ask somebody else
crossing-end = End the accompaniment
crossing-end-button = Yes, end it
crossing-end-text = Only when you agree. The guest can always write again.
crossing-find = Answer, and find somebody to come along
crossing-met = They met
crossing-nameless = A guest
crossing-no-community = a place the guest names
crossing-not-met = They did not meet
crossing-owner = { $name } has it now.
crossing-ring = Ring { $name }
crossing-ring-text = When you have spoken, close the visit here.
crossing-still = { $name } still comes here
crossing-still-text = Three months have passed. Have you seen the guest lately?
crossing-title = An accompaniment
crossings-arrived = Go alone now
crossings-empty = Nothing here yet. That is quite all right.
crossings-first = Look at these first
crossings-heading = { $count ->
    [one] 1 accompaniment is running
   *[other] { $count } accompaniments are running
 }
crossings-heading-none = No accompaniments are running just now
crossings-lead = Each has one person who has it now. { $arrived } go alone, and { $stayed } of them still come.
crossings-no-visit = Not agreed yet
crossings-running = Accompaniments running
event-bring = What we bring along
event-bring-hint = For yourselves only. Do not write about anybody.
event-came = { $count ->
    [one] 1 came.
   *[other] { $count } came.
}
event-cancel = Cancel
event-cancel-text = It stands as cancelled until the day has passed. You can undo it.
event-cancel-yes = Yes, cancel
event-cancelled = Cancelled
event-change = Change
event-change-save = Save the changes
event-contact = Whom one meets
event-count-heads = Count how many came.
event-date = Day
event-from = From
event-heads = How many came?
event-heads-hint = A number. No names.
event-heads-save = Save the number
event-hold = It takes place after all
event-information = Open information meeting
event-is-cancelled = Cancelled: { $title }
event-kind = What is it?
event-left = { $count ->
    [one] There is 1 seat left.
   *[other] There are { $count } seats left.
}
event-now-cancelled = It stands as cancelled in the calendar.
event-open = How everybody else sees it
event-page-title = A meeting or a visit
event-phone = Telephone
event-place = Where
event-seats = Number of seats
event-seats-hint = Leave it empty if there is room for all.
event-taken = { $count ->
    [one] 1 has said that they come.
   *[other] { $count } have said that they come.
}
event-talk = Minutes for a short talk
event-talk-hint = Only for visits. Leave it empty if people just drop in.
event-talks = Short talks that are booked
event-time = { $starts }–{ $ends }
event-title = What shall it be called?
event-to = Until
event-visit = Visit to a house: drop in, or book a short talk
event-way-in = The way in
event-way-in-hint = Door, floor, lift. It may stay empty.
event-when = When
event-who-comes = How many come
event-whose = Association
events-empty = Nothing is invited to yet.
events-heading = Meetings and visits
events-lead = Here you invite to open meetings and to visits in the municipality’s houses. Everybody may read it. Nobody writes a name.
events-new = Invite to a meeting or a visit
events-open = See the open calendar
events-past = What has been
events-save = Show it in the calendar
expense-amount = Amount in kroner
expense-amount-hint = For example 45,50. Leave it empty for driving.
expense-amount-of = DKK { $amount }
expense-approved = Approved. Will be paid.
expense-car = Driving the own car
expense-coffee = Coffee and food
expense-day = Day
expense-declined = Declined: { $why }
expense-drive = { $km } km
expense-empty = You have not written anything down yet.
expense-entrance = Entrance
expense-heading = Your expenses
expense-is-paid = Paid
expense-kind = Kind
expense-kind-label = What was it for?
expense-km = Kilometres
expense-km-hint = For driving only. For example 12,5.
expense-km-label = Kilometres driven
expense-kroner = Kroner
expense-lead = Write down what you have laid out. Never write whom you went with.
expense-line = { $day }: { $kind }, { $amount }
expense-no = No
expense-note = Note
expense-note-hint = May be empty. At most { $max } letters. No name.
expense-noted = The expense is written down
expense-other = Something else
expense-paid = Paid
expense-paper-heading = Expenses in { $association }
expense-paper-title = Expenses
expense-period = From { $from } to { $to }
expense-rate-is = The association pays DKK { $amount } for a kilometre.
expense-rate-none = The association has set no rate for driving. Ask your coordinator.
expense-save = Write down
expense-sum = DKK { $amount } in all
expense-sum-of = { $name }: DKK { $amount }
expense-take-back = Take back
expense-taken-back = The expense is taken back
expense-transport = Bus or train
expense-waits = Waits for an answer
expense-who = Companion
expense-why = Why not?
expense-why-hint = The companion reads it.
expense-yes = Yes
fact-about = Would like you to know
fact-about-none = Nothing. That is quite all right.
fact-company = Would like company of
fact-opened = Wrote
fact-owner = Who has it now
fact-promised = Answer promised by
fact-reach = Can be reached
fact-when = When it suits
feed-address = Put this address into your calendar. It is shown only now. Do not pass it on.
feed-end = Close it for my calendar
feed-ended = No calendar can read along now.
feed-has = A calendar can read along now. A new address closes the old one.
feed-lead = Your own calendar can read along. It sees the time only, never who or where.
feed-make = Make an address
feed-renew = Make a new address
feed-title = Landgang: appointment
group-all = All meetings
group-came = How many came?
group-came-hint = Only a number. No names.
group-catch-up = Catching up
group-catch-up-came = How many caught up?
group-catch-up-save = Save the catching up
group-catch-up-text = Was somebody not there? Tell them on another day what you talked about. Write only how many it was.
group-caught-up = { $count } caught up.
group-clock = Time of day
group-date = Date
group-day = When
group-fault-choice = Choose one of these.
group-fault-missing = Write something here.
group-fault-number = Write a whole number from { $from } to { $to }.
group-fault-same = Choose somebody else, or nobody.
group-figures = { $average } on average. { $held ->
    [one] { $same } of 1 meeting as in the manual.
   *[other] { $same } of { $held } meetings as in the manual.
 }
group-figures-few = Too few to show. The figures come when at least { $fewest } have come.
group-first = Who leads the group?
group-held = How did the meeting go?
group-held-save = Save the meeting
group-how = As in the manual?
group-how-as-manual = As in the manual
group-how-left-out = We left something out
group-how-other-order = We took it in another order
group-how-own-point = The group’s own point took the time
group-how-shorter = We made it shorter
group-leaders = Leading the group
group-meeting = Meeting { $number }, { $day }
group-meetings = How many meetings?
group-meetings-hint = A number from 1 to 30.
group-move = Move a meeting
group-move-save = Move the meeting
group-nobody = Nobody
group-not-yet = Not yet
group-number = Meeting
group-over = Over { $groups ->
    [one] one group
   *[other] { $groups } groups
}: { $figures }
group-page-of-day = Open the manual at meeting { $number }
group-place = Place
group-programme = Which programme?
group-programme-title = What is the programme called?
group-second = Who leads along?
group-subject = Subject
group-title = A group and its meetings
group-together = Altogether
group-was = { $came } came. { $how }. Manual { $version }.
group-went = How it went
group-which = Which meeting?
groups-begin = Begin a group
groups-begin-save = Begin the group
groups-begin-text = The first meeting. The others follow each week, but not on public holidays.
groups-empty = There are no groups yet.
groups-manuals = Manuals
groups-programme = Make a new programme
groups-programme-save = Make the programme
guest-coming = Yes, is coming
guest-silent = Has not answered yet
half-first = First half of { $year }
half-second = Second half of { $year }
hand-over-button = Hand it over
hand-over-companion = { $name }, companion
hand-over-coordinator = { $name }, coordinator
hand-over-heading = Hand it over to somebody else
hand-over-missing = Choose who takes over.
hand-over-text = Talk to the one who takes over first. The guest is told the new name.
hand-over-to = Who takes over?
handbook-edit = Change: { $title }
handbook-empty = Nothing stands here yet.
handbook-fault-missing = Write both a heading and a text. If both are empty, the section goes.
handbook-heading = When you go along with somebody
handbook-new = New section
handbook-section-body = The text
handbook-section-hint = Your own words. Write nothing about a guest. A new version comes beside the old ones.
handbook-section-title = Heading
handbook-title = Our handbook
handbook-write-title = Write in the handbook
hours-caption = Hours for company week by week
hours-column-aim = Set aside
hours-column-booked = Agreed
hours-column-left = Left
hours-column-used = Used
hours-column-week = Week
hours-field = Hours a week
hours-field-hint = A whole number.
hours-heading = Company this week: { $used } of { $aim } hours are used
hours-heading-none = Company this week: No hours are set aside. Used: { $used } h.
hours-left-none = Nothing left
hours-less = What do you do less of?
hours-less-hint = Must be said when hours are added. Do not write about anybody.
hours-less-said = This you do less of: { $less }
hours-meeting = Minutes that a group’s meeting counts
hours-meeting-hint = Visits count as long as the community meets.
hours-none = None set aside
hours-over = More hours are used and agreed than are set aside. Set more aside, or move a visit.
hours-save = Set the hours aside
hours-set = Set hours aside
hours-set-text = It holds from Monday of this week. Weeks that have passed keep their hours. The numbers and your answer are kept.
hours-week = Week { $number } from { $day }
initiative-fault-missing = Write a line here, so that we can ring and talk about it.
initiative-heading = Do you want to start something?
initiative-lead = You need not belong to an association. A coordinator rings you. If you agree, it gets a page with a last day.
initiative-more = Is there more we should know?
initiative-phone = Your telephone number
initiative-until = When does it end?
initiative-what = What do you want to start?
initiative-when = When?
initiative-where = Where?
initiative-who = Your first name
initiative-whose = Who shall read it?
interest-address-text = Keep the address. It shows the answer. After half a year everything is deleted.
interest-answer = Write an answer
interest-answer-hint = Whoever wrote can read it at their own address.
interest-answer-saved = The answer can be read now.
interest-as = Comes along as
interest-fact-as = Would like to be
interest-fact-day = Wrote
interest-fact-reach = Can be reached at
interest-fault-answer = Write a few words.
interest-fault-reach = Write how they can reach you.
interest-follow = You read the answer at an address that only you get.
interest-heading = Would you like to go along with somebody?
interest-join = Welcome
interest-join-name = First name
interest-join-save = Write down
interest-join-text = Then there is somebody new on your list. No guests are suggested before the steps that you ask for are in place.
interest-lead = Some find it hard to go alone to something new. You can go along the first times.
interest-name = Your first name
interest-no = It is a no, thank you
interest-no-legend = If it is a no
interest-no-note = Whoever wrote sees your words and a no, thank you.
interest-peer = Have you taken part yourself?
interest-peer-note = Then you know what it is like. What you told then, the new colleagues cannot see.
interest-peer-yes = I have taken part myself
interest-reach = How can they reach you?
interest-reach-hint = Telephone or mail. Say when it suits, if you like.
interest-send = Send
interest-sent = Thank you. The association has it now.
interest-state-answered = Answered
interest-state-joined = Comes along
interest-state-no = No, thank you
interest-state-waits = Waits for an answer
interest-title = Become a volunteer
interest-title-answer = Answer about being a volunteer
interest-title-one = Somebody who would like to come along
interest-whose = Which association?
interest-words = Would you like to tell a little?
interest-words-hint = Only if you want to.
interests-caption = Those who have written
interests-empty = Nobody has written yet. Pass the address on.
interests-heading = Would like to come along
interests-lead = Anybody can write here without login. After half a year it is deleted.
intrusive-1 = Hardly anything: one can just drop by
intrusive-2 = A little: one says hello and joins
intrusive-3 = Something: one takes part in what the others do
intrusive-4 = Quite some: one signs up and comes regularly
intrusive-5 = A lot: one tells about oneself
kind-peer = has been new too
kind-staff = employed
kind-volunteer = a volunteer
lines-heading = Messages
listing-access = Is there anything the body should know?
listing-access-hint = Stairs, lift, toilet, benches. One thing on each line.
listing-accompanies = Who can go along with somebody new the first times?
listing-accompanies-hint = "Nobody yet" may well stand there. Then others can see that somebody is missing.
listing-age-hint = A number. Leave the field empty if all ages can come.
listing-alert = Is there anything that holds right now?
listing-alert-hint = For example: Closed in week 42. Remember to delete it again.
listing-begins = First day
listing-begins-hint = Only if it has not begun yet, or if you meet every other week.
listing-busy = When are most people there, and when few?
listing-busy-hint = For example: most at 12. Few after 14.
listing-city = Town
listing-closed = Is it closed for a time?
listing-closed-now = Yes, we are closed and open again later
listing-confirm = Everything is still right
listing-contact = Whom can one ask?
listing-contact-hint = The first name is enough. It stands on the page, for everybody to read.
listing-contact-title = What does this person do with you?
listing-cost = What does it cost?
listing-day = Day of the week
listing-done-confirmed = The page now says that everything is right today.
listing-done-down = The page is taken down. Whoever has the address on paper is told that you are not there now.
listing-done-shown = Everybody can see the page in a moment.
listing-door = What does one see on coming to the door?
listing-down = The page is taken down. Nobody else can see it.
listing-draft = Only you can see the page as yet.
listing-due = Everybody can see the page. Say by { $day } whether everything is still right.
listing-edit = Change
listing-ends = Last day
listing-ends-hint = Only for something short. After that day the page is gone by itself.
listing-entrance = Is there another entrance?
listing-entrance-hint = For those who would rather not use the main door.
listing-fault-backwards = Write an end that is later than the beginning.
listing-fault-choice = Choose one of the answers on the list.
listing-fault-clock = Write the time as 16.30.
listing-fault-date = Write the day as year, month and day: 2027-03-03.
listing-fault-day = Choose a day of the week on the list.
listing-fault-ends-first = Choose a last day that is after the first.
listing-fault-first-day = Write the first day. Otherwise we do not know which week you meet.
listing-fault-long = Write it shorter. There is room for { $max } characters.
listing-fault-mail = Write a mail address like name@example.dk, or leave the field empty.
listing-fault-missing = Write what the community is called.
listing-fault-number = Write a number from 0 to { $max }, or leave the field empty.
listing-fault-position = Write two numbers with a comma and a blank between, like 56.4567, 10.0345.
listing-fault-postcode = Write the postcode with 4 digits.
listing-fault-steps = Write at most 9 lines. Somebody new must be able to remember it.
listing-fault-web = Write the address with https:// in front.
listing-first = What the first time is like
listing-for-whom = Whom is it for?
listing-from = From { $from }
listing-from-clock = From
listing-from-to = From { $from } to { $to }
listing-funding = Who pays?
listing-funding-hint = For example section 18 money from a municipality, or a foundation. One on each line.
listing-handy = Good to know
listing-intrusive = How much must a newcomer do?
listing-intrusive-hint = What asks least is shown first to those who search.
listing-lacks-what = Write what the community is called.
listing-lacks-when = Write a time, or when somebody new can begin.
listing-lacks-where = Write a place or a link.
listing-lacks-who = Write a telephone number or a mail address.
listing-languages = Which languages do you speak?
listing-languages-hint = Write commas between them.
listing-late = Everybody can see the page. Nobody has said since { $day } whether everything is still right.
listing-learn = What must a volunteer with you know?
listing-learn-hint = Also when you hold courses that are open to all. One thing on each line.
listing-leave = How does one leave again?
listing-link = Make a link that others can confirm by
listing-link-made = The link to confirm by
listing-link-text = Send it to somebody in the community. The link needs no login. It is shown only now, and a new link closes the old one.
listing-looks = What does it look like?
listing-looks-hint = What one sees on coming in: room, light, chairs.
listing-mail = Mail
listing-manual = How does it go from time to time?
listing-manual-hint = A few lines, so that people and the municipality know what they get.
listing-max-age = To the age of
listing-may-sit = May one just sit?
listing-meet = Where and when can one meet this person?
listing-meet-hint = For example: Thursdays 10 to 12 at the library. One time on each line.
listing-met-by = Who meets you?
listing-min-age = From the age of
listing-municipalities = Citizens of which municipalities are welcome?
listing-municipalities-hint = One municipality on each line. Leave the field empty if everybody is welcome.
listing-name = What is the community called?
listing-name-hint = Without words that tell something about those who come.
listing-new = New community
listing-new-lead = Name, place or link, time and somebody to ask. The rest can wait.
listing-new-save = Save the page
listing-newcomers = How many newcomers is there room for now?
listing-newcomers-hint = A number. 0 means that it is full for now.
listing-next-start = The next time newcomers can begin
listing-next-start-hint = Leave the field empty if one can come at any time.
listing-no = No
listing-no-day = None
listing-not-said = The page does not say
listing-online = Link
listing-online-hint = Your own web page, or where you meet online.
listing-other-name = Another name people know
listing-outdoors = Do you meet outdoors?
listing-over = The last day was { $day }. The page is not visible any more.
listing-parents = What do you do for people with children?
listing-parents-hint = For example: Children are welcome too.
listing-part-empty = Nothing stands here yet.
listing-phone = Telephone
listing-place = Where do you meet?
listing-place-hint = Write it so that one can find it the first time.
listing-position = Point on the map
listing-position-hint = Latitude and longitude, like 56.4567, 10.0345. Leave the field empty if you do not know it.
listing-postcode = Postcode
listing-presence = Where else can one meet you?
listing-presence-hint = On the net or out of the house, with day and time. One thing on each line.
listing-public = Everything on the page is for everybody. Write nothing about those who come.
listing-quiet = Are there quiet times?
listing-rhythm = How often
listing-roles = What can a newcomer do?
listing-roles-hint = Small things, for example: make coffee. One thing on each line.
listing-room = Is there room for newcomers?
listing-room-hint = In your own words.
listing-say = What can one say on coming?
listing-say-hint = A sentence that one can use at the door.
listing-setting = How are people together?
listing-show = Show the page to everybody
listing-show-again = Show the page again
listing-shown = Everybody can see the page. Everything was right on { $day }.
listing-shown-only = Everybody can see the page.
listing-size = How many usually come?
listing-size-hint = For example: 6 to 10.
listing-step-free = Can one get in with a wheelchair?
listing-step-free-hint = Say yes only if there is a way in without steps. Then others can search for it.
listing-steps = What happens, minute by minute?
listing-steps-hint = One thing on each line. At most 9.
listing-street = Street and number
listing-summary = What is it?
listing-summary-hint = A few lines, as you would say it on the telephone.
listing-take-down = Take the page down
listing-take-down-button = Yes, take it down
listing-take-down-text = Then nobody else can see it. The texts stay, and you can show it again.
listing-time = { $day } { $from }-{ $to }, { $rhythm }
listing-time-row = Time { $number }
listing-times = When do you meet?
listing-times-words = The times in words
listing-times-words-hint = A line for each time, in the same order. For example: Every Wednesday, in rain too.
listing-to = Until { $to }
listing-to-clock = To
listing-until = Last time
listing-way = How does one get there?
listing-way-hint = Bus, parking, where the door is.
listing-welcome = Who is welcome, and who pays
listing-what = What it is
listing-when = When
listing-where = Where
listing-who = Whom one can ask
listing-wishes = What does it give to those who come?
listing-words = Which words do people search by?
listing-words-hint = Everyday words with blanks between. They are not shown, but the search finds you by them.
listing-write = Where can one write without a name?
listing-write-hint = The address of a chat or page that you already have.
listing-write-hours = When do you answer there?
listing-yes = Yes
listings-caption = Your communities
listings-empty = There are no communities here yet. Begin with one.
listings-heading = Our pages
listings-lead = These are the pages that everybody can read. Only you can change them.
looks-caption = Newest first
looks-did = What
looks-did-change = Wrote something
looks-did-close = Ended something
looks-did-open = Read
looks-heading = Who has looked at { $name }?
looks-lead = Each time somebody here opens or writes something, it is written down. After { $days ->
    [one] 1 day
   *[other] { $days } days
  } it is only a number.
looks-lists = { $count ->
    [one] Within { $days ->
        [one] 1 day
       *[other] { $days } days
      } the association’s lists have also been read 1 time. The name may have been on them.
   *[other] Within { $days ->
        [one] 1 day
       *[other] { $days } days
      } the association’s lists have also been read { $count } times. The name may have been on them.
 }
looks-names = We write the task and not the name of whoever looked. Ask the association if you want to know more.
looks-none = Nobody has looked these last weeks.
looks-open = See who has looked
looks-own-heading = Who has looked at you?
looks-title = Who has looked
looks-unit = Association
looks-when = When
looks-who = Task
looks-why = Why
manual-edit = Write the page for meeting { $number }
manual-leaf = Meeting { $number }: { $title }
manual-length = { $count ->
    [one] Company lasts at least 1 month.
   *[other] Company lasts at least { $count } months.
}
manual-length-heading = Company after the group
manual-length-none = It is not settled how long company lasts.
manual-length-save = Save the length
manual-own = The group’s own points
manual-own-text = Room for what you want to talk about. It stays on paper.
manual-page-body = What do you do at the meeting?
manual-page-hint = Write nothing about particular people.
manual-page-title = Subject of the meeting
manual-save = Save the page
manual-title = Manual
manual-unwritten = Not written yet
manual-version = Version { $version }
manual-write-title = Change the manual
menu-accounts = Accounts
menu-concerns = Not right
menu-crossings = Accompaniments
menu-events = Meetings and visits
menu-expenses = Expenses
menu-feed = My calendar
menu-groups = Groups
menu-handbook = Handbook
menu-hours = Hours
menu-listings = Our pages
menu-mail = Code by mail
menu-mine = My appointments
menu-new = New enquiries
menu-next = Next visit
menu-offer = My times
menu-people = People
menu-staying = Are they still there
menu-volunteers = Volunteers
menu-week = The week
menu-worried = Are you worried?
message-label = Write to { $name }
message-missing = Write a line or two.
message-send = Send the message
mine-asked = You have been asked. Say yes or no.
mine-call = Your coordinator will ring you.
mine-heading = { $count ->
    [one] You have 1 appointment
   *[other] You have { $count } appointments
 }
mine-heading-none = You have no appointments just now
mine-over = Say whether you met. Two taps.
mine-promised = You go with { $guest }.
new-answered = Answered, and still without company
new-empty = Nothing here yet. That is quite all right.
new-heading = { $count ->
    [one] 1 waits for your answer
   *[other] { $count } wait for your answer
 }
new-heading-none = Nobody waits for an answer just now
new-late = Answer today
new-lead = { $association }. Whoever has waited longest comes first.
new-waiting = Waiting for an answer
next-cannot = I cannot come after all
next-cannot-text = That is all right. The guest is told, and your coordinator finds somebody else.
next-close = Say whether you met
next-coordinator = If there is anything, ring { $name } on { $phone }.
next-either = Both answers are equally good.
next-empty = Nothing here yet. That is quite all right.
next-heading = { $time } you meet { $guest }
next-heading-asked = Can you go with { $guest } { $time }?
next-heading-begun = You and { $guest } had an appointment
next-heading-none = You have no visit just now
next-no = No, I cannot
next-yes = Yes, I will come
notice-handed-over = It has been handed over. Below the heading stands who has it now.
notice-overtaken = Somebody else answered before you sent. This is how it stands now. What you wrote was not sent.
notice-plan-over = The plan ended on { $day }, and the company still runs. Agree on an ending, or change the plan.
notice-plan-soon = The plan ends on { $day }. Talk about going alone.
notice-quiet = { $count ->
    [one] 1 day has passed without contact, and nothing is agreed.
   *[other] { $count } days have passed without contact, and nothing is agreed.
}
notice-saved = It is saved.
notice-unclosed = Nobody has said how it went on { $day }.
notice-written = The message is sent. The guest can read it on their own page.
offer-about = What you feel like
offer-about-lead = It helps the coordinator find out whom you go well with.
offer-add = Add the time
offer-age = Your age
offer-age-hint = Only if you want. Some would like company of their own age.
offer-area = Where you would like to be
offer-area-hint = A postcode or a few words. Only if you want. Do not write your address.
offer-back = Welcome back. You can be asked again.
offer-clock-hint = For example 16 or 16.30.
offer-come-back = I am back
offer-day = Weekday
offer-empty = You have not written any times yet. So you are not suggested.
offer-fault-age = Write a number from { $from } to { $to }, or leave the field empty.
offer-fault-backwards = Write a time that is later than the first.
offer-fault-clock = Write a time, for example 16 or 16.30.
offer-fault-date = Write a date that is in the calendar.
offer-fault-day = Choose a weekday.
offer-fault-ends-first = Choose a last day that is not before the first.
offer-fault-far = Choose a day within the next two years.
offer-fault-load = Write a whole number from 1 to { $max }.
offer-fault-long = Write it shorter. There is room for { $max } characters.
offer-fault-many = { $max ->
    [one] You already have 1 time. Remove it before you add another.
   *[other] You already have { $max } times. Remove one before you add another.
 }
offer-fault-past = Choose a last day that is not over.
offer-from = From
offer-heading = When you can
offer-interests = What do you like?
offer-languages = Languages you speak
offer-languages-hint = For example Danish and Arabic. Only if you want.
offer-lead = Here you write when you have time. Your coordinator can see it. The guests cannot.
offer-load = With how many will you go at a time, at most?
offer-load-hint = One or two is quite fine. You are not asked for more.
offer-pause = Pause
offer-pause-between = You pause from { $from } to { $to }.
offer-pause-button = Pause
offer-pause-first = First day
offer-pause-first-hint = Leave it empty if it is from today.
offer-pause-from = You pause from { $from }.
offer-pause-last = Last day
offer-pause-last-hint = Leave it empty if you do not know yet.
offer-pause-lead = In a pause you are not asked for anything new. What you have agreed still stands.
offer-pause-open = You are on pause.
offer-paused = Your pause is written down. You can come back whenever you want.
offer-remove = Remove
offer-removed = The time is removed.
offer-save = Save
offer-times = An ordinary week
offer-to = To
offer-undo = Undo
open-calendar = Calendar
open-calendar-empty = There is nothing in the calendar just now.
open-calendar-file = Fetch it all for your calendar
open-calendar-heading = Come and hear more
open-calendar-lead = Here you can meet the associations. You need not write your name.
open-cancelled = It is cancelled.
open-event-coming = I am coming
open-event-just-come = You may also just come.
open-event-no-name = We do not ask your name. We only want to know how many chairs to find.
open-event-title = Meeting
own-mail-have = Your mail address is { $address }.
own-mail-lead = Here you can choose to log in with a code by mail. Then you do not need a link.
own-mail-prove = Yes, it is mine
own-mail-prove-title = Is it your mail address?
own-mail-remove = Take my mail address away
own-mail-sent = We have sent eight digits to the address. They work for ten minutes and only once.
own-mail-stale = Log in again first. It is for safety.
own-mail-subject = Your code
own-mail-text = Your code is { $code }. It works for ten minutes and only once, in the browser where you asked for it. If you have not asked for a code, do nothing.
own-mail-title = Log in with a code by mail
pause-again = { $guest } would like to go again. Find a day.
pause-heading = You and { $guest }
pause-met = You met. If you are to go again, find a day.
pause-no = { $guest } does not want to go again just now. You need not do anything.
pause-not-met = You did not meet. Try another day.
pause-not-today = { $guest } said: Not today. That is quite all right. Find a new day.
pause-open = Agree on the next time
pause-past-plan = The plan ends on { $day }. Ring your coordinator if you are to meet for longer.
pause-question = When do you and { $guest } go next?
pause-send = That is agreed
pause-time = When next?
pause-title = Next time
pause-too-much = { $guest } said: It was too much. That is quite all right. Find a new day when it suits.
people-away = Away
people-choose = Choose somebody
people-empty = Nothing here yet. That is quite all right.
people-fault-days = Write a whole number from 1 to 10.
people-fault-long = Make the text shorter. There is room for { $max } signs.
people-fault-missing = Write a name.
people-fault-of = Choose an association.
people-fault-phone = Write a telephone number of at least 8 digits.
people-fault-task = Choose what the person is to do.
people-gone = The person has left. Everything they had has a new name.
people-heading = Who should be able to come in?
people-here = Here
people-keeper-own = It is you
people-keepers = Those who keep the site
people-lead = A link works once within 7 days. Give it only to the one it is for.
people-leave-button = Let the person go
people-leave-heading = Somebody stops
people-leave-text = Everything the person has now gets somebody new with a name.
people-leaves = Who stops?
people-leaves-lacks = Whoever takes over cannot be asked yet: { $lacks }. Choose somebody else.
people-leaves-missing = Choose who stops.
people-link = Make a link
people-made = Link for { $name }
people-made-text = Copy it now. It is shown only this once.
people-new-association = Name of the association
people-new-association-open = Add an association
people-new-association-phone = The association’s telephone
people-new-association-phone-hint = Everybody can see the number.
people-new-association-save = Save the association
people-new-days = Answers within so many working days
people-new-days-hint = That is what the guest is promised. From 1 to 10.
people-new-heading = New
people-new-name = First name
people-new-of = In which association?
people-new-open = Add a person
people-new-phone = The coordinator’s telephone
people-new-phone-hint = The guest can see the number. Of a companion we keep none.
people-new-save = Save the person
people-new-task = What is the person to do?
people-next = Who takes over?
people-next-none = The person has nothing
people-paused = Pauses
people-reopen = Lost key
people-set-away = Set as away
people-set-here = Set as here
people-set-paused = Set on pause
people-still-owns = { $count ->
    [one] The person has 1 accompaniment. Choose who takes over.
   *[other] The person has { $count } accompaniments. Choose who takes over.
 }
plan-change = Change the plan
plan-every-fourth = every fourth week
plan-every-other = every other week
plan-every-week = every week
plan-fault-day = Choose a day. The earliest is the day when the guest wrote.
plan-fortnightly = Months of meeting every other week
plan-heading = How often and how long? { $name }
plan-make = Make a plan
plan-monthly = Months of meeting every fourth week
plan-none = There is no plan yet.
plan-now = You meet { $how }. The plan ends on { $day }.
plan-over = The plan ended on { $day }.
plan-programme = Which programme do you follow?
plan-programme-least = { $count ->
    [one] { $title }, at least 1 month
   *[other] { $title }, at least { $count } months
}
plan-programme-none = No programme
plan-save = Save the plan
plan-section = The plan
plan-starts = First day
plan-starts-hint = The day when they meet the first time.
plan-text = You begin often, and then there is more time between. In the end the guest goes alone. The numbers are months. The guest can always stop sooner.
plan-title = Plan for company
plan-weekly = Months of meeting every week
privacy-cookie = The page uses one cookie when you are signed in. It only tells that it is you.
privacy-delete = When a guest takes an enquiry back, we erase name, contact and messages at once.
privacy-heading = This is what the association keeps
privacy-municipality = The municipality cannot see this page and is told nothing.
privacy-what = We keep the name a guest chooses, one way to be reached, and who goes along when.
privacy-who = The association's coordinators can see it. A companion sees only their own appointments.
proof-heading = The association's fingerprint
proof-how = Put this page beside the municipality's. When something happens here, the number here changes. The municipality's does not.
proof-label = Fingerprint of everything in the association's database
proof-lead = This number is computed from every single row of the association's. Looking changes nothing.
proof-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
 }
proof-title = Proof
purpose-company = Company for a guest
purpose-group = A group
purpose-insight = Telling who has looked
purpose-listing = Keeping the communities' pages right
purpose-people = The association’s own people
purpose-program = Running the program
purpose-visit = A visit
reach-none = Can no longer be reached
reach-room = On their own page
reason-asked-for = the guest has asked for this very person
reason-available = has time
reason-free = goes with nobody just now
reason-kind = { $kind }
reason-near-age = is about the same age
reason-rested = { $count ->
    [one] has not been out for 1 day
   *[other] has not been out for { $count } days
 }
reason-room = goes with { $running } of at most { $most }
reason-shared = likes { $wishes }
reason-with-before = came along last time
remark-about = About { $name }
remark-about-initiative = Somebody wants to start something
remark-about-page = About the page { $page }
remark-address = Here you can read the answer
remark-address-text = Keep the address. It is shown only now, and only you have it.
remark-answer = Your answer
remark-answer-hint = Whoever wrote can read it. A new answer takes the old one's place.
remark-answer-send = Save the answer
remark-answer-sent = The answer can be read now.
remark-answered = Answer of { $day }
remark-fault-empty = Write a few words.
remark-follow = You need not write your name. You get an address where you can read the answer.
remark-gone = The text has been deleted.
remark-heading = What is wrong on the page about { $name }?
remark-heading-page = What is wrong on the page { $page }?
remark-lead = The association reads it and puts the page right.
remark-lead-page = The page is not our own. We read it and speak with those it is about.
remark-make-page = Make a page for it
remark-see-page = See the page
remark-send = Send
remark-sent = Thank you. The association has got it.
remark-state-answered = Answered
remark-state-waits = Waits for an answer
remark-waits = There is no answer yet.
remark-words = Write what is wrong
remark-words-hint = Write nothing about other people.
remark-written = Written { $day }
remarks-caption = What others have written to you
remarks-empty = Nobody has written yet.
remarks-heading = Corrections and suggestions
remarks-lead = What people outside have written about your pages. They can read your answers without login.
rhythm-first = The first in the month
rhythm-fortnightly = Every other week
rhythm-fourth = The fourth in the month
rhythm-last = The last in the month
rhythm-second = The second in the month
rhythm-third = The third in the month
rhythm-weekly = Every week
role-companion = Companion
role-coordinator = Coordinator
role-owner = Whoever gives access
role-program = The program itself
save = Save
seat-again = I want to come after all
seat-clock = At { $clock }
seat-coming = See you
seat-drop-in = I just drop in
seat-event = See the meeting
seat-full = All seats are taken. Do ring and ask whether there is room.
seat-give-back = I do not come after all
seat-given-back = Your seat is passed on. That is quite all right.
seat-gone = Somebody else has taken the seat meanwhile.
seat-keep = Keep this address. Here you can change your mind.
seat-no-such-talk = There is no such time. Choose one on the list.
seat-not-coming = You do not come this time
seat-over = It is over.
seat-talk = Do you want to book a short talk?
seat-talk-at = Your talk is at { $clock }.
seat-talk-taken = Somebody else has just taken that time. Choose another one.
seat-title = Your seat
sent-answered-heading = { $guest } has an answer
sent-answered-next = { $owner } now finds somebody to come along.
sent-answered-text = { $guest } can read your answer on their own page at once.
sent-asked-heading = { $companion } has been asked
sent-asked-next = If { $companion } says yes, { $guest } is told at once. Otherwise it comes back to you.
sent-asked-text = { $companion } answers on a phone. The visit is { $time }.
sent-back = Back to new enquiries
sent-see = See the accompaniment
sent-title = Sent
setting-group = A group
setting-one-to-one = Two by two
setting-online = By screen or telephone
setting-open-house = Open house, come and go
setting-small-group = A few at a time
standing-answered = { $guest } still needs somebody to come along
standing-asked = { $companion } has been asked and has not answered yet
standing-call-wanted = { $companion } would like a call
standing-closed = The accompaniment has ended
standing-met = { $companion } and { $guest } have met
standing-new = { $guest } waits for an answer from { $coordinator }
standing-not-met = { $companion } and { $guest } did not meet
standing-not-today = { $guest } said not today, and { $companion } finds a new day
standing-promised = { $time } { $companion } waits for { $guest }
standing-stayed = { $guest } goes alone and still comes here
standing-too-much = It was too much for { $guest }, and { $companion } finds a new day
standing-walks-alone = { $guest } goes alone now
standing-withdrawn = The guest has taken the enquiry back
staying-after = { $months ->
    [one] After 1 month
   *[other] After { $months } months
 }
staying-began = Newcomers
staying-community = Which community?
staying-curve = From the beginning to a year after. At the top is everybody, at the bottom nobody.
staying-empty = You have not counted yet. Begin with how many newcomers there were.
staying-fault-beginning = Write first how many newcomers there were in that half year.
staying-fault-early = It can be counted from { $day }. Before that day not everybody has had the time.
staying-fault-fewer = Write at least { $stayed }. So many were still there later.
staying-fault-more = Write at most { $began }. So many newcomers there were.
staying-fault-of = Choose a community, a half year and when you counted.
staying-few = There are too few here to work out a share. It is shown from { $least } newcomers on.
staying-half = In which half year did they come?
staying-heading = Are they still there?
staying-lead = Count how many newcomers came in a half year, and how many of them still come. Only numbers. Write no names down.
staying-new = Write a count down
staying-people = How many?
staying-people-hint = A new number takes the old one's place.
staying-share = { $months ->
    [one] { $there } of { $of } still come after 1 month.
   *[other] { $there } of { $of } still come after { $months } months.
 }
staying-undone = The number is deleted.
staying-when = When did you count?
step-accepted = { $who } said yes
step-answered = { $who } wrote to the guest
step-asked = { $who } asked a companion
step-asked-again = { $who } asked for company again
step-asked-still = { $who } asked whether the guest still wants to wait
step-call-me = { $who } asked for a call
step-declined = { $who } could not
step-ended = { $who } ended the accompaniment
step-handed-over = { $who } handed it over
step-line = { $day }: { $done }
step-met = { $who } met the guest
step-next = { $who } agreed on the next time
step-not-met = { $who } did not meet the guest
step-not-today = { $who } said: Not today
step-opened = { $who } wrote for the first time
step-place-offered = { $who } offered a place
step-rung = { $who } rang and closed the visit
step-still-here = { $who } has seen that the guest still comes
step-too-much = { $who } said: It was too much
step-waits = { $who } put the guest on the waiting list
step-waits-no-more = { $who } took the guest off the waiting list
step-walks-alone = { $who } goes alone now
step-withdrawn = { $who } took the enquiry back
steps-heading = What has happened so far
stories-caption = Stories about your communities
stories-empty = Nobody has told anything yet.
stories-heading = Stories
stories-lead = This is what people tell about your communities. Read it before others do: can anybody be recognised?
story-address = Here you can take it down
story-answer = The association answers
story-by = Told by { $name }
story-by-nobody = Told without a name
story-called = What do you want to be called?
story-called-hint = You can leave it empty. Everybody can read it.
story-called-own = Who tells?
story-called-own-hint = If it is empty, we write the name of the community.
story-decline = Do not show it
story-delete = Take it down and delete it
story-done-declined = It is not shown. Whoever wrote can read your words.
story-done-shown = Everybody can read it now.
story-down = Take it down now
story-down-text = The words are deleted at once. They cannot be brought back.
story-fault-reaches = Do not write a telephone number, a mail address or a civil registration number. Everybody can read it.
story-heading = How did it go in { $name }?
story-lead = The association reads it first. Then others can read it on the page of the community.
story-lead-own = You get an address. There you can take it down again at any time.
story-own-heading = Tell how it goes with you
story-own-lead = It stands on the page at once. You can take it down at any time.
story-show = Show it to everybody
story-show-text = It will stand on the page of the community. The three newest stand there.
story-stands-declined = The association does not show it.
story-stands-gone = It is taken down. The words are deleted.
story-stands-shown = Everybody can read it now.
story-stands-waits = The association has not read it yet. Nobody else can see it.
story-state-declined = Not shown
story-state-shown = Shown
story-state-waits = Waits for you
story-why = Why not?
story-why-hint = Whoever wrote reads it. At most { $max } characters.
story-why-own = Why should it go?
story-words = Tell it in your own words
story-words-hint = At most 600 characters. Do not write names, telephone numbers or mail addresses of others.
strip = The association's page.
strip-looked = See who has looked
strip-promise = The municipality cannot see it.
supervision-ahead = Days ahead
supervision-all = All together
supervision-behind = Days that were held
supervision-change = Correct
supervision-day = Which day?
supervision-day-hint = A day that has passed is noted as held.
supervision-due = It is time for supervision for: { $names }.
supervision-fault-far = Choose a day that is at most two years away.
supervision-fault-who = Choose whom it is for.
supervision-for = For
supervision-heading = Supervision
supervision-held = Held
supervision-held-label = Held: { $day }
supervision-interval = How often?
supervision-lead = Nobody shall be alone with what is hard. They see their next day themselves.
supervision-months = At least each time so many months have passed
supervision-months-hint = Then the page says who has had none. An empty field reminds of nobody.
supervision-next = Next supervision: { $day }
supervision-none = There are no days ahead.
supervision-plan = A day
supervision-title = Supervision
supervision-undo-label = Remove: { $day }
supervision-undone = The day is removed.
supervision-who = For whom?
thanks-call = Thank you. Your coordinator will ring you. You need do no more now.
thanks-met = Thank you. The visit is closed. The guest says whether you go again.
thanks-next = Thank you. The guest is told at once.
thanks-no = That is all right. Your coordinator finds somebody else. You need do no more.
thanks-not-met = Thank you. Find a new day when it suits you both.
thanks-turn = Thank you. The other one sees it on the list and agrees on the next time. Do tell them.
thanks-words = Thank you. It is sent.
thanks-yes = Thank you. The guest is told your name and how to recognise you.
title-bring = Read a list
title-correction = Put a page right
title-followed = Answer
title-initiative = Start something
title-listing = Page
title-listing-confirm = Is it right?
title-listing-edit = Change the page
title-listing-new = New page
title-remark = Message
title-story = Story
title-story-followed = Your story
title-story-own = Write your own story
title-tell = Tell
turns-add = Add
turns-and = { $most } and { $last }
turns-change = Choose who takes turns
turns-empty = There is one companion only.
turns-heading = Who takes turns in coming along with { $guest }?
turns-lacks = Whoever you chose lacks a step of the approval now. Choose somebody else.
turns-missing = Choose a name.
turns-more = Who else can?
turns-nobody = There is nobody more who is approved and can be chosen.
turns-now = These can take a time too: { $names }.
turns-pass = Let { $name } take the next time
turns-pass-heading = Can somebody else take the next time?
turns-pass-text = Whoever you choose agrees on the day. You can have the turn back another time.
turns-take-out = Remove { $name }
turns-text = Whoever comes along with { $guest } now can let one of the others take the next time. { $guest } hears the name when the day is agreed. Ask them first.
turns-title = Taking turns
undo = Undo
visit-answer = The guest's answer
visit-community = Community
visit-heading = The appointment
visit-line-hint = Where you stand, for example. The coordinator can read it too.
visit-line-label = Write a few words to { $guest }
visit-line-long = There is room for 300 characters only. Make it shorter.
visit-line-send = Send
visit-line-who = { $who }, { $when }
visit-line-you = You
visit-lines = A few words about the visit
visit-note = About the meeting
visit-sign = You are known by
visit-when = When
visit-where = Where
visit-who = Who waits
volunteer-heading = { $name }, { $kind }
volunteer-hours = Hours with guests in the last year
volunteer-new = There is somebody new. Whoever makes the links can make one to come in by.
volunteer-supervision-last = Last supervision
volunteer-supervision-never = None yet
volunteer-supervision-next = Next supervision
volunteer-title = Somebody who comes along
volunteers-area = Preferably here: { $area }
volunteers-caption = Those who come along with guests
volunteers-empty = There is nobody yet. Whoever makes the links can let somebody in.
volunteers-heading = Those who come along
volunteers-interests = Would like to come along
volunteers-languages = Speaks { $languages }
volunteers-lead = They write times, languages and pauses themselves. You see it again when you find company for a guest.
volunteers-load = { $running } of at most { $most }
volunteers-no-times = No times yet
volunteers-not-paused = No
volunteers-pause-between = From { $from } to { $to }
volunteers-pause-from = From { $from }
volunteers-pause-open = Pauses
waited-days = { $count ->
    [one] 1 day
   *[other] { $count } days
 }
waited-today = Since today
waiting-ahead = { $count ->
    [0] Nobody is ahead.
    [one] 1 is ahead.
   *[other] { $count } are ahead.
 }
waiting-answer-by = Please answer by { $day }.
waiting-answer-title = Your answer
waiting-ask = Ask whether the guest still wants to wait
waiting-ask-button = Send the question
waiting-ask-now = Nobody has asked since { $day }. Ask again.
waiting-asked = Was asked. Answer by { $day }.
waiting-cannot = Company is arranged. So the guest is not on the waiting list.
waiting-change = You can change your answer here until the association has used it.
waiting-heading = { $count ->
    [one] 1 waits for a place
   *[other] { $count } wait for a place
 }
waiting-heard = Waits. Last heard from { $day }.
waiting-lead = Whoever has waited longest stands first. Each month you ask whether the guest still wants to wait.
waiting-leave = Take the guest off the waiting list
waiting-leave-button = Take off the list
waiting-leaves = Waits no longer. Answered { $day }.
waiting-next-no = You are no longer on the list. You can always write again.
waiting-next-wait = You keep your place in the queue. We write again.
waiting-next-yes = The association writes to you about when you can begin.
waiting-none = Nobody is on the waiting list
waiting-not-yet = The guest is not on the waiting list.
waiting-number = No.
waiting-offer = Offer a place
waiting-offer-button = Send the offer
waiting-offered = Was offered a place. Answer by { $day }.
waiting-one-heading = { $name } and the waiting list
waiting-one-title = Place on the list
waiting-put = Put the guest on the waiting list
waiting-put-button = Put on the list
waiting-question-place = There is a place for you
waiting-question-still = Do you still want to wait?
waiting-reads = The guest reads:
waiting-said-no = You wait no longer
waiting-said-wait = You still wait
waiting-said-yes = Thank you. The place is yours
waiting-say-no = No thank you, take me off the list
waiting-say-not-now = Not now. I should like to wait
waiting-say-wait = Yes, I still want to wait
waiting-say-yes = Yes please, I want the place
waiting-silent = The last day was { $day }, and there is no answer. Ring or write.
waiting-since = Has waited since { $day }.
waiting-stand = How far
waiting-takes = Wants the place. Answered { $day }. Find somebody to come along.
waiting-title = Waiting list
waiting-words-place = There is a place now. Do you want it? Answer by { $day }. Waiting is all right too. Answer here: { $link }
waiting-words-put = There is no place just now. You are on our waiting list. We write when there is one. Once a month we also ask whether you still want to wait.
waiting-words-still = You are still on our waiting list. Do you want to go on waiting? Please answer by { $day }. If you do not answer, you keep your place. Answer here: { $link }
week-after = The week after
week-all-day = All day
week-answer = Last day for an answer
week-before = The week before
week-heading = Week { $number } from { $day }
week-meeting = { $title }, meeting { $number }
week-nothing = Nothing
week-visit = Company: { $name }
why-full = { $count ->
    [one] goes with 1 and has enough
   *[other] goes with { $count } and has enough
 }
why-not-available = has no time that day
why-paused = pauses
why-said-no = has said no
why-staff = is employed, and the guest wants somebody else
wish-be-of-use = helping out
wish-calm = calm
wish-company = company
wish-eat = eating together
wish-get-up = having something to get up for
wish-learn = learning
wish-make = making things
wish-move = moving
wish-music = music
wish-nature = nature
wish-same-road = meeting others in the same boat
worried-association = The association's telephone is { $phone }.
worried-crisis = Can it not wait?
worried-heading = Ring { $name }
worried-lead = You need not carry it alone. You need not know what is wrong.
