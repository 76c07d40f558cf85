accessibility-aim = Siderne skal kunne bruges af alle: uden mus, uden script, med stor skrift og læst højt.
accessibility-call = Er der noget, du ikke kan bruge, så ring til foreningen. Så hjælper vi dig på en anden måde.
accessibility-heading = Alle skal kunne bruge siderne
after-call = Ring til mig
after-heading = Hvordan gik det { $day }?
after-lead = Et tryk er nok. Du skal ikke skrive noget.
after-met = Vi mødtes
after-not-met = Vi mødtes ikke
after-title = Efter besøget
ago-days = For { $count ->
    [one] 1 dag
   *[other] { $count } dage
  } siden
ago-today = I dag
ago-yesterday = I går
answer-clock = Klokkeslæt, hvis du vælger en anden dag
answer-companion = Hvem vil du spørge?
answer-date = Dato, hvis du vælger en anden dag
answer-facts = Det må du gerne vide
answer-heading = { $name } vil gerne følges til { $community }
answer-look = Find en til et andet tidspunkt
answer-look-button = Se, hvem der kan
answer-nobody = Vent med at spørge nogen
answer-nobody-note = Send kun dit svar nu
answer-not-shown = { $count ->
    [one] 1 mere kan komme.
   *[other] { $count } flere kan komme.
 }
answer-note = Mere om mødet
answer-note-hint = Kun hvis der er noget, begge skal vide. Det kan I begge læse.
answer-note-long = Skriv højst 500 tegn om mødet.
answer-other-day = En anden dag
answer-overtaken = En anden nåede at svare, før du sendte. Læs, hvad der er skrevet. Send igen, hvis det stadig passer.
answer-place = Hvor mødes de?
answer-place-hint = Skriv det, så man kan finde det første gang.
answer-place-long = Skriv mødestedet med højst 160 tegn.
answer-place-missing = Skriv, hvor de mødes.
answer-ruled-out = Se, hvem der ikke kan
answer-send = Send
answer-suggested-for = Forslagene gælder { $time }.
answer-text = Dit svar til { $name }
answer-text-hint = Skriv kort. Sig, hvad der sker nu, og hvem der gør det.
answer-text-long = Skriv højst 2.000 tegn. Del teksten i to, hvis den er længere.
answer-text-missing = Skriv et svar på en linje eller to.
answer-time = Hvornår mødes de?
answer-time-missing = Vælg en dag på listen, eller skriv både dato og klokkeslæt.
answer-time-past = Vælg et tidspunkt, der ikke er gået.
answer-title = Svar på en henvendelse
answers-elsewhere = { $count ->
    [one] 1 kommer et andet sted nu.
   *[other] { $count } kommer et andet sted nu.
 }
answers-heading = Kommer du her stadig?
answers-lead = Svarene er talt sammen. Ingen kan se, hvem der svarede.
answers-no = { $count ->
    [one] 1 kommer ikke mere.
   *[other] { $count } kommer ikke mere.
 }
answers-now-and-then = { $count ->
    [one] 1 kommer af og til.
   *[other] { $count } kommer af og til.
 }
answers-yes = { $count ->
    [one] 1 kommer her stadig.
   *[other] { $count } kommer her stadig.
 }
by-guest = Gæsten
caveat-limit = så følger de { $most }, og det er deres grænse
caveat-other-kind = er { $kind }, så spørg gæsten først
column-change = Ændring
column-community = Fællesskab
column-link = Link
column-name = Navn
column-next = Næste besøg
column-owner = Hvem har det nu
column-promised = Svar lovet senest
column-role = Rolle
column-since = Siden
column-standing = Hvor langt
column-state = Lige nu
column-waited = Har ventet
company-call = Går selv, men vil gerne ringes op
company-dont-know = Ved det ikke endnu
company-meet-at-door = En, der møder mig ved døren
company-peer = En, der selv har været ny
company-volunteer = En frivillig
company-worker = En fra kommunen, som gæsten selv spørger
crossing-ask-other = Spørg en anden
crossing-end = Afslut følgeskabet
crossing-end-button = Ja, afslut
crossing-end-text = Gør det kun, når I er enige. Gæsten kan altid skrive igen.
crossing-find = Svar, og find en at følges med
crossing-met = De mødtes
crossing-nameless = En gæst
crossing-no-community = et sted, gæsten selv nævner
crossing-not-met = De mødtes ikke
crossing-owner = { $name } har det nu.
crossing-ring = Ring til { $name }
crossing-ring-text = Når I har talt sammen, så luk besøget her.
crossing-still = { $name } kommer her stadig
crossing-still-text = Der er gået tre måneder. Har du set gæsten for nylig?
crossing-title = Et følgeskab
crossings-arrived = Går selv nu
crossings-empty = Her er ikke noget endnu. Det er helt fint.
crossings-heading = { $count ->
    [one] 1 følgeskab er i gang
   *[other] { $count } følgeskaber er i gang
 }
crossings-heading-none = Ingen følgeskaber er i gang lige nu
crossings-lead = Hver har én, der har det nu. { $arrived } går selv, og { $stayed } af dem kommer stadig.
crossings-no-visit = Ikke aftalt endnu
crossings-running = Følgeskaber i gang
fact-about = Vil gerne have, at I ved
fact-about-none = Ikke noget. Det er helt fint.
fact-company = Vil følges med
fact-opened = Skrev
fact-owner = Hvem har det nu
fact-promised = Svar lovet senest
fact-reach = Kan nås
fact-when = Hvornår det passer
guest-coming = Ja, kommer
guest-silent = Har ikke svaret endnu
hand-over-button = Giv det videre
hand-over-companion = { $name }, følgesvend
hand-over-coordinator = { $name }, koordinator
hand-over-heading = Giv det videre til en anden
hand-over-missing = Vælg, hvem der tager over.
hand-over-text = Tal med den, der tager over, først. Gæsten får det nye navn at vide.
hand-over-to = Hvem tager over?
kind-peer = har selv været ny
kind-staff = ansat
kind-volunteer = frivillig
lines-heading = Beskeder
looks-caption = De nyeste øverst
looks-did = Hvad
looks-did-change = Skrev noget
looks-did-close = Afsluttede noget
looks-did-open = Læste
looks-heading = Hvem har kigget på { $name }?
looks-lead = Hver gang nogen her åbner eller skriver noget, bliver det skrevet ned. Efter { $days ->
    [one] 1 dag
   *[other] { $days } dage
  } er det kun et tal.
looks-lists = { $count ->
    [one] Inden for { $days ->
        [one] 1 dag
       *[other] { $days } dage
      } er der desuden set på foreningens lister 1 gang. Navnet kan have stået på dem.
   *[other] Inden for { $days ->
        [one] 1 dag
       *[other] { $days } dage
      } er der desuden set på foreningens lister { $count } gange. Navnet kan have stået på dem.
 }
looks-names = Vi skriver opgaven og ikke navnet på den, der kiggede. Spørg foreningen, hvis du vil vide mere.
looks-none = Ingen har kigget de sidste uger.
looks-open = Se, hvem der har kigget
looks-own-heading = Hvem har kigget på dig?
looks-title = Hvem har kigget
looks-unit = Forening
looks-when = Hvornår
looks-who = Opgave
looks-why = Hvorfor
menu-crossings = Følgeskaber
menu-mail = Kode på mail
menu-mine = Mine aftaler
menu-new = Nye henvendelser
menu-next = Næste besøg
menu-people = Folk
menu-worried = Er du bekymret?
message-label = Skriv til { $name }
message-missing = Skriv en linje eller to.
message-send = Send beskeden
mine-asked = Du er spurgt. Sig ja eller nej.
mine-call = Din koordinator ringer til dig.
mine-heading = { $count ->
    [one] Du har 1 aftale
   *[other] Du har { $count } aftaler
 }
mine-heading-none = Du har ingen aftaler lige nu
mine-over = Fortæl, om I mødtes. To tryk.
mine-promised = Du følges med { $guest }.
new-answered = Har fået svar og mangler en at følges med
new-empty = Her er ikke noget endnu. Det er helt fint.
new-heading = { $count ->
    [one] 1 venter på svar fra jer
   *[other] { $count } venter på svar fra jer
 }
new-heading-none = Ingen venter på svar lige nu
new-late = Svar i dag
new-lead = { $association }. Den, der har ventet længst, står øverst.
new-waiting = Venter på svar
next-cannot = Jeg kan ikke alligevel
next-cannot-text = Det er i orden. Gæsten får besked, og din koordinator finder en anden.
next-close = Fortæl, om I mødtes
next-coordinator = Er der noget, så ring til { $name } på { $phone }.
next-either = Begge svar er lige gode.
next-empty = Her er ikke noget endnu. Det er helt fint.
next-heading = { $time } møder du { $guest }
next-heading-asked = Kan du følges med { $guest } { $time }?
next-heading-begun = Du og { $guest } havde en aftale
next-heading-none = Du har intet besøg lige nu
next-no = Nej, jeg kan ikke
next-yes = Ja, jeg kommer
notice-handed-over = Det er givet videre. Under overskriften står, hvem der har det nu.
notice-overtaken = En anden nåede at svare, før du sendte. Sådan står det nu. Det, du skrev, er ikke sendt.
notice-saved = Det er gemt.
notice-written = Beskeden er sendt. Gæsten kan læse den på sin egen side.
own-mail-have = Din mailadresse er { $address }.
own-mail-lead = Her kan du vælge at logge ind med en kode på mail. Så behøver du ikke et link.
own-mail-prove = Ja, det er min
own-mail-prove-title = Er det din mailadresse?
own-mail-remove = Fjern min mailadresse
own-mail-sent = Vi har sendt otte tal til adressen. De virker i ti minutter og kun én gang.
own-mail-stale = Log ind igen først. Det er for en sikkerheds skyld.
own-mail-subject = Din kode
own-mail-text = Din kode er { $code }. Den virker i ti minutter og kun én gang, i den browser, hvor du bad om den. Har du ikke bedt om en kode, så gør ingenting.
own-mail-title = Log ind med en kode på mail
pause-again = { $guest } vil gerne af sted igen. Find en dag.
pause-heading = Dig og { $guest }
pause-met = I mødtes. Skal I af sted igen, så find en dag.
pause-no = { $guest } vil ikke af sted igen lige nu. Du skal ikke gøre noget.
pause-not-met = I mødtes ikke. Prøv en anden dag.
pause-not-today = { $guest } sagde: Ikke i dag. Det er helt i orden. Find en ny dag.
pause-open = Aftal næste gang
pause-question = Hvornår følges du og { $guest } næste gang?
pause-send = Det aftaler vi
pause-time = Hvornår næste gang?
pause-title = Næste gang
pause-too-much = { $guest } sagde: Det blev for meget. Det er helt i orden. Find en ny dag, når det passer.
people-away = Væk
people-choose = Vælg en
people-empty = Her er ikke noget endnu. Det er helt fint.
people-fault-days = Skriv et helt tal fra 1 til 10.
people-fault-long = Gør teksten kortere. Her er plads til { $max } tegn.
people-fault-missing = Skriv et navn.
people-fault-of = Vælg en forening.
people-fault-phone = Skriv et telefonnummer med mindst 8 cifre.
people-fault-task = Vælg, hvad personen skal.
people-gone = Personen er ude. Alt, personen havde, har et nyt navn.
people-heading = Hvem skal kunne komme ind?
people-here = Her
people-keeper-own = Det er dig
people-keepers = De, der passer siden
people-lead = Et link virker én gang i 7 dage. Giv det kun til den, det er til.
people-leave-button = Lad personen gå
people-leave-heading = En holder op
people-leave-text = Alt, personen har nu, får en ny med navn.
people-leaves = Hvem holder op?
people-leaves-missing = Vælg, hvem der holder op.
people-link = Lav et link
people-made = Link til { $name }
people-made-text = Skriv det af nu. Det vises kun denne ene gang.
people-new-association = Foreningens navn
people-new-association-open = Tilføj en forening
people-new-association-phone = Foreningens telefon
people-new-association-phone-hint = Alle kan se nummeret.
people-new-association-save = Gem foreningen
people-new-days = Svar inden så mange hverdage
people-new-days-hint = Det er det, gæsten får lovet. Fra 1 til 10.
people-new-heading = Nye
people-new-name = Fornavn
people-new-of = I hvilken forening?
people-new-open = Tilføj en person
people-new-phone = Koordinatorens telefon
people-new-phone-hint = Gæsten kan se nummeret. Af en følgesvend gemmer vi intet nummer.
people-new-save = Gem personen
people-new-task = Hvad skal personen?
people-next = Hvem tager over?
people-next-none = Personen har ikke noget
people-paused = Holder pause
people-reopen = Mistet nøgle
people-set-away = Sæt som væk
people-set-here = Sæt som her
people-set-paused = Sæt på pause
people-still-owns = { $count ->
    [one] Personen har 1 følgeskab. Vælg, hvem der tager over.
   *[other] Personen har { $count } følgeskaber. Vælg, hvem der tager over.
 }
privacy-cookie = Siden bruger én cookie, når du er logget ind. Den fortæller kun, at det er dig.
privacy-delete = Når en gæst trækker sin henvendelse tilbage, sletter vi navn, kontakt og beskeder med det samme.
privacy-heading = Det gemmer foreningen
privacy-municipality = Kommunen kan ikke se siden og får intet at vide.
privacy-what = Vi gemmer det navn, en gæst selv vælger, én måde at nås på, og hvem der følges hvornår.
privacy-who = Foreningens koordinatorer kan se det. En følgesvend ser kun sine egne aftaler.
proof-heading = Foreningens fingeraftryk
proof-how = Læg siden ved siden af kommunens. Når noget sker her, skifter tallet her. Kommunens skifter ikke.
proof-label = Fingeraftryk af alt, der står i foreningens base
proof-lead = Tallet her er regnet ud fra hver eneste række hos foreningen. At kigge ændrer ikke noget.
proof-rows = { $count ->
    [one] 1 række
   *[other] { $count } rækker
 }
proof-title = Bevis
purpose-company = Følgeskab til en gæst
purpose-insight = Svar på, hvem der har kigget
purpose-people = Foreningens egne folk
purpose-program = Drift
purpose-visit = Et besøg
reach-none = Kan ikke nås mere
reach-room = På sin egen side
reason-asked-for = gæsten har spurgt efter netop den person
reason-available = har tid
reason-free = følger ingen lige nu
reason-kind = { $kind }
reason-near-age = er omtrent jævnaldrende
reason-rested = { $count ->
    [one] har ikke været af sted i 1 dag
   *[other] har ikke været af sted i { $count } dage
 }
reason-room = følger { $running } af højst { $most }
reason-shared = kan lide { $wishes }
reason-with-before = var med sidst
role-companion = Følgesvend
role-coordinator = Koordinator
role-owner = Den, der laver adgang
role-program = Programmet selv
sent-answered-heading = { $guest } har fået svar
sent-answered-next = { $owner } finder nu en at følges med.
sent-answered-text = { $guest } kan læse dit svar på sin egen side med det samme.
sent-asked-heading = { $companion } er spurgt
sent-asked-next = Siger { $companion } ja, får { $guest } besked med det samme. Ellers kommer opgaven tilbage til dig.
sent-asked-text = { $companion } svarer på sin telefon. Besøget er { $time }.
sent-back = Tilbage til nye henvendelser
sent-see = Se følgeskabet
sent-title = Sendt
standing-answered = { $guest } mangler en at følges med
standing-asked = { $companion } er spurgt og har ikke svaret endnu
standing-call-wanted = { $companion } vil gerne ringes op
standing-closed = Følgeskabet er slut
standing-met = { $companion } og { $guest } har mødtes
standing-new = { $guest } venter på svar fra { $coordinator }
standing-not-met = { $companion } og { $guest } mødtes ikke
standing-not-today = { $guest } sagde ikke i dag, og { $companion } finder en ny dag
standing-promised = { $time } venter { $companion } på { $guest }
standing-stayed = { $guest } går selv og kommer her stadig
standing-too-much = Det blev for meget for { $guest }, og { $companion } finder en ny dag
standing-walks-alone = { $guest } går selv nu
standing-withdrawn = Gæsten har trukket sin henvendelse tilbage
step-accepted = { $who } sagde ja
step-answered = { $who } skrev til gæsten
step-asked = { $who } spurgte en følgesvend
step-asked-again = { $who } bad om følgeskab igen
step-call-me = { $who } bad om et opkald
step-declined = { $who } kunne ikke
step-ended = { $who } afsluttede følgeskabet
step-handed-over = { $who } gav det videre
step-line = { $day }: { $done }
step-met = { $who } mødte gæsten
step-next = { $who } aftalte næste gang
step-not-met = { $who } mødte ikke gæsten
step-not-today = { $who } sagde: Ikke i dag
step-opened = { $who } skrev første gang
step-rung = { $who } ringede og lukkede besøget
step-still-here = { $who } har set, at gæsten stadig kommer
step-too-much = { $who } sagde: Det blev for meget
step-walks-alone = { $who } går selv nu
step-withdrawn = { $who } trak henvendelsen tilbage
steps-heading = Det er sket indtil nu
strip = Foreningens side.
strip-looked = Se, hvem der har kigget
strip-promise = Kommunen kan ikke se den.
thanks-call = Tak. Din koordinator ringer til dig. Du skal ikke gøre mere nu.
thanks-met = Tak. Besøget er lukket. Gæsten siger selv, om I skal af sted igen.
thanks-next = Tak. Gæsten får besked med det samme.
thanks-no = Det er i orden. Din koordinator finder en anden. Du skal ikke gøre mere.
thanks-not-met = Tak. Find en ny dag, når det passer jer begge.
thanks-yes = Tak. Gæsten får dit navn, og hvad du kan kendes på.
visit-answer = Gæstens svar
visit-community = Fællesskab
visit-heading = Aftalen
visit-note = Om mødet
visit-sign = Du kendes på
visit-when = Hvornår
visit-where = Hvor
visit-who = Hvem venter
waited-days = { $count ->
    [one] 1 dag
   *[other] { $count } dage
 }
waited-today = Siden i dag
why-full = { $count ->
    [one] følger 1 og har nok
   *[other] følger { $count } og har nok
 }
why-not-available = har ikke tid den dag
why-paused = holder pause
why-said-no = har sagt nej
why-staff = er ansat, og gæsten vil følges med en anden
wish-be-of-use = at hjælpe til
wish-calm = ro
wish-company = selskab
wish-eat = at spise sammen
wish-get-up = at have noget at stå op til
wish-learn = at lære
wish-make = at lave noget med hænderne
wish-move = at bevæge sig
wish-music = musik
wish-nature = natur
wish-same-road = at møde andre i samme båd
worried-association = Foreningens telefon er { $phone }.
worried-crisis = Kan det ikke vente?
worried-heading = Ring til { $name }
worried-lead = Du skal ikke gå alene med det. Du behøver ikke vide, hvad der er galt.
