accessibility-aim = Everybody should be able to use these pages: without a mouse, without script, in large print and read aloud.
accessibility-call = If there is something you cannot use, ring the association. We will help you in another way.
accessibility-heading = Everybody should be able to use these pages
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
by-guest = The guest
caveat-limit = that makes { $most }, which is their limit
caveat-other-kind = is { $kind }, so ask the guest first
column-change = Change
column-community = Community
column-link = Link
column-name = Name
column-next = Next visit
column-owner = Who has it now
column-promised = Answer promised by
column-role = Role
column-since = Since
column-standing = How far
column-state = Just now
column-waited = Has waited
company-call = Goes alone, but would like a call
company-dont-know = Does not know yet
company-meet-at-door = Somebody who meets me at the door
company-peer = Somebody who has been new too
company-volunteer = A volunteer
company-worker = Somebody from the municipality, whom the guest asks
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
crossings-heading = { $count ->
    [one] 1 accompaniment is running
   *[other] { $count } accompaniments are running
 }
crossings-heading-none = No accompaniments are running just now
crossings-lead = Each has one person who has it now. { $arrived } go alone, and { $stayed } of them still come.
crossings-no-visit = Not agreed yet
crossings-running = Accompaniments running
fact-about = Would like you to know
fact-about-none = Nothing. That is quite all right.
fact-company = Would like company of
fact-opened = Wrote
fact-owner = Who has it now
fact-promised = Answer promised by
fact-reach = Can be reached
fact-when = When it suits
guest-coming = Yes, is coming
guest-silent = Has not answered yet
hand-over-button = Hand it over
hand-over-companion = { $name }, companion
hand-over-coordinator = { $name }, coordinator
hand-over-heading = Hand it over to somebody else
hand-over-missing = Choose who takes over.
hand-over-text = Talk to the one who takes over first. The guest is told the new name.
hand-over-to = Who takes over?
kind-peer = has been new too
kind-staff = employed
kind-volunteer = a volunteer
lines-heading = Messages
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
menu-crossings = Accompaniments
menu-mail = Code by mail
menu-mine = My appointments
menu-new = New enquiries
menu-next = Next visit
menu-people = People
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
notice-saved = It is saved.
notice-written = The message is sent. The guest can read it on their own page.
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
purpose-insight = Telling who has looked
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
role-companion = Companion
role-coordinator = Coordinator
role-owner = Whoever gives access
role-program = The program itself
sent-answered-heading = { $guest } has an answer
sent-answered-next = { $owner } now finds somebody to come along.
sent-answered-text = { $guest } can read your answer on their own page at once.
sent-asked-heading = { $companion } has been asked
sent-asked-next = If { $companion } says yes, { $guest } is told at once. Otherwise it comes back to you.
sent-asked-text = { $companion } answers on a phone. The visit is { $time }.
sent-back = Back to new enquiries
sent-see = See the accompaniment
sent-title = Sent
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
step-accepted = { $who } said yes
step-answered = { $who } wrote to the guest
step-asked = { $who } asked a companion
step-asked-again = { $who } asked for company again
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
step-rung = { $who } rang and closed the visit
step-still-here = { $who } has seen that the guest still comes
step-too-much = { $who } said: It was too much
step-walks-alone = { $who } goes alone now
step-withdrawn = { $who } took the enquiry back
steps-heading = What has happened so far
strip = The association's page.
strip-looked = See who has looked
strip-promise = The municipality cannot see it.
thanks-call = Thank you. Your coordinator will ring you. You need do no more now.
thanks-met = Thank you. The visit is closed. The guest says whether you go again.
thanks-next = Thank you. The guest is told at once.
thanks-no = That is all right. Your coordinator finds somebody else. You need do no more.
thanks-not-met = Thank you. Find a new day when it suits you both.
thanks-yes = Thank you. The guest is told your name and how to recognise you.
visit-answer = The guest's answer
visit-community = Community
visit-heading = The appointment
visit-note = About the meeting
visit-sign = You are known by
visit-when = When
visit-where = Where
visit-who = Who waits
waited-days = { $count ->
    [one] 1 day
   *[other] { $count } days
 }
waited-today = Since today
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
