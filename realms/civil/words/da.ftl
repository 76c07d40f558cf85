accessibility-aim = Siderne skal kunne bruges af alle: uden mus, uden script, med stor skrift og læst højt.
accessibility-call = Er der noget, du ikke kan bruge, så ring til foreningen. Så hjælper vi dig på en anden måde.
accessibility-heading = Alle skal kunne bruge siderne
accompanies-both = Både fra jer og fra kommunen
accompanies-municipality = En fra kommunen
accompanies-nobody = Ingen endnu
accompanies-own = En fra jer selv
accounts-approve = Godkend
accounts-approved = Se de godkendte
accounts-csv = Hent som regneark
accounts-decline = Afvis
accounts-decline-button = Afvis udlægget
accounts-from = Fra
accounts-heading = { $count ->
    [one] 1 udlæg venter på svar
   *[other] { $count } udlæg venter på svar
 }
accounts-heading-none = Ingen udlæg venter på svar
accounts-lead = Følgesvendene skriver selv deres udlæg. Her står aldrig, hvem de fulgtes med.
accounts-list = Liste til kassereren
accounts-list-text = Det, der er godkendt i perioden, også det, der er udbetalt.
accounts-pay = Det er udbetalt
accounts-payment = { $day }: { $count ->
    [one] 1 udlæg
   *[other] { $count } udlæg
 }, { $amount } kr.
accounts-payments = Udbetalt for nylig
accounts-pdf = Hent som PDF
accounts-rate = Takst for kørsel
accounts-rate-from = Gælder fra
accounts-rate-line = Fra { $day }: { $amount } kr. for en kilometer
accounts-rate-ore = Kroner for en kilometer
accounts-rate-save = Gem taksten
accounts-rate-text = Uden en takst kan ingen skrive kørsel på. Det, der er skrevet, ændrer sig ikke, når taksten gør.
accounts-to = Til
accounts-to-pay = Klar til udbetaling
accounts-undo = Fortryd godkendelsen
accounts-unpay = Fortryd: det er ikke udbetalt
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
approval-about = { $step ->
    [interest] I har hørt fra den, der gerne vil være med.
    [talk] I har talt sammen om, hvad det er at følges med en.
    [training] Det, man skal kunne for at være klædt på til opgaven.
    [certificate] Børneattest eller straffeattest. Her står kun dagen, aldrig hvad der stod i den.
    [agreement] Det, I har lovet hinanden.
   *[other] Foreningen siger ja.
 }
approval-ask-heading = Det, I beder om
approval-ask-lead = Vælg de trin, der skal være på plads, før nogen bliver spurgt om at følges med en gæst.
approval-ask-link = Det, I beder om
approval-ask-title = Trin
approval-ask-unchosen = I har ikke valgt endnu. Her er et forslag. Til I gemmer, bliver ingen holdt tilbage.
approval-asks = Trin
approval-caption = Trin
approval-column-done = Dag
approval-column-is = Står sådan
approval-column-slip = Ret
approval-column-step = Trin
approval-done-on = Hvilken dag?
approval-done-on-hint = Den dag, det skete.
approval-fault-ahead = Vælg en dag, der er gået, eller i dag.
approval-fault-ends-first = Vælg en sidste dag, der ikke ligger før dagen, det skete.
approval-fault-far = Vælg en dag, der ligger højst ti år væk.
approval-fault-months = Skriv et helt tal fra 1 til { $max }, eller lad feltet være tomt.
approval-fault-step = Vælg et trin.
approval-is-done = På plads
approval-is-missing = Mangler
approval-is-over = Udløbet { $day }
approval-is-soon = { $days ->
    [0] Udløber i dag, { $day }
    [one] Udløber i morgen, { $day }
   *[other] Udløber om { $days } dage, { $day }
 }
approval-is-until = På plads til { $day }
approval-line-approved = Godkendt
approval-line-soon = { $days ->
    [0] Godkendt. Noget udløber i dag
    [one] Godkendt. Noget udløber i morgen
   *[other] Godkendt. Noget udløber om { $days } dage
 }
approval-missing = { $step ->
    [interest] det er ikke noteret, at I har hørt fra hinanden
    [talk] samtalen mangler
    [training] kurset mangler
    [certificate] attesten mangler
    [agreement] aftalen mangler
   *[other] foreningens ja mangler
 }
approval-months = { $step ->
    [training] Kurset gælder i så mange måneder
    [certificate] Attesten gælder i så mange måneder
    [agreement] Aftalen gælder i så mange måneder
   *[other] Foreningens ja gælder i så mange måneder
 }
approval-months-lead = Et tomt felt betyder, at trinnet ikke udløber.
approval-not-suggested = Så længe bliver ingen nye gæster foreslået.
approval-note = Et trin er på plads
approval-nothing-asked = I beder ikke om nogen trin, og der er ikke noteret nogen.
approval-over = { $step ->
    [interest] det er for længe siden, I hørte fra hinanden ({ $day })
    [talk] samtalen er udløbet { $day }
    [training] kurset er udløbet { $day }
    [certificate] attesten er udløbet { $day }
    [agreement] aftalen er udløbet { $day }
   *[other] foreningens ja er udløbet { $day }
 }
approval-runs-on = Det, der er aftalt, fortsætter. Nye besøg må vente.
approval-step = { $step ->
    [interest] Hørt fra hinanden
    [talk] Samtale
    [training] Kursus
    [certificate] Attest
    [agreement] Aftale
   *[other] Foreningens ja
 }
approval-undo = Fortryd: { $step }
approval-undone = Trinnet er taget tilbage.
approval-until = Gælder til og med
approval-until-hint = Kun hvis der står en dag på papiret. Ellers gælder foreningens egen tid.
approval-warning = { $name }: { $lacks }.
approval-which = Hvilket trin?
bring-again = Læs igen
bring-city = By
bring-columns = Kolonnerne
bring-columns-text = Er en kolonne læst forkert, så vælg om og læs igen.
bring-contact = Hvem man spørger
bring-cost = Pris
bring-description = Kort om det
bring-drafts = Siderne bliver kladder. Ingen andre ser dem, før I viser dem.
bring-entries = Det, der står på listen
bring-fault-large = Listen er for lang. Læs højst { $rows } ind ad gangen.
bring-fault-name = Ingen kolonne siger, hvad fællesskabet hedder. Vælg den under Kolonnerne.
bring-fault-twice = To kolonner bliver læst som { $what }. Vælg kun den ene.
bring-fault-unreadable = Vi kan ikke læse en liste i det. Den skal have overskrifter og mindst en linje. Gem den som CSV eller XLSX.
bring-file = En fil
bring-file-hint = CSV eller Excel (XLSX). Højst 200 linjer.
bring-for-whom = For hvem
bring-fresh = Bliver en ny side
bring-heading = Læs en liste ind
bring-known = Står her allerede. Siden bliver, som den er.
bring-languages = Sprog
bring-lead = Har I en liste over jeres fællesskaber? Så kan den blive til sider. Intet sker, før I har set den.
bring-line = Linje { $line }: { $what }
bring-list = Eller kopier linjerne ind her
bring-list-hint = Marker dem i regnearket, også overskrifterne, og sæt dem ind.
bring-made = Listen er læst ind. De nye sider er kladder, til I viser dem.
bring-mail = Mail
bring-make = { $count ->
    [one] Lav 1 side
   *[other] Lav { $count } sider
}
bring-max-age = Ældste alder
bring-min-age = Yngste alder
bring-name = Navn
bring-notes = Godt at vide
bring-other = Tag en anden liste
bring-phone = Telefon
bring-place = Stedets navn
bring-postcode = Postnummer (og by)
bring-read = Sådan er listen læst
bring-send = Læs listen
bring-step-free = Adgang uden trin
bring-street = Vej og nummer
bring-times = Hvornår
bring-undo = Fortryd listen
bring-unused = Bliver ikke brugt
bring-web = Hjemmeside
bring-words = Ord at blive fundet ved
bring-wrong = Det her skal rettes først
bring-wrong-text = Ret det i listen, og læs den ind igen. Eller vælg kolonnerne om herunder.
by-guest = Gæsten
caveat-limit = så følger de { $most }, og det er deres grænse
caveat-other-kind = er { $kind }, så spørg gæsten først
column-about = Hvad det handler om
column-change = Ændring
column-community = Fællesskab
column-day = Dag
column-link = Link
column-load = Aftaler nu
column-name = Navn
column-next = Næste besøg
column-owner = Hvem har det nu
column-pause = Pause
column-place = Sted
column-promised = Svar lovet senest
column-role = Rolle
column-since = Siden
column-standing = Hvor langt
column-state = Lige nu
column-steps = Trin
column-times = Tider
column-told = Fortæller selv
column-waited = Har ventet
company-call = Går selv, med en på telefon eller nettet
company-dont-know = Ved det ikke endnu
company-meet-at-door = En, der møder mig ved døren
company-peer = En, der selv har været ny
company-volunteer = En frivillig
company-worker = En fra kommunen, som gæsten selv spørger
concern-heading = { $count ->
    [0] Der venter ikke noget
    [one] 1 ting er ikke i orden
   *[other] { $count } ting er ikke i orden
}
concern-take-up = Jeg har taget fat i det
concern-taken-up = Nogen har taget fat i det.
concern-text = Gæster skriver her uden navn. Du kan ikke svare. Find ud af, hvad der er sket, og gør noget ved det. Prøv ikke at finde ud af, hvem der skrev.
concern-title = Noget er ikke i orden
concern-undo = Det venter alligevel
confirm-done = Tak. Det er noteret.
confirm-done-text = Siden viser nu, at alt passer i dag. Du skal ikke gøre mere.
confirm-heading = Passer alt stadig for { $name }?
confirm-lead = Læs det igennem. Tryk på knappen, hvis alt er rigtigt.
confirm-wrong = Noget er forkert
confirm-yes = Ja, alt passer
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
crossings-first = Se på disse først
crossings-heading = { $count ->
    [one] 1 følgeskab er i gang
   *[other] { $count } følgeskaber er i gang
 }
crossings-heading-none = Ingen følgeskaber er i gang lige nu
crossings-lead = Hver har én, der har det nu. { $arrived } går selv, og { $stayed } af dem kommer stadig.
crossings-no-visit = Ikke aftalt endnu
crossings-running = Følgeskaber i gang
event-bring = Det skal vi have med
event-bring-hint = Kun til jer selv. Skriv ikke om nogen.
event-came = { $count ->
    [one] Der kom 1.
   *[other] Der kom { $count }.
}
event-cancel = Aflys
event-cancel-text = Det står som aflyst, til dagen er gået. Du kan fortryde.
event-cancel-yes = Ja, aflys
event-cancelled = Aflyst
event-change = Ret
event-change-save = Gem rettelserne
event-contact = Hvem man møder
event-count-heads = Tæl, hvor mange der kom.
event-date = Dag
event-from = Fra klokken
event-heads = Hvor mange kom?
event-heads-hint = Et tal. Ingen navne.
event-heads-save = Gem tallet
event-hold = Det bliver til noget alligevel
event-information = Åbent informationsmøde
event-is-cancelled = Aflyst: { $title }
event-kind = Hvad er det?
event-left = { $count ->
    [one] Der er 1 plads tilbage.
   *[other] Der er { $count } pladser tilbage.
}
event-now-cancelled = Det står som aflyst i kalenderen.
event-open = Sådan ser alle andre det
event-page-title = Et møde eller et besøg
event-phone = Telefon
event-place = Hvor
event-seats = Antal pladser
event-seats-hint = Lad det stå tomt, hvis der er plads til alle.
event-taken = { $count ->
    [one] 1 har sagt, at de kommer.
   *[other] { $count } har sagt, at de kommer.
}
event-talk = Minutter til en kort snak
event-talk-hint = Kun ved besøg. Lad det stå tomt, hvis man bare kan komme.
event-talks = Korte snakke, der er aftalt
event-time = { $starts }–{ $ends }
event-title = Hvad skal det hedde?
event-to = Til klokken
event-visit = Besøg i et hus: kom forbi, eller aftal en kort snak
event-way-in = Sådan kommer man ind
event-way-in-hint = Dør, etage, elevator. Det må gerne stå tomt.
event-when = Hvornår
event-who-comes = Hvor mange kommer
event-whose = Forening
events-empty = Her er ikke inviteret til noget endnu.
events-heading = Møder og besøg
events-lead = Her inviterer I til åbne møder og til besøg i kommunens huse. Alle kan læse det. Ingen skriver navn.
events-new = Inviter til et møde eller et besøg
events-open = Se den åbne kalender
events-past = Det, der har været
events-save = Vis det i kalenderen
expense-amount = Beløb i kroner
expense-amount-hint = For eksempel 45,50. Lad feltet stå tomt ved kørsel.
expense-amount-of = { $amount } kr.
expense-approved = Godkendt. Bliver udbetalt.
expense-car = Kørsel i egen bil
expense-coffee = Kaffe og mad
expense-day = Dag
expense-declined = Afvist: { $why }
expense-drive = { $km } km
expense-empty = Du har ikke skrevet noget på endnu.
expense-entrance = Entré
expense-heading = Dine udlæg
expense-is-paid = Udbetalt
expense-kind = Slags
expense-kind-label = Hvad var det til?
expense-km = Kilometer
expense-km-hint = Kun ved kørsel. For eksempel 12,5.
expense-km-label = Antal kilometer
expense-kroner = Kroner
expense-lead = Skriv, hvad du har lagt ud. Skriv aldrig, hvem du fulgtes med.
expense-line = { $day }: { $kind }, { $amount }
expense-no = Nej
expense-note = Note
expense-note-hint = Må stå tom. Højst { $max } tegn. Intet navn.
expense-noted = Udlægget er skrevet på
expense-other = Andet
expense-paid = Udbetalt
expense-paper-heading = Udlæg i { $association }
expense-paper-title = Udlæg
expense-period = Fra { $from } til { $to }
expense-rate-is = Foreningen betaler { $amount } kr. for en kilometer.
expense-rate-none = Foreningen har ikke sat en takst for kørsel. Spørg din koordinator.
expense-save = Skriv på
expense-sum = I alt { $amount } kr.
expense-sum-of = { $name }: { $amount } kr.
expense-take-back = Tag tilbage
expense-taken-back = Udlægget er taget tilbage
expense-transport = Bus eller tog
expense-waits = Venter på svar
expense-who = Følgesvend
expense-why = Hvorfor ikke?
expense-why-hint = Følgesvenden læser det.
expense-yes = Ja
fact-about = Vil gerne have, at I ved
fact-about-none = Ikke noget. Det er helt fint.
fact-company = Vil følges med
fact-opened = Skrev
fact-owner = Hvem har det nu
fact-promised = Svar lovet senest
fact-reach = Kan nås
fact-when = Hvornår det passer
feed-address = Sæt denne adresse ind i din kalender. Den vises kun nu. Giv den ikke videre.
feed-end = Luk for min kalender
feed-ended = Ingen kalender kan læse med nu.
feed-has = En kalender kan læse med nu. En ny adresse lukker den gamle.
feed-lead = Din egen kalender kan læse med. Den ser kun tiden, aldrig hvem eller hvor.
feed-make = Lav en adresse
feed-renew = Lav en ny adresse
feed-title = Landgang: aftale
group-all = Alle møder
group-came = Hvor mange kom?
group-came-hint = Kun et tal. Ingen navne.
group-catch-up = Opsamling
group-catch-up-came = Hvor mange fik en opsamling?
group-catch-up-save = Gem opsamlingen
group-catch-up-text = Var der nogen, der ikke kom? Fortæl dem en anden dag, hvad I talte om. Skriv kun, hvor mange det blev.
group-caught-up = { $count } fik en opsamling.
group-clock = Klokkeslæt
group-date = Dato
group-day = Hvornår
group-fault-choice = Vælg en af mulighederne.
group-fault-missing = Skriv noget her.
group-fault-number = Skriv et helt tal fra { $from } til { $to }.
group-fault-same = Vælg en anden, eller vælg ingen.
group-figures = { $average } i gennemsnit. { $held ->
    [one] { $same } af 1 møde som i håndbogen.
   *[other] { $same } af { $held } møder som i håndbogen.
 }
group-figures-few = For få til at vise. Tallene kommer, når mindst { $fewest } er kommet.
group-first = Hvem leder holdet?
group-held = Hvordan gik mødet?
group-held-save = Gem mødet
group-how = Som i håndbogen?
group-how-as-manual = Som i håndbogen
group-how-left-out = Vi sprang noget over
group-how-other-order = Vi tog det i en anden rækkefølge
group-how-own-point = Gruppens eget punkt tog tiden
group-how-shorter = Vi gjorde det kortere
group-leaders = Leder holdet
group-meeting = Møde { $number }, { $day }
group-meetings = Hvor mange møder?
group-meetings-hint = Et tal fra 1 til 30.
group-move = Flyt et møde
group-move-save = Flyt mødet
group-nobody = Ingen
group-not-yet = Ikke endnu
group-number = Møde
group-over = Over { $groups } hold: { $figures }
group-page-of-day = Åbn håndbogen ved møde { $number }
group-place = Sted
group-programme = Hvilket forløb?
group-programme-title = Hvad hedder forløbet?
group-second = Hvem leder sammen med?
group-subject = Emne
group-title = Et hold og dets møder
group-together = Samlet
group-was = { $came } kom. { $how }. Håndbog { $version }.
group-went = Hvordan gik det
group-which = Hvilket møde?
groups-begin = Start et hold
groups-begin-save = Start holdet
groups-begin-text = Det første møde. De andre kommer hver uge, men ikke på helligdage.
groups-empty = Der er ingen hold endnu.
groups-manuals = Håndbøger
groups-programme = Lav et nyt forløb
groups-programme-save = Lav forløbet
guest-coming = Ja, kommer
guest-silent = Har ikke svaret endnu
half-first = Første halvår { $year }
half-second = Andet halvår { $year }
hand-over-button = Giv det videre
hand-over-companion = { $name }, følgesvend
hand-over-coordinator = { $name }, koordinator
hand-over-heading = Giv det videre til en anden
hand-over-missing = Vælg, hvem der tager over.
hand-over-text = Tal med den, der tager over, først. Gæsten får det nye navn at vide.
hand-over-to = Hvem tager over?
handbook-edit = Ret: { $title }
handbook-empty = Der står ikke noget endnu.
handbook-fault-missing = Skriv både en overskrift og en tekst. Er begge tomme, går afsnittet ud.
handbook-heading = Når du følges med nogen
handbook-new = Nyt afsnit
handbook-section-body = Teksten
handbook-section-hint = Jeres egne ord. Skriv intet om en gæst. En ny udgave kommer ved siden af de gamle.
handbook-section-title = Overskrift
handbook-title = Vores håndbog
handbook-write-title = Skriv i håndbogen
hours-caption = Timer til følgeskab uge for uge
hours-column-aim = Sat af
hours-column-booked = Aftalt
hours-column-left = Tilbage
hours-column-used = Brugt
hours-column-week = Uge
hours-field = Timer om ugen
hours-field-hint = Et helt tal.
hours-heading = Følgeskab i denne uge: { $used } af { $aim } timer er brugt
hours-heading-none = Følgeskab i denne uge: Der er ikke sat timer af. Brugt: { $used } t.
hours-left-none = Intet tilbage
hours-less = Hvad gør I mindre af?
hours-less-hint = Skal siges, når timerne bliver flere. Skriv ikke om nogen.
hours-less-said = Det gør I mindre af: { $less }
hours-meeting = Minutter, et gruppemøde tæller
hours-meeting-hint = Besøg tæller så længe, fællesskabet mødes.
hours-none = Ikke sat af
hours-over = Der er brugt og aftalt flere timer, end der er sat af. Sæt flere af, eller flyt et besøg.
hours-save = Sæt timerne af
hours-set = Sæt timer af
hours-set-text = Det gælder fra mandag i denne uge. Uger, der er gået, beholder deres timer. Tallene og jeres svar bliver gemt.
hours-week = Uge { $number } fra { $day }
initiative-fault-missing = Skriv en linje her, så vi kan ringe og tale om det.
initiative-heading = Vil du starte noget?
initiative-lead = Du behøver ikke være med i en forening. En koordinator ringer til dig. Er I enige, får det en side med en sidste dag.
initiative-more = Er der mere, vi skal vide?
initiative-phone = Dit telefonnummer
initiative-until = Hvornår slutter det?
initiative-what = Hvad vil du starte?
initiative-when = Hvornår?
initiative-where = Hvor?
initiative-who = Dit fornavn
initiative-whose = Hvem skal læse det?
interest-address-text = Gem adressen. Den viser svaret. Efter et halvt år er alt slettet.
interest-answer = Skriv et svar
interest-answer-hint = Den, der skrev, kan læse det på sin egen adresse.
interest-answer-saved = Svaret kan læses nu.
interest-as = Kommer med som
interest-fact-as = Vil være
interest-fact-day = Skrev
interest-fact-reach = Kan nås på
interest-fault-answer = Skriv et par ord.
interest-fault-reach = Skriv, hvordan de kan få fat i dig.
interest-follow = Svaret læser du på en adresse, som kun du får.
interest-heading = Vil du følges med nogen?
interest-join = Tag imod
interest-join-name = Fornavn
interest-join-save = Skriv ned
interest-join-text = Så er der en ny på jeres liste. Ingen gæster bliver foreslået, før de trin, I beder om, er på plads.
interest-lead = Nogle har svært ved at gå alene hen til noget nyt. Du kan gå med de første gange.
interest-name = Dit fornavn
interest-no = Det bliver et nej tak
interest-no-legend = Hvis det er et nej
interest-no-note = Den, der skrev, ser jeres ord og et nej tak.
interest-peer = Har du selv været med?
interest-peer-note = Så ved du, hvordan det er. Det, du fortalte dengang, kan de nye kolleger ikke se.
interest-peer-yes = Jeg har selv deltaget
interest-reach = Hvordan kan de nå dig?
interest-reach-hint = Telefon eller mail. Skriv gerne, hvornår det passer.
interest-send = Send
interest-sent = Tak. Foreningen har det nu.
interest-state-answered = Svaret
interest-state-joined = Kommer med
interest-state-no = Nej tak
interest-state-waits = Venter på svar
interest-title = Bliv frivillig
interest-title-answer = Svar om at være frivillig
interest-title-one = En, der gerne vil være med
interest-whose = Hvilken forening?
interest-words = Vil du fortælle lidt?
interest-words-hint = Kun hvis du vil.
interests-caption = Dem, der har skrevet
interests-empty = Ingen har skrevet endnu. Giv adressen videre.
interests-heading = Vil gerne være med
interests-lead = Enhver kan skrive her uden login. Efter et halvt år er det slettet.
intrusive-1 = Næsten intet: man kan bare komme forbi
intrusive-2 = Lidt: man siger hej og er med
intrusive-3 = Noget: man er med i det, de andre laver
intrusive-4 = En del: man melder sig til og kommer fast
intrusive-5 = Meget: man fortæller om sig selv
kind-peer = har selv været ny
kind-staff = ansat
kind-volunteer = frivillig
lines-heading = Beskeder
listing-access = Er der noget, kroppen skal vide?
listing-access-hint = Trapper, elevator, toilet, bænke. En ting på hver linje.
listing-accompanies = Hvem kan følges med en ny de første gange?
listing-accompanies-hint = "Ingen endnu" må gerne stå der. Så kan andre se, at her mangler en.
listing-age-hint = Et tal. Lad feltet stå tomt, hvis alle aldre kan komme.
listing-alert = Er der noget, som gælder lige nu?
listing-alert-hint = For eksempel: Lukket i uge 42. Husk at slette det igen.
listing-begins = Første dag
listing-begins-hint = Kun hvis det ikke er begyndt endnu, eller hvis I mødes hver anden uge.
listing-busy = Hvornår er der flest, og hvornår få?
listing-busy-hint = For eksempel: Flest kl. 12. Få efter kl. 14.
listing-city = By
listing-closed = Er der lukket for en tid?
listing-closed-now = Ja, vi holder lukket og åbner igen
listing-confirm = Alt passer stadig
listing-contact = Hvem kan man spørge?
listing-contact-hint = Fornavnet er nok. Det står på siden, så alle kan læse det.
listing-contact-title = Hvad gør vedkommende hos jer?
listing-cost = Hvad koster det?
listing-day = Ugedag
listing-done-confirmed = Siden viser nu, at alt passer i dag.
listing-done-down = Siden er taget ned. Den, der har adressen på papir, får at vide, at I ikke er der nu.
listing-done-shown = Siden er synlig for alle om et øjeblik.
listing-door = Hvad ser man, når man kommer til døren?
listing-down = Siden er taget ned. Ingen andre kan se den.
listing-draft = Kun I kan se siden endnu.
listing-due = Alle kan se siden. Sig senest { $day }, om alt stadig passer.
listing-edit = Ret
listing-ends = Sidste dag
listing-ends-hint = Kun for noget, der er kort. Efter den dag er siden væk af sig selv.
listing-entrance = Er der en anden indgang?
listing-entrance-hint = For den, der helst ikke vil gå ind ad hoveddøren.
listing-fault-backwards = Skriv et sluttidspunkt, der er senere end begyndelsen.
listing-fault-choice = Vælg et af svarene på listen.
listing-fault-clock = Skriv klokkeslættet som 16.30.
listing-fault-date = Skriv dagen som år, måned og dag: 2027-03-03.
listing-fault-day = Vælg en ugedag på listen.
listing-fault-ends-first = Vælg en sidste dag, der er efter den første.
listing-fault-first-day = Skriv den første dag. Ellers ved vi ikke, hvilken uge I mødes.
listing-fault-long = Skriv det kortere. Der er plads til { $max } tegn.
listing-fault-mail = Skriv en mailadresse som navn@eksempel.dk, eller lad feltet stå tomt.
listing-fault-missing = Skriv, hvad fællesskabet hedder.
listing-fault-number = Skriv et tal fra 0 til { $max }, eller lad feltet stå tomt.
listing-fault-position = Skriv to tal med komma og mellemrum imellem, som 56.4567, 10.0345.
listing-fault-postcode = Skriv postnummeret med 4 tal.
listing-fault-steps = Skriv højst 9 linjer. Den nye skal kunne huske det.
listing-fault-web = Skriv adressen med https:// foran.
listing-first = Sådan er første gang
listing-for-whom = Hvem er det for?
listing-from = Fra { $from }
listing-from-clock = Fra klokken
listing-from-to = Fra { $from } til { $to }
listing-funding = Hvem betaler?
listing-funding-hint = For eksempel paragraf 18-midler fra en kommune eller en fond. En på hver linje.
listing-handy = Godt at vide
listing-intrusive = Hvor meget skal en ny gøre?
listing-intrusive-hint = Det, der kræver mindst, vises først for den, der leder.
listing-lacks-what = Skriv, hvad fællesskabet hedder.
listing-lacks-when = Skriv en tid, eller hvornår nye kan begynde.
listing-lacks-where = Skriv et sted eller et link.
listing-lacks-who = Skriv et telefonnummer eller en mail.
listing-languages = Hvilke sprog taler I?
listing-languages-hint = Skriv komma imellem.
listing-late = Alle kan se siden. Ingen har sagt siden { $day }, om alt stadig passer.
listing-learn = Hvad skal en frivillig hos jer vide?
listing-learn-hint = Også hvornår I holder kurser, som alle må komme til. En ting på hver linje.
listing-leave = Hvordan går man igen?
listing-link = Lav et link, andre kan bekræfte med
listing-link-made = Linket til at bekræfte med
listing-link-text = Send det til en, der er med i fællesskabet. Linket kræver ikke login. Det vises kun nu, og et nyt link lukker det gamle.
listing-looks = Hvordan ser der ud?
listing-looks-hint = Hvad ser man, når man kommer ind: rum, lys, stole.
listing-mail = Mail
listing-manual = Hvordan foregår det fra gang til gang?
listing-manual-hint = Et par linjer, så folk og kommunen ved, hvad de får.
listing-max-age = Til alder
listing-may-sit = Må man bare sidde?
listing-meet = Hvor og hvornår kan man møde vedkommende?
listing-meet-hint = For eksempel: Torsdag kl. 10 til 12 på biblioteket. En tid på hver linje.
listing-met-by = Hvem tager imod?
listing-min-age = Fra alder
listing-municipalities = Hvilke kommuners borgere er velkomne?
listing-municipalities-hint = En kommune på hver linje. Lad feltet stå tomt, hvis alle er velkomne.
listing-name = Hvad hedder fællesskabet?
listing-name-hint = Uden ord, der fortæller noget om dem, der kommer.
listing-new = Nyt fællesskab
listing-new-lead = Navn, sted eller link, tid og en at spørge. Resten kan vente.
listing-new-save = Gem siden
listing-newcomers = Hvor mange nye er der plads til nu?
listing-newcomers-hint = Et tal. 0 betyder, at der er fyldt for tiden.
listing-next-start = Næste gang, nye kan begynde
listing-next-start-hint = Lad feltet stå tomt, hvis man kan komme når som helst.
listing-no = Nej
listing-no-day = Ingen
listing-not-said = Det står ikke på siden
listing-online = Link
listing-online-hint = Jeres egen hjemmeside, eller der, hvor I mødes på nettet.
listing-other-name = Et andet navn, folk kender
listing-outdoors = Mødes I udendørs?
listing-over = Sidste dag var { $day }. Siden er ikke synlig mere.
listing-parents = Hvad gør I for folk med børn?
listing-parents-hint = For eksempel: Børn må gerne komme med.
listing-part-empty = Her står ikke noget endnu.
listing-phone = Telefon
listing-place = Hvor mødes I?
listing-place-hint = Skriv det, så man kan finde det første gang.
listing-position = Punkt på kortet
listing-position-hint = Bredde og længde, som 56.4567, 10.0345. Lad feltet stå tomt, hvis du ikke kender det.
listing-postcode = Postnummer
listing-presence = Hvor kan man ellers møde jer?
listing-presence-hint = På nettet eller ude, med dag og tid. En ting på hver linje.
listing-public = Alt på siden er for alle. Skriv ikke noget om dem, der kommer.
listing-quiet = Er der stille tider?
listing-rhythm = Hvor tit
listing-roles = Hvad kan en ny være med til?
listing-roles-hint = Små ting, for eksempel: lave kaffe. En ting på hver linje.
listing-room = Er der plads til nye?
listing-room-hint = Med jeres egne ord.
listing-say = Hvad kan man sige, når man kommer?
listing-say-hint = En sætning, som man kan bruge ved døren.
listing-setting = Hvordan er man sammen?
listing-show = Vis siden for alle
listing-show-again = Vis siden igen
listing-shown = Alle kan se siden. Alt passede { $day }.
listing-shown-only = Alle kan se siden.
listing-size = Hvor mange plejer at komme?
listing-size-hint = For eksempel: 6 til 10.
listing-step-free = Kan man komme ind med kørestol?
listing-step-free-hint = Sig kun ja, hvis der er en vej ind uden trin. Så kan andre søge efter det.
listing-steps = Hvad sker der, minut for minut?
listing-steps-hint = En ting på hver linje. Højst 9.
listing-street = Vej og nummer
listing-summary = Hvad er det?
listing-summary-hint = Et par linjer, som du ville sige det i telefonen.
listing-take-down = Tag siden ned
listing-take-down-button = Ja, tag den ned
listing-take-down-text = Så kan ingen andre se den. Teksterne bliver liggende, og I kan vise den igen.
listing-time = { $day } kl. { $from }-{ $to }, { $rhythm }
listing-time-row = Tid { $number }
listing-times = Hvornår mødes I?
listing-times-words = Tiderne med ord
listing-times-words-hint = En linje til hver tid, i samme orden. For eksempel: Hver onsdag, også i regn.
listing-to = Til { $to }
listing-to-clock = Til klokken
listing-until = Sidste gang
listing-way = Hvordan kommer man dertil?
listing-way-hint = Bus, parkering, hvor døren er.
listing-welcome = Hvem er velkommen, og hvem betaler
listing-what = Hvad det er
listing-when = Hvornår
listing-where = Hvor
listing-who = Hvem man kan spørge
listing-wishes = Hvad giver det den, der kommer?
listing-words = Hvilke ord leder folk med?
listing-words-hint = Hverdagsord med mellemrum imellem. De vises ikke, men søgningen finder jer med dem.
listing-write = Hvor kan man skrive uden navn?
listing-write-hint = Adressen på en chat eller side, I allerede har.
listing-write-hours = Hvornår svarer I der?
listing-yes = Ja
listings-caption = Jeres fællesskaber
listings-empty = Her er ingen fællesskaber endnu. Begynd med et.
listings-heading = Vores sider
listings-lead = Det er de sider, alle kan læse. Kun I kan rette dem.
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
manual-edit = Skriv siden til møde { $number }
manual-leaf = Møde { $number }: { $title }
manual-length = { $count ->
    [one] Følgeskabet varer mindst 1 måned.
   *[other] Følgeskabet varer mindst { $count } måneder.
}
manual-length-heading = Følgeskab efter gruppen
manual-length-none = Det er ikke bestemt, hvor længe følgeskabet varer.
manual-length-save = Gem længden
manual-own = Gruppens egne punkter
manual-own-text = Plads til det, I selv vil tale om. Det bliver på papiret.
manual-page-body = Hvad gør I på mødet?
manual-page-hint = Skriv intet om bestemte personer.
manual-page-title = Emne for mødet
manual-save = Gem siden
manual-title = Håndbog
manual-unwritten = Ikke skrevet endnu
manual-version = Udgave { $version }
manual-write-title = Ret håndbogen
menu-accounts = Regnskab
menu-concerns = Ikke i orden
menu-crossings = Følgeskaber
menu-events = Møder og besøg
menu-expenses = Udlæg
menu-feed = Min kalender
menu-groups = Hold
menu-handbook = Håndbog
menu-hours = Timer
menu-listings = Vores sider
menu-mail = Kode på mail
menu-mine = Mine aftaler
menu-new = Nye henvendelser
menu-next = Næste besøg
menu-offer = Mine tider
menu-people = Folk
menu-staying = Kommer de stadig
menu-volunteers = Frivillige
menu-week = Ugen
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
notice-plan-over = Planen sluttede { $day }, og følgeskabet er stadig i gang. Aftal en afslutning, eller ret planen.
notice-plan-soon = Planen slutter { $day }. Tal sammen om at gå selv.
notice-quiet = { $count ->
    [one] Der er gået 1 dag uden kontakt, og intet er aftalt.
   *[other] Der er gået { $count } dage uden kontakt, og intet er aftalt.
}
notice-saved = Det er gemt.
notice-unclosed = Ingen har sagt, hvordan det gik { $day }.
notice-written = Beskeden er sendt. Gæsten kan læse den på sin egen side.
offer-about = Hvad du har lyst til
offer-about-lead = Det hjælper koordinatoren med at finde ud af, hvem du passer sammen med.
offer-add = Tilføj tiden
offer-age = Din alder
offer-age-hint = Kun hvis du vil. Nogle vil gerne følges med en på deres egen alder.
offer-area = Hvor du helst vil være
offer-area-hint = Et postnummer eller et par ord. Kun hvis du vil. Skriv ikke din adresse.
offer-back = Velkommen tilbage. Du kan igen blive spurgt.
offer-clock-hint = For eksempel 16 eller 16.30.
offer-come-back = Jeg er tilbage
offer-day = Ugedag
offer-empty = Du har ikke skrevet nogen tider endnu. Så bliver du ikke foreslået.
offer-fault-age = Skriv et tal fra { $from } til { $to }, eller lad feltet være tomt.
offer-fault-backwards = Skriv et klokkeslæt, der er senere end det første.
offer-fault-clock = Skriv et klokkeslæt, for eksempel 16 eller 16.30.
offer-fault-date = Skriv en dato, som findes i kalenderen.
offer-fault-day = Vælg en ugedag.
offer-fault-ends-first = Vælg en sidste dag, der ikke ligger før den første.
offer-fault-far = Vælg en dag inden for de næste to år.
offer-fault-load = Skriv et helt tal fra 1 til { $max }.
offer-fault-long = Skriv det kortere. Der er plads til { $max } tegn.
offer-fault-many = { $max ->
    [one] Du har allerede 1 tid. Fjern den, før du tilføjer en ny.
   *[other] Du har allerede { $max } tider. Fjern en, før du tilføjer en ny.
 }
offer-fault-past = Vælg en sidste dag, der ikke er gået.
offer-from = Fra
offer-heading = Hvornår du kan
offer-interests = Hvad kan du lide?
offer-languages = Sprog, du taler
offer-languages-hint = For eksempel dansk og arabisk. Kun hvis du vil.
offer-lead = Her skriver du, hvornår du har tid. Din koordinator kan se det. Gæsterne kan ikke.
offer-load = Hvor mange vil du højst følges med på samme tid?
offer-load-hint = Et eller to er helt fint. Du bliver ikke spurgt om flere.
offer-pause = Pause
offer-pause-between = Du holder pause fra { $from } til { $to }.
offer-pause-button = Hold pause
offer-pause-first = Første dag
offer-pause-first-hint = Lad feltet være tomt, hvis det er fra i dag.
offer-pause-from = Du holder pause fra { $from }.
offer-pause-last = Sidste dag
offer-pause-last-hint = Lad feltet være tomt, hvis du ikke ved det endnu.
offer-pause-lead = I en pause bliver du ikke spurgt om nye aftaler. Dem, du har, står der stadig.
offer-pause-open = Du holder pause.
offer-paused = Din pause er skrevet ned. Du kan komme tilbage, når du vil.
offer-remove = Fjern
offer-removed = Tiden er fjernet.
offer-save = Gem
offer-times = En almindelig uge
offer-to = Til
offer-undo = Fortryd
open-calendar = Kalender
open-calendar-empty = Der er ikke noget i kalenderen lige nu.
open-calendar-file = Hent det hele til din kalender
open-calendar-heading = Kom og hør mere
open-calendar-lead = Her kan du møde foreningerne. Du skal ikke skrive dit navn.
open-cancelled = Det er aflyst.
open-event-coming = Jeg kommer
open-event-just-come = Du må også bare komme.
open-event-no-name = Vi spørger ikke om dit navn. Vi vil bare vide, hvor mange stole vi skal finde.
open-event-title = Møde
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
pause-past-plan = Planen slutter { $day }. Ring til din koordinator, hvis I skal ses længere.
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
people-leaves-lacks = Den, der tager over, kan ikke spørges endnu: { $lacks }. Vælg en anden.
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
plan-change = Ret planen
plan-every-fourth = hver fjerde uge
plan-every-other = hver anden uge
plan-every-week = hver uge
plan-fault-day = Vælg en dag. Den kan tidligst være dagen, hvor gæsten skrev.
plan-fortnightly = Måneder, hvor de mødes hver anden uge
plan-heading = Hvor tit og hvor længe? { $name }
plan-make = Lav en plan
plan-monthly = Måneder, hvor de mødes hver fjerde uge
plan-none = Der er ingen plan endnu.
plan-now = I mødes { $how }. Planen slutter { $day }.
plan-over = Planen sluttede { $day }.
plan-programme = Hvilket program følger I?
plan-programme-least = { $count ->
    [one] { $title }, mindst 1 måned
   *[other] { $title }, mindst { $count } måneder
}
plan-programme-none = Intet program
plan-save = Gem planen
plan-section = Planen
plan-starts = Første dag
plan-starts-hint = Den dag, de mødes første gang.
plan-text = I begynder tit, og så bliver der længere imellem. Til sidst går gæsten selv. Tallene er måneder. Gæsten kan altid stoppe før.
plan-title = Plan for følgeskab
plan-weekly = Måneder, hvor de mødes hver uge
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
purpose-group = Et hold
purpose-insight = Svar på, hvem der har kigget
purpose-listing = Holde fællesskabernes sider rigtige
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
remark-about = Om { $name }
remark-about-initiative = Nogen vil starte noget
remark-about-page = Om siden { $page }
remark-address = Her kan du læse svaret
remark-address-text = Gem adressen. Den vises kun nu, og kun du har den.
remark-answer = Jeres svar
remark-answer-hint = Den, der skrev, kan læse det. Et nyt svar tager det gamles plads.
remark-answer-send = Gem svaret
remark-answer-sent = Svaret kan læses nu.
remark-answered = Svar fra { $day }
remark-fault-empty = Skriv et par ord.
remark-follow = Du skal ikke skrive dit navn. Du får en adresse, hvor du kan læse svaret.
remark-gone = Teksten er slettet.
remark-heading = Hvad er forkert på siden om { $name }?
remark-heading-page = Hvad er forkert på siden { $page }?
remark-lead = Foreningen læser det og retter siden.
remark-lead-page = Siden er ikke vores egen. Vi læser det og taler med dem, den handler om.
remark-make-page = Lav en side til det
remark-see-page = Se siden
remark-send = Send
remark-sent = Tak. Foreningen har fået det.
remark-state-answered = Besvaret
remark-state-waits = Venter på svar
remark-waits = Der er ikke svaret endnu.
remark-words = Skriv, hvad der er forkert
remark-words-hint = Skriv ikke noget om andre mennesker.
remark-written = Skrevet { $day }
remarks-caption = Det, andre har skrevet til jer
remarks-empty = Ingen har skrevet endnu.
remarks-heading = Rettelser og forslag
remarks-lead = Det, folk udefra har skrevet om jeres sider. De kan læse jeres svar uden login.
rhythm-first = Den første i måneden
rhythm-fortnightly = Hver anden uge
rhythm-fourth = Den fjerde i måneden
rhythm-last = Den sidste i måneden
rhythm-second = Den anden i måneden
rhythm-third = Den tredje i måneden
rhythm-weekly = Hver uge
role-companion = Følgesvend
role-coordinator = Koordinator
role-owner = Den, der laver adgang
role-program = Programmet selv
save = Gem
seat-again = Jeg vil gerne komme alligevel
seat-clock = Kl. { $clock }
seat-coming = Vi ses
seat-drop-in = Jeg kommer bare forbi
seat-event = Se mødet
seat-full = Alle pladser er taget. Ring gerne og hør, om der er plads.
seat-give-back = Jeg kommer ikke alligevel
seat-given-back = Din plads er givet videre. Det er helt i orden.
seat-gone = Pladsen er taget af en anden imens.
seat-keep = Gem denne adresse. Her kan du sige fra igen.
seat-no-such-talk = Den tid findes ikke. Vælg en tid på listen.
seat-not-coming = Du kommer ikke denne gang
seat-over = Det er ovre.
seat-talk = Vil du aftale en kort snak?
seat-talk-at = Din snak er kl. { $clock }.
seat-talk-taken = Den tid har en anden lige taget. Vælg en anden tid.
seat-title = Din plads
sent-answered-heading = { $guest } har fået svar
sent-answered-next = { $owner } finder nu en at følges med.
sent-answered-text = { $guest } kan læse dit svar på sin egen side med det samme.
sent-asked-heading = { $companion } er spurgt
sent-asked-next = Siger { $companion } ja, får { $guest } besked med det samme. Ellers kommer opgaven tilbage til dig.
sent-asked-text = { $companion } svarer på sin telefon. Besøget er { $time }.
sent-back = Tilbage til nye henvendelser
sent-see = Se følgeskabet
sent-title = Sendt
setting-group = En gruppe
setting-one-to-one = To og to
setting-online = På skærm eller telefon
setting-open-house = Åbent hus, kom og gå
setting-small-group = Få ad gangen
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
staying-after = { $months ->
    [one] Efter 1 måned
   *[other] Efter { $months } måneder
 }
staying-began = Nye
staying-community = Hvilket fællesskab?
staying-curve = Fra begyndelsen til et år efter. Øverst er alle, nederst er ingen.
staying-empty = I har ikke talt endnu. Begynd med, hvor mange nye der kom.
staying-fault-beginning = Skriv først, hvor mange nye der kom i det halvår.
staying-fault-early = Det kan tælles fra { $day }. Før den dag har ikke alle haft tiden.
staying-fault-fewer = Skriv mindst { $stayed }. Så mange var her stadig senere.
staying-fault-more = Skriv højst { $began }. Så mange nye kom der.
staying-fault-of = Vælg et fællesskab, et halvår og hvornår I har talt.
staying-few = Her er for få til at regne en andel ud. Den vises fra { $least } nye.
staying-half = Hvilket halvår kom de?
staying-heading = Kommer de stadig?
staying-lead = Tæl, hvor mange nye der kom i et halvår, og hvor mange af dem der stadig kommer. Kun tal. Skriv ingen navne ned.
staying-new = Skriv en optælling
staying-people = Hvor mange?
staying-people-hint = Et nyt tal tager det gamles plads.
staying-share = { $months ->
    [one] { $there } af { $of } kommer her stadig efter 1 måned.
   *[other] { $there } af { $of } kommer her stadig efter { $months } måneder.
 }
staying-undone = Tallet er slettet.
staying-when = Hvornår har I talt?
step-accepted = { $who } sagde ja
step-answered = { $who } skrev til gæsten
step-asked = { $who } spurgte en følgesvend
step-asked-again = { $who } bad om følgeskab igen
step-asked-still = { $who } spurgte, om gæsten stadig vil vente
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
step-place-offered = { $who } tilbød en plads
step-rung = { $who } ringede og lukkede besøget
step-still-here = { $who } har set, at gæsten stadig kommer
step-too-much = { $who } sagde: Det blev for meget
step-waits = { $who } satte gæsten på ventelisten
step-waits-no-more = { $who } tog gæsten af ventelisten
step-walks-alone = { $who } går selv nu
step-withdrawn = { $who } trak henvendelsen tilbage
steps-heading = Det er sket indtil nu
stories-caption = Historier om jeres fællesskaber
stories-empty = Ingen har fortalt endnu.
stories-heading = Historier
stories-lead = Her er det, folk fortæller om jeres fællesskaber. Læs dem, før andre gør: Kan nogen kendes?
story-address = Her kan du tage den ned
story-answer = Foreningen svarer
story-by = Fortalt af { $name }
story-by-nobody = Fortalt uden navn
story-called = Hvad vil du kaldes?
story-called-hint = Du kan lade det stå tomt. Alle kan læse det.
story-called-own = Hvem fortæller?
story-called-own-hint = Står det tomt, skriver vi fællesskabets navn.
story-decline = Vis den ikke
story-delete = Tag den ned og slet den
story-done-declined = Den vises ikke. Den, der skrev, kan læse jeres ord.
story-done-shown = Nu kan alle læse den.
story-down = Tag den ned nu
story-down-text = Ordene slettes med det samme. De kan ikke hentes tilbage.
story-fault-reaches = Skriv ikke telefonnummer, mail eller CPR-nummer. Alle kan læse det.
story-heading = Hvordan gik det i { $name }?
story-lead = Foreningen læser det først. Så kan andre læse det på siden om fællesskabet.
story-lead-own = Du får en adresse. Der kan du tage det ned igen når som helst.
story-own-heading = Fortæl, hvordan det går hos jer
story-own-lead = Den står på siden med det samme. I kan tage den ned når som helst.
story-show = Vis den for alle
story-show-text = Den kommer til at stå på siden om fællesskabet. De tre nyeste står der.
story-stands-declined = Foreningen viser den ikke.
story-stands-gone = Den er taget ned. Ordene er slettet.
story-stands-shown = Alle kan læse den nu.
story-stands-waits = Foreningen har ikke læst den endnu. Ingen andre kan se den.
story-state-declined = Vises ikke
story-state-shown = Vises
story-state-waits = Venter på jer
story-why = Hvorfor ikke?
story-why-hint = Den, der skrev, læser det. Højst { $max } tegn.
story-why-own = Hvorfor skal den væk?
story-words = Fortæl med dine egne ord
story-words-hint = Højst 600 tegn. Skriv ikke andres navne, telefonnumre eller mails.
strip = Foreningens side.
strip-looked = Se, hvem der har kigget
strip-promise = Kommunen kan ikke se den.
supervision-ahead = Dage forude
supervision-all = Alle sammen
supervision-behind = Dage, der er holdt
supervision-change = Ret
supervision-day = Hvilken dag?
supervision-day-hint = En dag, der er gået, bliver noteret som holdt.
supervision-due = Det er tid til supervision for: { $names }.
supervision-fault-far = Vælg en dag, der ligger højst to år væk.
supervision-fault-who = Vælg, hvem det er for.
supervision-for = For
supervision-heading = Supervision
supervision-held = Holdt
supervision-held-label = Holdt: { $day }
supervision-interval = Hvor tit?
supervision-lead = Ingen skal stå alene med det svære. De ser selv deres næste dag.
supervision-months = Mindst hver gang der er gået så mange måneder
supervision-months-hint = Så siger siden, hvem der mangler. Et tomt felt minder om ingen.
supervision-next = Næste supervision: { $day }
supervision-none = Der er ingen dage forude.
supervision-plan = En dag
supervision-title = Supervision
supervision-undo-label = Fjern: { $day }
supervision-undone = Dagen er fjernet.
supervision-who = For hvem?
thanks-call = Tak. Din koordinator ringer til dig. Du skal ikke gøre mere nu.
thanks-met = Tak. Besøget er lukket. Gæsten siger selv, om I skal af sted igen.
thanks-next = Tak. Gæsten får besked med det samme.
thanks-no = Det er i orden. Din koordinator finder en anden. Du skal ikke gøre mere.
thanks-not-met = Tak. Find en ny dag, når det passer jer begge.
thanks-turn = Tak. Den anden kan se det på sin liste og aftaler næste gang. Giv gerne et praj.
thanks-words = Tak. Det er sendt.
thanks-yes = Tak. Gæsten får dit navn, og hvad du kan kendes på.
title-bring = Læs en liste
title-correction = Ret en side
title-followed = Svar
title-initiative = Start noget
title-listing = Side
title-listing-confirm = Passer det?
title-listing-edit = Ret siden
title-listing-new = Ny side
title-remark = Besked
title-story = Historie
title-story-followed = Din historie
title-story-own = Skriv jeres egen historie
title-tell = Fortæl
turns-add = Tilføj
turns-and = { $most } og { $last }
turns-change = Vælg, hvem der skiftes
turns-empty = Der er kun én følgesvend.
turns-heading = Hvem skiftes til at følge { $guest }?
turns-lacks = Den, du valgte, mangler et skridt i godkendelsen nu. Vælg en anden.
turns-missing = Vælg et navn.
turns-more = Hvem kan også?
turns-nobody = Der er ikke flere, der er godkendt og kan vælges.
turns-now = De her kan også tage en gang: { $names }.
turns-pass = Lad { $name } tage næste gang
turns-pass-heading = Kan en anden tage næste gang?
turns-pass-text = Den, du vælger, aftaler selv dagen. Du kan få turen igen en anden gang.
turns-take-out = Fjern { $name }
turns-text = Den, der følger { $guest } nu, kan lade en af de andre tage næste gang. { $guest } får navnet, når dagen er aftalt. Spørg først, om de vil.
turns-title = Flere skiftes
undo = Fortryd
visit-answer = Gæstens svar
visit-community = Fællesskab
visit-heading = Aftalen
visit-line-hint = For eksempel hvor du står. Koordinatoren kan også læse det.
visit-line-label = Skriv et par ord til { $guest }
visit-line-long = Der er kun plads til 300 tegn. Gør det kortere.
visit-line-send = Send
visit-line-who = { $who }, { $when }
visit-line-you = Dig
visit-lines = Et par ord om aftalen
visit-note = Om mødet
visit-sign = Du kendes på
visit-when = Hvornår
visit-where = Hvor
visit-who = Hvem venter
volunteer-heading = { $name }, { $kind }
volunteer-hours = Timer med gæster det sidste år
volunteer-new = Nu er der en ny. Den, der laver links, kan lave et link at komme ind med.
volunteer-supervision-last = Sidste supervision
volunteer-supervision-never = Ingen endnu
volunteer-supervision-next = Næste supervision
volunteer-title = En, der følges med
volunteers-area = Helst her: { $area }
volunteers-caption = Dem, der følges med gæster
volunteers-empty = Der er ingen endnu. Den, der laver links, kan byde nogen indenfor.
volunteers-heading = Dem, der følges med
volunteers-interests = Vil gerne være med
volunteers-languages = Taler { $languages }
volunteers-lead = De skriver selv tider, sprog og pauser. Du bliver mindet om det, når du finder selskab til en gæst.
volunteers-load = { $running } af højst { $most }
volunteers-no-times = Ingen tider endnu
volunteers-not-paused = Nej
volunteers-pause-between = Fra { $from } til { $to }
volunteers-pause-from = Fra { $from }
volunteers-pause-open = Holder pause
waited-days = { $count ->
    [one] 1 dag
   *[other] { $count } dage
 }
waited-today = Siden i dag
waiting-ahead = { $count ->
    [0] Ingen står foran.
    [one] 1 står foran.
   *[other] { $count } står foran.
 }
waiting-answer-by = Vi vil gerne have svar senest { $day }.
waiting-answer-title = Dit svar
waiting-ask = Spørg, om gæsten stadig vil vente
waiting-ask-button = Send spørgsmålet
waiting-ask-now = Ingen har spurgt siden { $day }. Spørg igen.
waiting-asked = Er spurgt. Svar senest { $day }.
waiting-cannot = Der er aftalt følgeskab. Derfor står gæsten ikke på ventelisten.
waiting-change = Du kan ændre dit svar her, til foreningen har brugt det.
waiting-heading = { $count ->
    [one] 1 venter på en plads
   *[other] { $count } venter på en plads
 }
waiting-heard = Venter. Sidst hørt fra { $day }.
waiting-lead = Den, der har ventet længst, står først. Hver måned spørger I, om gæsten stadig vil vente.
waiting-leave = Tag gæsten af ventelisten
waiting-leave-button = Tag af listen
waiting-leaves = Vil ikke vente mere. Svarede { $day }.
waiting-next-no = Du står ikke længere på listen. Du kan altid skrive igen.
waiting-next-wait = Du beholder din plads i køen. Vi skriver igen.
waiting-next-yes = Foreningen skriver til dig om, hvornår du kan begynde.
waiting-none = Ingen står på venteliste
waiting-not-yet = Gæsten står ikke på venteliste.
waiting-number = Nr.
waiting-offer = Tilbyd en plads
waiting-offer-button = Send tilbuddet
waiting-offered = Har fået tilbudt en plads. Svar senest { $day }.
waiting-one-heading = { $name } og ventelisten
waiting-one-title = Plads på listen
waiting-put = Sæt gæsten på ventelisten
waiting-put-button = Sæt på listen
waiting-question-place = Der er en plads til dig
waiting-question-still = Vil du stadig vente?
waiting-reads = Gæsten læser:
waiting-said-no = Du venter ikke længere
waiting-said-wait = Du venter stadig
waiting-said-yes = Tak. Pladsen er din
waiting-say-no = Nej tak, tag mig af listen
waiting-say-not-now = Ikke nu. Jeg vil gerne vente
waiting-say-wait = Ja, jeg vil stadig vente
waiting-say-yes = Ja tak, jeg vil have pladsen
waiting-silent = Fristen var { $day }, og der er ikke svar. Ring eller skriv.
waiting-since = Har ventet siden { $day }.
waiting-stand = Hvor langt
waiting-takes = Vil have pladsen. Svarede { $day }. Find en, der går med.
waiting-title = Venteliste
waiting-words-place = Nu er der en plads. Vil du have den? Svar senest { $day }. Det er også i orden at vente. Svar her: { $link }
waiting-words-put = Der er ikke plads lige nu. Du står på vores venteliste. Vi skriver, når der er plads. Vi spørger dig også en gang om måneden, om du stadig vil vente.
waiting-words-still = Du står stadig på vores venteliste. Vil du blive ved med at vente? Svar gerne senest { $day }. Svarer du ikke, beholder du din plads. Svar her: { $link }
week-after = Ugen efter
week-all-day = Hele dagen
week-answer = Sidste dag for et svar
week-before = Ugen før
week-heading = Uge { $number } fra { $day }
week-meeting = { $title }, møde { $number }
week-nothing = Ikke noget
week-visit = Følgeskab: { $name }
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
