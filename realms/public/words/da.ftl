about-data-link = Kataloget som åbne data
about-heading = Her finder du fællesskaber tæt på dig
about-lead = Du kan se dig om i fred. Du skal ikke logge ind, og du skal ikke forklare noget.
about-list = Hvad står på listen?
about-list-fresh = Ved hvert fællesskab står, hvornår oplysningerne sidst er bekræftet.
about-list-text = Listen kommer fra åbne kataloger, som foreninger og kommuner selv skriver.
about-program = Hvad er Landgang?
about-program-text = Landgang er et frit program. Alle må bruge det, læse koden og rette i den.
about-title = Om siden
about-who = Hvem står bag?
about-who-text = Siden drives af { $host }.
age-hint = Kun hvis du vil. Så viser vi ikke det, der er for andre aldre.
age-label = Din alder
aged-and = og
aged-cost = prisen
aged-first = hvordan første gang er
aged-people = hvem man spørger
aged-place = hvor det er
aged-room = om der er plads
aged-some = Det her kan være ændret, siden vi sidst fik det at vide: { $what }. Ring gerne først.
aged-times = tiderne
aged-too-old = Ingen har bekræftet siden i lang tid. Derfor står stedet ikke på listerne. Ring, før du tager af sted.
ages-between = Fra { $from } til { $to } år.
ages-from = Fra { $from } år.
ages-to = Til og med { $to } år.
all-heading = { $n ->
    [one] Her er 1 fællesskab
   *[other] Her er { $n } fællesskaber
 }
all-heading-none = Her er ikke noget endnu
all-lead = De står efter bogstav, fra A til Å.
all-letters = Gå til et bogstav
all-letters-one = Vælg et bogstav.
all-title = Alle fællesskaber
calendar-after = Dagene efter
calendar-all = Det hele
calendar-before = Dagene før
calendar-file = Hent til din egen kalender
calendar-heading = Det sker i de næste dage
calendar-more = Der er { $n } mere den dag. Vælg, hvad du leder efter, så ser du dem.
calendar-none = Den dag er der ikke noget.
calendar-show = Vis
calendar-title = Kalender
calendar-wish = Vis det, der giver mig
call = Ring { $number }
call-named = Ring til { $name }: { $number }
check-after = De næste
check-ageing = Skal bekræftes
check-ageing-help = Ingen har bekræftet dem i over 90 dage. Ring, eller skriv til dem.
check-before = De forrige
check-changed = Ændret for nylig
check-changed-help = Der står noget andet end for 30 dage siden.
check-confirmed = Bekræftet { $day }.
check-correct = Skriv til foreningen
check-heading = Hvad trænger til et blik?
check-lead = { $n ->
    [one] Listen har 1 fællesskab. Her ser du, om det passer.
   *[other] Listen har { $n } fællesskaber. Her ser du, hvad nogen bør se på.
 }
check-never = Aldrig bekræftet.
check-new = Nye på listen
check-new-help = De er kommet de sidste 30 dage. Læs dem, som en ny ville gøre.
check-nobody-along = Ingen følges med
check-nobody-along-help = Ingen tager med den første gang, eller ingen har skrevet det. Tal med stedet om det.
check-none = Her er ikke noget lige nu.
check-source = Læst fra { $source }.
check-source-count = { $n ->
    [one] 1 fællesskab.
   *[other] { $n } fællesskaber.
}
check-source-emptied = Den var tom { $day }. Det, vi har, bliver stående.
check-source-read = Læst ind { $day }.
check-source-refused = { $n ->
    [one] Den havde 1 fejl { $day }. Det, vi har, bliver stående.
   *[other] Den havde { $n } fejl { $day }. Det, vi har, bliver stående.
}
check-source-silent = Den svarede ikke { $day }. Det, vi har, bliver stående.
check-sources = Kilder
check-sources-help = Herfra er kataloget læst. En kilde, der tier, tømmer ingen liste.
check-title = Eftersyn af kataloget
check-too-old = For gamle til listerne
check-too-old-help = Ingen har bekræftet dem meget længe. De kan kun ses på deres egen side.
check-twins = Måske to gange
check-twins-help = De ligner hinanden. Et menneske skal se, om de er den samme. Intet bliver slået sammen af sig selv.
check-unconfirmed = Aldrig bekræftet
check-unconfirmed-help = Kilden siger ikke, hvornår oplysningerne sidst passede.
check-untold = Intet om første gang
check-untold-help = Der står ikke, hvordan den første gang er. Spørg, om I skal skrive det sammen.
check-welcome = Åbne for hvilke kommuner
check-welcome-count = { $n ->
    [one] 1 fællesskab tager imod herfra.
   *[other] { $n } fællesskaber tager imod herfra.
 }
check-welcome-help = Her er de kommuner, fællesskaberne selv har skrevet.
code-alt = Kode, der åbner fællesskabets side
code-scan = Åbn siden på din egen telefon. Ret kameraet mod koden.
company-both = Ja. En herfra eller en fra kommunen kan følges med dig de første gange.
company-heading = Kan nogen følges med mig?
company-municipality = Ja. En fra kommunen kan følges med dig de første gange.
company-nobody = Ingen endnu. Her er ikke nogen, der kan følges med dig.
company-nobody-way = Du er velkommen til at tage en med, du kender.
company-own = Ja. En herfra kan følges med dig de første gange.
company-untold = Det står her ikke. Du kan spørge om det.
correct-link = Er noget forkert? Sig det til foreningen
crisis-checked = { $name } har ringet og tjekket nummeret { $day }.
crisis-heading = Her kan du ringe
crisis-lead = Er der optaget, så prøv det næste nummer.
crisis-none = Her er ikke skrevet numre ind endnu. Spørg i huset, eller ring til din læge.
crisis-title = Telefonnumre
distance-km = { $km } kilometer
distance-metres = { $metres } meter
facts-access = Adgang
facts-contact = Spørg
facts-cost = Pris
facts-ends = Sidste dag
facts-entrance = En anden vej ind
facts-funding = Hvem betaler
facts-heading = Godt at vide
facts-languages = Sprog
facts-learn = Vil du være frivillig?
facts-meet = Her kan du møde os
facts-next-start = Du kan begynde
facts-quiet = Stille tider
facts-room = Er der plads?
facts-way = Vejen hertil
facts-welcome = Velkommen fra
facts-when = Hvornår
facts-where = Hvor
facts-whom = For hvem
first-door = Hvad ser jeg, når jeg kommer?
first-heading = Sådan er første gang
first-leave = Hvordan går jeg igen?
first-may-sit = Må jeg bare sidde stille?
first-met-by = Hvem tager imod mig?
first-say = Hvad kan jeg sige?
first-steps = Hvad sker der, minut for minut?
first-untold = Her er ikke skrevet noget om første gang endnu. Ring gerne og spørg.
first-untold-ask = Her er ikke skrevet noget om første gang endnu. Spørg { $name }.
found-all = Se alle fællesskaber
found-answers = Det svarede du
found-but = Det passer ikke helt:
found-change = Ret
found-given-up = Ikke alle passer helt. Under hvert sted står, hvad der ikke passer.
found-heading = { $n ->
    [one] Her er 1 sted, du kan prøve
   *[other] Her er { $n } steder, du kan prøve
 }
found-heading-nearly = { $n ->
    [one] Her er 1 sted, der passer næsten
   *[other] Her er { $n } steder, der passer næsten
 }
found-heading-none = Her er ikke noget endnu. Det er helt fint
found-more = Vis flere
found-open = Det er åbent
found-times = Vi læste { $words } som en tid.
found-title = Steder at prøve
found-town-unknown = Vi kender ikke stedet "{ $town }". Skriv et postnummer eller en by i nærheden.
found-what = Hvad
found-when = Hvornår og hvor
found-who = Alene eller sammen
found-why = Derfor står det her:
gone-heading = { $name } er her ikke mere
gone-heading-unnamed = Stedet er her ikke mere
gone-on = Find et andet sted
gone-text = Stedet er taget af listen. Der er andre, du kan prøve.
gone-title = Ikke på listen mere
group-everybody = Alle
group-language = Andre sprog end dansk
group-old = Ældre fra 67 år
group-wheelchair = Kørestol
group-young = Unge fra 18 til 24 år
leaflet-a4 = Hent folder til at folde (A4)
leaflet-a5 = Hent folder (A5)
leaflet-heading = Folderen er den samme til alle. Tag den med, eller giv den videre.
leaflet-hint = Du kan også skrive denne side ud. Så kommer kun folderen med.
leaflet-link = Folder til at tage med
leaflet-title = Folder
mail = Skriv en mail
mail-named = Skriv til { $name }
menu-all = Alle
menu-calendar = Kalender
menu-find = Find
menu-own = Min side
menu-today = I dag
must-free = gratis
must-heading = Flere ønsker
must-legend = Skal det også være …
must-newcomers = med plads til nye nu
must-quiet = stille
must-small = med få mennesker
must-step-free = til at komme ind i med kørestol
near-hint = Du kan lade feltet stå tomt.
near-label = Postnummer eller by
next-closed = Her er lukket for tiden.
next-open-now = Her er åbent nu, til kl. { $to }.
next-time = Næste gang er { $when }.
next-unknown = Spørg, hvornår du kan komme.
place-online = På nettet, hjemme fra dig selv.
privacy-civil = Foreningens side
privacy-civil-text = Foreningen ser kun det, du selv sender til den. Kommunen kan ikke se foreningens side.
privacy-heading = Hvem kan se hvad?
privacy-host = Hvem passer maskinen?
privacy-host-limit = Den, der passer maskinen, kan i princippet komme ind i den. Derfor står navnet her.
privacy-host-text = Denne side drives af { $host }.
privacy-lead = Landgang har fem sider. De har hver sin database, og ingen side kan læse en andens.
privacy-lead-wall-down = Muren er ikke slået til på denne maskine. Derfor kan siderne i princippet læse hinanden.
privacy-municipality = Kommunens side
privacy-municipality-text = Kommunen ser kun det, du aftaler med kommunen. Den får intet at vide om, hvor du går hen.
privacy-open = Den åbne side
privacy-open-cookie = Vælger du engelsk, husker din browser det. Det er den eneste cookie her.
privacy-open-text = Det er den, du læser nu. Vi gemmer ikke, hvad du kigger på eller søger efter.
privacy-own = Din egen side
privacy-own-text = Den åbner du selv med dine egne ord. Kun du kan se den.
privacy-research = Forskningens side
privacy-research-text = Her er ingen navne. Kun den, der selv siger ja, er med.
privacy-title = Privatliv
promise = Du er ikke logget ind. Vi gemmer ikke, hvad du kigger på.
question-on = Fortsæt
relaxed-age = Det er for en anden alder.
relaxed-company = Vi ved ikke, om nogen kan følges med dig.
relaxed-distance = Det ligger længere væk, eller vi kender ikke stedet.
relaxed-free = Det koster måske noget.
relaxed-newcomers = Vi ved ikke, om der er plads til nye nu.
relaxed-quiet = Vi ved ikke, om der er stille.
relaxed-small = Vi ved ikke, om I er få.
relaxed-step-free = Vi ved ikke, om du kan komme ind med kørestol.
relaxed-text = Dine ord står ikke i teksten.
relaxed-time = Det er på en anden tid, eller vi kender ikke tiden.
relaxed-wish = Det er noget andet end det, du valgte.
room-count = { $count ->
    [one] Der er plads til 1 ny lige nu.
   *[other] Der er plads til { $count } nye lige nu.
 }
room-none = Der er fyldt lige nu.
screen-finished = Jeg er færdig
screen-lead = Skærmen er for alle i huset. Tryk "Jeg er færdig", når du går.
screen-title = Husets skærm
site-link = Gå til deres egen side
spots-count = { $n ->
    [0] Ingen steder.
    [one] 1 sted.
   *[other] { $n } steder.
 }
spots-group = For hvem?
spots-heading = Hvad mangler hvor?
spots-lead = Her er, hvad ingen tilbyder i hver by. Måske kan nogen starte det.
spots-map = Byerne efter, hvor de ligger
spots-map-text = Tallene er byerne på listen. En stiplet cirkel er en by, hvor noget mangler.
spots-missing = Det mangler: { $what }.
spots-more = { $n ->
    [one] Der er 1 by mere med færre steder.
   *[other] Der er { $n } byer mere med færre steder.
 }
spots-nothing-missing = Der er noget for alle ønsker.
spots-title = Hvide pletter
stories-heading = Sådan gik det for andre
story-by = Fortalt af { $name }
story-by-nobody = Fortalt uden navn
strip = Åben side.
tell-link = Fortæl, hvordan det gik
today-find = Svar på tre korte spørgsmål
today-heading = { $n ->
    [one] Lige nu er der åbent 1 sted
   *[other] Lige nu er der åbent { $n } steder
 }
today-heading-later = Der åbner flere steder senere i dag
today-heading-none = I dag er der ikke åbent flere steder
today-later = Senere i dag
today-none = I morgen er en ny dag. Du kan se alle steder, når du vil.
today-now = Åbent nu
today-title = I dag
was-aim = Hvad sigter vi efter?
was-aim-text = Siden skal kunne læses højt, vises stort og bruges med tastatur.
was-contact = Hvad gør du, hvis noget driller?
was-contact-text = Sig det til { $host }. Skriv eller ring, som du plejer.
was-heading = Erklæringen er ikke lavet endnu
was-lead = Her skal stå, hvor godt siden kan bruges af alle. Det er ikke gjort endnu.
was-title = Tilgængelighed
was-untested = Ingen med skærmlæser har prøvet den endnu.
what-heading = Hvad kunne du tænke dig?
what-lead = Tre korte spørgsmål. Du kan springe dem over, du ikke vil svare på.
what-legend = Vælg så mange, du vil
what-title = Find et sted
when-afternoon = Eftermiddag
when-any = Det er lige meget
when-evening = Aften
when-heading = Hvornår og hvor passer det dig?
when-lead = Så viser vi dem, der passer bedst, først.
when-legend = Vælg et tidspunkt
when-morning = Formiddag
when-now = Lige nu
when-title = Hvornår og hvor
when-weekend = Weekend
who-alone = Jeg går selv
who-heading = Vil du gå alene eller sammen med en?
who-lead = Mange har en med de første gange. Du kan altid vælge om.
who-legend = Vælg en
who-title = Alene eller sammen
who-unknown = Det ved jeg ikke endnu
who-with = Jeg vil gerne have en med
why-at-time = Det er { $day } kl. { $from }–{ $to }.
why-company = En kan følges med dig.
why-company-municipality = En fra kommunen kan følges med dig.
why-confirmed = Oplysningerne er bekræftet for nylig.
why-free = Det er gratis.
why-from-home = Du kan være med hjemmefra.
why-least = Af disse kræver det mindst af dig.
why-near = Der er { $distance } derhen i lige linje.
why-newcomers = Der er plads til nye nu.
why-open-house = Du kan komme og gå, som du vil.
why-open-now = Der er åbent nu.
why-opens-soon = { $minutes ->
    [one] Der åbner om 1 minut.
   *[other] Der åbner om { $minutes } minutter.
 }
why-quiet = Der er ro, eller der er stille tider.
why-small = I er få.
why-soonest = Det er det første, der åbner.
why-step-free = Du kan komme ind med kørestol.
why-text = Der står "{ $word }" i teksten.
why-wish = Det giver dig: { $wish }.
why-words = Du skrev "{ $said }". Det giver dig: { $wish }.
wish-be-of-use = At være til nytte
wish-button = Jeg vil gerne have en med
wish-calm = Ro
wish-company = Nogen at være sammen med
wish-eat = At spise sammen
wish-get-up = Noget at stå op til
wish-learn = At lære noget
wish-make = At lave noget med hænderne
wish-move = At røre mig
wish-music = Musik
wish-nature = Natur og frisk luft
wish-promise = Du får din egen side. Du skal ikke bruge MitID, og kommunen får intet at vide.
wish-promise-both = Du får din egen side. Du skal ikke bruge MitID. Vi siger ikke noget til kommunen.
wish-same-road = Nogen, der har prøvet det samme
words-button = Søg
words-heading = Eller sig det med dine egne ord
words-hint = For eksempel: en gåtur i frisk luft.
words-label = Det leder jeg efter
