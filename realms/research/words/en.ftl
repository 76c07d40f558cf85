home-heading = There is nothing here yet
home-later = When a trial begins, it will say here what it asks, and who has asked.
home-lead = Research has its own address, its own database and its own key. Nobody is entered.
home-title = Research
promise = There are no names here.
strip = Research's page.
