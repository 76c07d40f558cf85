//! For every declared route a request that is right in every part, with the object that a test wants in it.

use kit_letters::ThreadToken;
use kit_web::{Decl, Method};

use crate::passkey::Answer;
use crate::support::{Browser, PLACE, World};

/// What a request may name: a way, a visit, a signed-in device, a link; a tie, a meeting, one called to it and her link; a
/// note, a card shown to somebody and its link; a passkey.
#[derive(Debug, Clone)]
pub(crate) struct Objects {
    pub(crate) way: String,
    pub(crate) visit: String,
    pub(crate) device: String,
    pub(crate) link: String,
    pub(crate) tie: String,
    pub(crate) meeting: String,
    pub(crate) called: String,
    pub(crate) invitation: String,
    pub(crate) note: String,
    pub(crate) share: String,
    pub(crate) shown: String,
    pub(crate) passkey: String,
    /// Questions that wait, with their answers: for a new passkey, and at the door.
    pub(crate) answers: [Answer; 2],
}

impl Objects {
    /// Every name in it.
    pub(crate) fn all(&self) -> [&String; 12] {
        [
            &self.way,
            &self.visit,
            &self.device,
            &self.link,
            &self.tie,
            &self.meeting,
            &self.called,
            &self.invitation,
            &self.note,
            &self.share,
            &self.shown,
            &self.passkey,
        ]
    }
}

/// Numbers of a talk to be taken home.
pub(crate) fn home_code() -> String {
    let mark = |title: &str, tenths| kit_report::TakenMark {
        title: title.to_owned(),
        tenths,
        least: 0,
        most: 1000,
    };
    let home = kit_report::TakeHome {
        day: "2027-02-22".parse().unwrap(),
        marks: vec![mark("Trivsel", 520)],
    };
    home.code().unwrap()
}

/// A guest at home, with everything that a route can be about.
pub(crate) struct Home {
    pub(crate) browser: Browser,
    pub(crate) words: Vec<String>,
    pub(crate) room: String,
    pub(crate) objects: Objects,
}

/// A request without its session.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Request {
    fn to(path: impl Into<String>, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter();
        Self {
            path: path.into(),
            fields: fields
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        }
    }
}

/// The right request for a route; none if this list does not know the route.
pub(crate) fn request(
    world: &World,
    decl: &Decl,
    objects: &Objects,
    words: &[String],
) -> Option<Request> {
    use Method::{Get, Post};
    let Objects {
        way,
        visit,
        device,
        link,
        tie,
        meeting,
        called,
        invitation,
        note,
        share,
        shown,
        passkey,
        answers: said,
    } = objects;
    let (thread, seed) = (
        ThreadToken::new(&world.given).to_string(),
        world.given.token(),
    );
    let id = world.given.random128();
    let (ord, codes) = (words.join(" "), ["BCDF-GHJK-LMNP"; 10].join(" "));
    let vej = ("vej", way.as_str());
    let own_way = [("_id", id.as_str()), vej];
    let nonce = ("_id", id.as_str());
    let meeting_path = decl
        .path
        .replace("{id}", meeting)
        .replace("{gaest}", called)
        .replace("{token}", invitation);
    let with = |more: &[(&'static str, &'static str)]| [&own_way[..], more].concat();
    let answers = [
        ("f", PLACE),
        ("_thread", thread.as_str()),
        ("_seed", seed.as_str()),
        ("hvem", "peer"),
        ("kald", "Amir"),
        ("naa", "her"),
        ("fra", "se"),
    ];
    Some(match (decl.method, decl.path) {
        (Get, "/min/ny") => Request::to(format!("/min/ny?f={PLACE}"), &[]),
        (Post, "/min/ny") => Request::to("/min/ny", &[&answers[..], &[("til", "navn")]].concat()),
        (Post, "/min/noegle") => Request::to("/min/noegle", &answers),
        (
            Get,
            "/min" | "/min/igen" | "/min/stop" | "/min/beskeder" | "/min/aftale"
            | "/min/aftale.pdf" | "/min/aftale.ics",
        ) => Request::to(format!("{}?vej={way}", decl.path), &[]),
        (
            Get,
            "/ind"
            | "/ind/mail"
            | "/min/mail"
            | "/min/mail/kode"
            | "/min/paamindelser"
            | "/min/kort"
            | "/min/adgangsnoegle"
            | "/ind/adgangsnoegle"
            | "/min/hvem"
            | "/min/hvem/alt.txt"
            | "/min/hvem/alt.json"
            | "/min/slet"
            | "/min/slutdato"
            | "/min/hvordan"
            | "/min/hvordan/spoergsmaal"
            | "/min/om-mig"
            | "/min/om-mig/vis"
            | "/min/om-mig.pdf"
            | "/min/maal"
            | "/min/sundhed"
            | "/min/sundhed.pdf"
            | "/min/proev",
        ) => Request::to(decl.path, &[]),
        (Get, "/min/hvordan/hent") => Request::to(format!("{}?k={}", decl.path, home_code()), &[]),
        (Post, "/min/hvordan/hent") => Request::to(
            decl.path,
            &[("_id", id.as_str()), ("k", home_code().as_str())],
        ),
        (Get, "/min/note") => Request::to("/min/note?slags=redskab", &[]),
        (Post, "/min/note") => Request::to(
            decl.path,
            &[
                ("_id", id.as_str()),
                ("slags", "redskab"),
                ("navn", "Gå en tur"),
            ],
        ),
        (
            Get | Post,
            "/min/note/{id}"
            | "/min/note/{id}/vaek"
            | "/min/note/{id}/fortrydelse"
            | "/min/note/{id}/gjort"
            | "/min/note/{id}/gjort/fortrydelse",
        ) => Request::to(decl.path.replace("{id}", note), &[("navn", "Ringe selv")]),
        (Post, "/min/hvordan") => Request::to(
            decl.path,
            &[
                ("_id", id.as_str()),
                ("q", "#soevn"),
                ("a0", "7"),
                ("ord", ""),
            ],
        ),
        (Post, "/min/hvordan/spoergsmaal") => {
            Request::to(decl.path, &[("_id", id.as_str()), ("vores", "#soevn")])
        }
        (Post, "/min/om-mig/deling") => Request::to(
            decl.path,
            &[
                ("_id", id.as_str()),
                ("_seed", seed.as_str()),
                ("til_hvem", "Jette"),
                ("tid", "uge"),
            ],
        ),
        (Post, "/min/om-mig/deling/{id}/slut") => {
            Request::to(decl.path.replace("{id}", share), &[])
        }
        (Get | Post, "/vist/{token}") => Request::to(decl.path.replace("{token}", shown), &[]),
        (Post, "/ind" | "/min/noegle.pdf") => Request::to(decl.path, &[("ord", ord.as_str())]),
        (Post, "/min/kort.pdf") => Request::to(decl.path, &[("kode", codes.as_str())]),
        (Post, "/min/kort") => Request::to(decl.path, &[("til", "nyt")]),
        (Post, "/min/adgangsnoegle/ny" | "/ind/adgangsnoegle") => Request::to(decl.path, &[]),
        (Post, "/min/adgangsnoegle/svar") => Request::to(decl.path, &said[0].fields()),
        (Post, "/ind/adgangsnoegle/svar") => Request::to(decl.path, &said[1].fields()),
        (Post, "/min/adgangsnoegle/{id}/fjern") => {
            Request::to(decl.path.replace("{id}", passkey), &[])
        }
        (Post, "/min/mail") => Request::to(decl.path, &[("mail", "amir@post.example")]),
        (Post, "/min/mail/kode" | "/ind/mail") => Request::to(decl.path, &[("kode", "1234 5678")]),
        (Get | Post, "/min/mail/link/{token}" | "/ind/mail/link/{token}") => {
            Request::to(decl.path.replace("{token}", link), &[])
        }
        (Post, "/min/paamindelser") => Request::to(
            decl.path,
            &[
                ("hvornaar", "day"),
                ("ord", "husk"),
                ("fra", "21"),
                ("til_kl", "8"),
            ],
        ),
        (Get | Post, "/paamindelser/{token}") => {
            Request::to(decl.path.replace("{token}", link), &[])
        }
        (Post, "/min/enhed") => Request::to(decl.path, &[("egen", "ja")]),
        (Post, "/min/svar") => Request::to(
            decl.path,
            &[("_id", id.as_str()), ("besoeg", visit), ("svar", "ja")],
        ),
        (Get, "/min/hvordan/{visit}") => Request::to(format!("/min/hvordan/{visit}"), &[]),
        (Post, "/min/hvordan/{visit}") => Request::to(
            format!("/min/hvordan/{visit}"),
            &[("_id", id.as_str()), ("gik", "godt"), ("igen", "ja")],
        ),
        (Post, "/min/selv" | "/min/stop") => Request::to(decl.path, &own_way),
        (Post, "/min/igen") => Request::to(decl.path, &with(&[("hvem", "peer")])),
        (Post, "/min/stadig") => {
            Request::to(decl.path, &with(&[("maaneder", "3"), ("svar", "ja")]))
        }
        (Get, "/min/beskeder/hjaelp") => Request::to(format!("{}?vej={way}", decl.path), &[]),
        (Post, "/min/aftale") => Request::to(
            decl.path,
            &[
                ("_id", id.as_str()),
                ("vej", way),
                ("besoeg", visit),
                ("tekst", "Jeg kommer fem minutter senere."),
            ],
        ),
        (Post, "/min/beskeder/hjaelp") => {
            Request::to(decl.path, &with(&[("tekst", "Der blev råbt ad mig.")]))
        }
        (Post, "/min/beskeder/ro") => Request::to(decl.path, &with(&[("ro", "ja")])),
        (Post, "/min/beskeder/tilbage") => Request::to(
            decl.path,
            &with(&[("besked", "0"), ("tekst", "Er der en bænk?")]),
        ),
        (Post, "/min/beskeder") => Request::to(decl.path, &with(&[("tekst", "Er der en bænk?")])),
        (Post, "/min/hvem/enhed") => Request::to(decl.path, &[("enhed", device)]),
        (Post, "/min/slet" | "/ud") => Request::to(decl.path, &[]),
        (Post, "/min/slutdato") => {
            Request::to(decl.path, &[("_id", id.as_str()), ("dato", "2027-05-21")])
        }
        (Get, "/min/netvaerk" | "/min/moede") => Request::to(decl.path, &[]),
        (Get, "/min/netvaerk/baand") => Request::to(format!("{}?baand={tie}", decl.path), &[]),
        (Post, "/min/netvaerk/baand") => Request::to(
            decl.path,
            &[
                nonce,
                ("baand", tie),
                ("navn", "Bo"),
                ("kreds", "venner"),
                ("afstand", "taet"),
            ],
        ),
        (Post, "/min/netvaerk/fortrydelse" | "/min/netvaerk/pause" | "/min/netvaerk/tovholder") => {
            Request::to(decl.path, &[nonce, ("baand", tie)])
        }
        (Get, "/min/moede/plan") => Request::to(format!("{}?moede={meeting}", decl.path), &[]),
        (Post, "/min/moede/plan") => Request::to(
            decl.path,
            &[
                nonce,
                ("moede", meeting),
                ("dagsorden", "Hverdagen"),
                ("dag", "2027-03-10"),
                ("tid", "16.30"),
                ("lukker", "2027-03-11"),
            ],
        ),
        (
            Get,
            "/min/moede/{id}"
            | "/min/moede/{id}/seddel/{gaest}"
            | "/min/moede/{id}/aftaler"
            | "/min/moede/{id}/aftaler.pdf"
            | "/min/moede/{id}/slet"
            | "/moede/{token}",
        ) => Request::to(meeting_path, &[]),
        (Post, "/min/moede/{id}/gaester") => Request::to(meeting_path, &[nonce, ("navn", "Bo")]),
        (Post, "/min/moede/{id}/tilbage") => Request::to(meeting_path, &[nonce, ("gaest", called)]),
        (Post, "/min/moede/{id}/lukning" | "/min/moede/{id}/slet") => {
            Request::to(meeting_path, &[nonce])
        }
        (Post, "/min/moede/{id}/aftaler") => {
            Request::to(meeting_path, &[nonce, ("maal", "Ud hver uge")])
        }
        (Post, "/min/moede/{id}/seddel/{gaest}" | "/moede/{token}") => {
            Request::to(meeting_path, &[("kommer", "ja")])
        }
        (Get | Post, "/ind/{token}") => Request::to(format!("/ind/{link}"), &[]),
        _ => return None,
    })
}

/// Whether the route's request names an object at all.
pub(crate) fn names(world: &World, decl: &Decl, objects: &Objects) -> bool {
    let said = |request: &Request| {
        let texts = request.fields.iter().map(|(_, value)| value.as_str());
        let mut texts = texts.chain([request.path.as_str()]);
        texts.any(|text| {
            objects
                .all()
                .iter()
                .any(|object| text.contains(object.as_str()))
        })
    };
    request(world, decl, objects, &[]).is_some_and(|request| said(&request))
}

impl World {
    /// A guest with a way, a visit that is offered, a second device and a link.
    pub(crate) async fn home(&self) -> Home {
        let (mut browser, words) = self.new_room().await;
        let tie = self.tie(&mut browser, "Pixel", "nettet").await;
        let meeting = self.meeting(&mut browser, "2027-03-05").await;
        let (called, invitation) = self.call(&mut browser, &meeting, &tie).await;
        let who = self.who(&browser).unwrap();
        let room = who.id.clone();
        let (way, thread) = self.newest_way(&room);
        let offer = self.appointment_on(ThreadToken::from_text(&thread).unwrap());
        self.arrives(offer.clone());
        let mut there = Browser::default();
        self.clock.advance_ms(11_000);
        self.post(&mut there, "/ind", &[("ord", &words.join(" "))])
            .await;
        let device = self.who(&there).unwrap().session.chars().take(16).collect();
        let link = self.given.token();
        self.link(&link, &who, 1);
        let note = self
            .note(&mut browser, "selv", &[("navn", "Ringe selv")])
            .await;
        self.note(&mut browser, "kort", &[("hjaelper", "En pause udenfor")])
            .await;
        let shown = self.show_card(&mut browser, "Jette", "uge").await;
        let page = self.get(&mut browser, "/min/om-mig").await;
        let share = crate::support::between(&page.body, "/min/om-mig/deling/", "/slut")
            .unwrap()
            .to_owned();
        let (passkey, answers) = self.answers_at_hand(&mut browser).await;
        let objects = Objects {
            way,
            visit: offer.visit.to_string(),
            device,
            link,
            tie,
            meeting,
            called,
            invitation,
            note,
            share,
            shown,
            passkey,
            answers,
        };
        Home {
            browser,
            words,
            room,
            objects,
        }
    }

    /// Sends a request as this browser, with its form's token.
    pub(crate) async fn try_it(
        &self,
        browser: &mut Browser,
        decl: &Decl,
        request: &Request,
    ) -> crate::support::Page {
        let mut fields = request.fields.clone();
        if let Some(who) = self.who(browser) {
            fields.push(("_token".to_owned(), self.web.form_token(&who.session)));
        }
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        match decl.method {
            Method::Get => self.get(browser, &request.path).await,
            Method::Post => self.post(browser, &request.path, &fields).await,
        }
    }
}
