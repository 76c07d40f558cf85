home-heading = Her er ikke noget endnu
home-later = Når et forsøg begynder, står det her, hvad det spørger om, og hvem der har spurgt.
home-lead = Forskningen har sin egen adresse, sin egen database og sin egen nøgle. Ingen deltager er skrevet ind.
home-title = Forskning
promise = Her er ingen navne.
strip = Forskningens side.
