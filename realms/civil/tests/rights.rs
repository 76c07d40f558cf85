//! T10: every declared route × every role and nobody × every kind of object, and what the log of looks says of each.

#![cfg(test)]

mod support;

use std::cell::RefCell;
use std::collections::BTreeSet;

use kit_store::looks::{self, Look};
use kit_store::store_test;
use kit_web::{Action, Decl, Method};
use realm_civil::{Civil, FACE, routes};
use support::{Seen, World, blocking, walk};

/// Routes without a case of their own. The list may only shrink: whoever adds a route adds a case.
const UNTESTED: &str = include_str!("../untested-routes.txt");
const MOST_UNTESTED: usize = 16;

/// Tables that change by looking.
const BY_LOOKING: &[&str] = &["look", "look_month", "session"];
/// Numbers of other realms, and what is no number at all.
const STRANGE: [&str; 4] = ["guest-0001", "zzqq1", "room-00000001", "%C3%A6%C3%B8"];
/// Never in the log: what is typed.
const TYPED: &str = "Kanariefugl";

kit_store::statements! {
    IN_STATE = "SELECT id, association_id, companion_id, visit_id FROM crossing WHERE state = $1 ORDER BY id LIMIT 1";
    OTHER_CROSSING = "SELECT id FROM crossing WHERE association_id <> $1 AND state = $2 ORDER BY id LIMIT 1";
    ANY_OTHER_CROSSING = "SELECT id FROM crossing WHERE association_id <> $1 ORDER BY id LIMIT 1";
    OTHERS_VISIT = "SELECT v.id FROM visit AS v JOIN crossing AS c ON c.visit_id = v.id WHERE v.companion_id <> $1 ORDER BY v.id LIMIT 1";
    OTHERS_CROSSING = "SELECT id FROM crossing WHERE companion_id <> $1 ORDER BY id LIMIT 1";
    COORDINATOR = "SELECT id FROM coordinator WHERE association_id = $1 AND left_at_ms IS NULL ORDER BY id LIMIT 1";
    STEWARD = "SELECT id FROM steward ORDER BY id LIMIT 1";
    GOING = "SELECT id, association_id, companion_id FROM crossing WHERE state = 'between' ORDER BY id DESC LIMIT 1";
    LAST_VISIT = "SELECT id FROM visit WHERE crossing_id = $1 ORDER BY number LIMIT 1";
    FREE = "SELECT id FROM companion AS k WHERE k.id <> 'companion-mette'
        AND NOT EXISTS (SELECT 1 FROM crossing AS c WHERE c.companion_id = k.id) ORDER BY id LIMIT 1";
    LEFT = "UPDATE companion SET left_at_ms = $2 WHERE id = $1";
    SOMEBODY = "SELECT id FROM companion WHERE id <> $1 AND id <> 'companion-mette' AND left_at_ms IS NULL ORDER BY id DESC LIMIT 1";
    LISTED = "SELECT c.id, c.association_id FROM community AS c JOIN listing AS l ON l.community_id = c.id
        WHERE l.confirmed_on < $1 AND l.taken_down_at_ms IS NULL ORDER BY c.id LIMIT 1";
    OTHER_LISTED = "SELECT id FROM community WHERE association_id <> $1 ORDER BY id LIMIT 1";
    REMARK = "SELECT id, association_id FROM remark ORDER BY made_ms, id LIMIT 1";
    OTHER_REMARK = "SELECT id FROM remark WHERE association_id <> $1 ORDER BY id LIMIT 1";
    STORY = "SELECT id, association_id FROM story WHERE state <> 'gone' ORDER BY made_ms, id LIMIT 1";
    OTHER_STORY = "SELECT id FROM story WHERE association_id <> $1 ORDER BY id LIMIT 1";
    NO_VISIT_STEPS = "DELETE FROM visit_step WHERE visit_id IN (SELECT id FROM visit WHERE crossing_id = $1)";
    NO_VISIT_LINES = "DELETE FROM visit_line WHERE crossing_id = $1";
    NO_VISITS = "DELETE FROM visit WHERE crossing_id = $1";
    NO_STEPS = "DELETE FROM crossing_step WHERE crossing_id = $1";
    NO_NOS = "DELETE FROM crossing_no WHERE crossing_id = $1";
    NO_HANDOVERS = "DELETE FROM handover WHERE crossing_id = $1";
    NO_LINES = "DELETE FROM line WHERE crossing_id = $1";
    ASK_AGAIN = "UPDATE waiting SET said = NULL, said_ms = NULL";
    NO_WAITING = "DELETE FROM waiting WHERE crossing_id = $1";
    TAKE_TURNS = "INSERT INTO crossing_turn (crossing_id, companion_id, at_ms)
        SELECT c.id, k.id, 0 FROM crossing AS c JOIN companion AS k ON k.association_id = c.association_id AND k.id <> c.companion_id
        WHERE c.state = 'between' AND k.left_at_ms IS NULL";
    NO_PLANS = "DELETE FROM crossing_plan WHERE crossing_id = $1";
    NO_CROSSING = "DELETE FROM crossing WHERE id = $1";
}

/// What a route is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Nothing: the address names nobody.
    Page,
    /// What one says of oneself: the address names nobody, and each has the own.
    Own,
    /// A crossing in this state, by a coordinator of its association.
    Crossing(&'static str),
    /// The open visit of a crossing in this state, by its companion.
    Visit(&'static str),
    /// A crossing in this state, by its companion.
    Resting(&'static str),
    /// Somebody of an association, named in the form.
    Person(&'static str),
    /// The page of a community, by a coordinator of its association.
    Listing,
    /// What somebody outside wrote, by a coordinator of the association it was written to.
    Remark,
    /// How it went, by a coordinator of the association it was told to.
    Story,
    /// A community named in the form, by a coordinator of its association.
    Counted,
    /// A page that everybody may read.
    Open,
    /// An address that was given out: to confirm a page by, or to follow an answer.
    Token(&'static str),
    /// What a companion has laid out, by herself.
    Expense,
    /// Of a group after a manual, or somebody who comes along, by the coordinator of the association: the number, and
    /// another association's.
    Group(&'static str, &'static str),
}

/// What the log says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    One,
    List,
}

#[derive(Debug, Clone, Copy)]
struct Case {
    of: Of,
    told: Told,
    /// A form's fields besides nonce and token.
    fields: &'static [(&'static str, &'static str)],
}

/// What a coordinator types of an open meeting.
const EVENT: &[(&str, &str)] = &[
    ("kind", "information"),
    ("title", "Kom og hør"),
    ("date", "2027-03-04"),
    ("from", "16"),
    ("to", "17"),
    ("place", "Biblioteket"),
    ("contact_name", "Lone"),
    ("contact_phone", "12 34 56 78"),
];

fn case(decl: &Decl) -> Option<Case> {
    use Of::{
        Counted, Crossing, Expense, Group, Listing, Open, Own, Page, Person, Remark, Resting,
        Story, Token, Visit,
    };
    let read = |of, told| Case {
        of,
        told,
        fields: &[],
    };
    let sent = |of, fields| Case {
        of,
        told: Told::One,
        fields,
    };
    let event = Group("information-havnen", "information-koekkenbordet");
    let cohort = Group("cohort-havnen", "cohort-koekkenbordet");
    let programme = Group("programme-havnen", "programme-koekkenbordet");
    let group = |of, fields| Case {
        of,
        told: Told::List,
        fields,
    };
    let volunteer = Group("companion-tobias", "companion-hassan");
    let interest = Group("interest-havnen", "interest-koekkenbordet");
    let supervision = Group("supervision-ahead", "supervision-koekkenbordet");
    let quiet = |fields| Case {
        of: Page,
        told: Told::Nothing,
        fields,
    };
    let post = decl.method == Method::Post;
    Some(match (post, decl.path) {
        (false, "/" | "/privat" | "/was" | "/bevis" | "/ind" | "/noegle" | "/konto") => {
            read(Page, Told::Nothing)
        }
        (false, "/ind/kode" | "/ind/kode/tast" | "/ind/kode/link/{token}" | "/mail/kode") => {
            read(Page, Told::Nothing)
        }
        (false, "/mail") => read(Page, Told::One),
        (true, "/mail") => sent(Page, &[("mail", "mette@post.example")]),
        (true, "/ind/kode") => quiet(&[("mail", "mette@post.example")]),
        (true, "/mail/kode" | "/ind/kode/tast" | "/ind/kode/link/{token}") => {
            quiet(&[("kode", "1234 5678")])
        }
        (false, "/nye" | "/foelgeskab" | "/mine" | "/bekymret" | "/folk") => read(Page, Told::List),
        (false, "/naeste") => read(Page, Told::List),
        (false, "/frivillige") => read(Page, Told::List),
        (false, "/frivillige/{id}") => read(volunteer, Told::One),
        (true, "/frivillige/{id}/trin") => sent(
            volunteer,
            &[
                ("step", "talk"),
                ("done_on", "2026-11-20"),
                ("valid_until", "2027-11-20"),
            ],
        ),
        (true, "/frivillige/{id}/trin/fjernelse" | "/frivillige/{id}/trin/igen") => {
            sent(volunteer, &[])
        }
        (false, "/supervision" | "/haandbog" | "/afsnit") => read(Page, Told::List),
        (true, "/supervision") => group(Page, &[("who", "all"), ("day", "2026-12-03")]),
        (true, "/supervision/hvor-tit") => group(Own, &[("months", "5")]),
        (true, path) if path.starts_with("/supervision/{id}/") => group(supervision, &[]),
        (true, "/afsnit") => group(
            Own,
            &[("number", "4"), ("title", "Farvel"), ("body", "Sig tak.")],
        ),
        (false, "/bliv-frivillig") => read(Page, Told::Nothing),
        (true, "/bliv-frivillig") => sent(
            Page,
            &[
                ("whose", "association-havnen"),
                ("first_name", TYPED),
                ("reach", "12 34 56 78"),
            ],
        ),
        (false, "/interesse/{token}") => read(Token("interest"), Told::One),
        (false, "/interesserede") => read(Page, Told::List),
        (false, "/interesserede/{id}") => read(interest, Told::One),
        (true, "/interesserede/{id}/svar") => sent(interest, &[("answer", TYPED)]),
        (true, "/interesserede/{id}/frivillig") => {
            sent(interest, &[("first_name", "Anna"), ("kind", "peer")])
        }
        (false, "/krav") => read(Page, Told::List),
        (true, "/krav") => group(Own, &[("asks", "talk"), ("asks", "approved")]),
        (false, "/tider") => read(Own, Told::One),
        (true, "/tider") => sent(Own, &[("max_load", "4"), ("languages", TYPED)]),
        (true, "/tider/tid") => sent(Own, &[("day", "7"), ("from", "10"), ("to", "11")]),
        (true, "/tider/fjernelse") => sent(Own, &[("day", "7"), ("from", "600"), ("to", "660")]),
        (true, "/tider/pause") => sent(Own, &[("pause_until", "2026-12-24")]),
        (true, "/tider/tilbage") => sent(Own, &[]),
        (false, "/kig") => read(Page, Told::One),
        (false, "/nye/{id}") => read(Crossing("new"), Told::One),
        (false, "/nye/{id}/sendt") => read(Crossing("asked"), Told::One),
        (false, "/foelgeskab/{id}") => read(Crossing("promised"), Told::One),
        (false, "/foelgeskab/{id}/kig") => read(Crossing("promised"), Told::One),
        (true, "/nye/{id}/svar") => sent(
            Crossing("new"),
            &[("text", TYPED), ("companion", "none"), ("seen", "")],
        ),
        (true, "/foelgeskab/{id}/besked") => sent(Crossing("answered"), &[("text", TYPED)]),
        (true, "/foelgeskab/{id}/ringet") => sent(Crossing("call-wanted"), &[("met", "ja")]),
        (true, "/foelgeskab/{id}/stadig") => sent(Crossing("walks-alone"), &[]),
        (true, "/foelgeskab/{id}/overdragelse") => {
            sent(Crossing("answered"), &[("to", "k:coordinator-")])
        }
        (false, "/foelgeskab/{id}/plan") => read(Crossing("promised"), Told::One),
        (true, "/foelgeskab/{id}/plan") => sent(
            Crossing("promised"),
            &[
                ("starts", "2026-11-30"),
                ("weekly", "3"),
                ("fortnightly", "3"),
                ("monthly", "1"),
            ],
        ),
        (false, "/foelgeskab/{id}/flere") => read(Crossing("promised"), Told::One),
        (true, "/foelgeskab/{id}/flere") => {
            sent(Crossing("promised"), &[("companion", "companion-nobody")])
        }
        (true, "/mine/{id}/besked") => sent(Visit("promised"), &[("tekst", TYPED)]),
        (true, "/mine/{id}/tur") => sent(Resting("between"), &[("to", "companion-nobody")]),
        (true, "/foelgeskab/{id}/slut") => sent(Crossing("answered"), &[]),
        (false, "/mine/{id}") => read(Visit("promised"), Told::One),
        (true, "/mine/{id}/svar") => sent(Visit("asked"), &[("answer", "ja")]),
        (false, "/mine/{id}/naeste-gang") => read(Resting("between"), Told::One),
        (true, "/mine/{id}/naeste-gang") => {
            sent(Resting("between"), &[("time", "2026-12-02T16:00")])
        }
        (false, "/efter/{id}") => read(Visit("promised"), Told::One),
        (true, "/efter/{id}") => sent(Visit("promised"), &[("how", "met")]),
        (false, "/ikke-i-orden") => read(Page, Told::List),
        (true, "/ikke-i-orden") => {
            group(Page, &[("concern", "concern-of-the-demo"), ("taget", "ja")])
        }
        (true, "/folk/forening") => quiet(&[
            ("association_name", "Vejen"),
            ("association_phone", "12 34 56 78"),
            ("answer_days", "2"),
        ]),
        (true, "/folk/ny") => sent(
            Page,
            &[
                ("person_of", "association-havnen"),
                ("person_name", "Lone"),
                ("person_task", "peer"),
            ],
        ),
        (false, "/vores-sider/ny" | "/vores-sider/liste") => read(Page, Told::Nothing),
        (false, "/vores-sider") => read(Page, Told::List),
        (false, "/vores-sider/{id}" | "/vores-sider/{id}/ret/{section}") => {
            read(Listing, Told::List)
        }
        (true, "/vores-sider/ny") => Case {
            told: Told::List,
            ..sent(Page, &[("name", "Strik på trappen")])
        },
        (true, "/vores-sider/liste") => Case {
            told: Told::List,
            ..sent(Page, &[("do", "make")])
        },
        (true, "/vores-sider/liste/fortryd") => Case {
            told: Told::List,
            ..sent(Page, &[])
        },
        (true, path) if path.starts_with("/vores-sider/{id}/") => Case {
            told: Told::List,
            ..sent(Listing, &[("name", "Gåturen ved søen")])
        },
        (false, "/hsds" | "/hsds/profil" | "/hsds/openapi.json" | "/hsds/services") => {
            read(Page, Told::Nothing)
        }
        (false, "/hsds/services/{id}" | "/ret/{id}" | "/fortael/{id}") => read(Open, Told::Nothing),
        (false, "/ret/side/{slug}") => read(Page, Told::Nothing),
        (true, "/ret/side/{slug}") => sent(Page, &[("words", TYPED)]),
        (false, "/initiativ") => read(Page, Told::Nothing),
        (true, "/ret/{id}" | "/fortael/{id}") => Case {
            of: Open,
            ..sent(Page, &[("words", TYPED)])
        },
        (true, "/initiativ") => sent(
            Page,
            &[
                ("whose", "association-havnen"),
                ("what", TYPED),
                ("until", "i maj"),
                ("phone", "12 34 56 78"),
            ],
        ),
        (false, "/bekraeft/{token}") => read(Token("confirm"), Told::Nothing),
        (true, "/bekraeft/{token}") => Case {
            of: Token("confirm"),
            ..quiet(&[])
        },
        (false, "/svar/{token}") => read(Token("remark"), Told::One),
        (false, "/stadig") => read(Page, Told::List),
        (true, "/stadig" | "/stadig/tilbage") => Case {
            told: Told::List,
            ..sent(
                Counted,
                &[("half", "2026-1"), ("months", "0"), ("people", "12")],
            )
        },
        (false, "/historie/{token}") => read(Token("story"), Told::One),
        (true, "/historie/{token}/ned") => sent(Token("story"), &[]),
        (false, "/historier" | "/historier/ny") => read(Page, Told::List),
        (true, "/historier/ny") => sent(Counted, &[("words", TYPED), ("called", "")]),
        (false, "/historier/{id}") => read(Story, Told::One),
        (true, "/historier/{id}/vis" | "/historier/{id}/ned") => sent(Story, &[]),
        (true, "/historier/{id}/afvis") => sent(Story, &[("answer", TYPED)]),
        (false, "/rettelser") => read(Page, Told::List),
        (false, "/rettelser/{id}") => read(Remark, Told::One),
        (true, "/rettelser/{id}/svar") => sent(Remark, &[("answer", TYPED)]),
        (false, "/moeder" | "/uge" | "/timer") => read(Page, Told::List),
        (true, "/timer") => group(Page, &[("hours", "31"), ("meeting_min", "75")]),
        (false, "/moeder/{id}") => read(event, Told::List),
        (true, "/moeder/{id}/hoveder") => group(
            Group("past-havnen", "information-koekkenbordet"),
            &[("came", "7")],
        ),
        (true, "/moeder") => group(Page, EVENT),
        (true, "/moeder/{id}") => group(event, EVENT),
        (true, "/moeder/{id}/aflys" | "/moeder/{id}/alligevel") => group(event, &[]),
        (false, "/udlaeg") => read(Own, Told::One),
        (true, "/udlaeg") => sent(
            Own,
            &[
                ("day", "2026-11-20"),
                ("kind", "coffee"),
                ("amount", "45,50"),
                ("note", TYPED),
            ],
        ),
        (true, "/udlaeg/{id}/tilbage") => sent(Expense, &[]),
        (false, "/regnskab" | "/regnskab/liste.csv" | "/regnskab/liste.pdf") => {
            read(Page, Told::List)
        }
        (true, "/regnskab/takst") => group(Page, &[("from", "2026-01-01")]),
        (true, "/regnskab/udbetalt") => group(Page, &[]),
        (true, "/regnskab/udbetalt/{id}/igen") => {
            group(Group("payment-havnen", "payment-koekkenbordet"), &[])
        }
        (true, "/regnskab/{id}") => sent(
            Group("expense-havnen", "expense-koekkenbordet"),
            &[("svar", "ja")],
        ),
        (false, "/venteliste") => read(Page, Told::List),
        (false, "/foelgeskab/{id}/venteliste") => read(Crossing("answered"), Told::One),
        (true, "/foelgeskab/{id}/venteliste") => sent(Crossing("new"), &[("til", "saet")]),
        (false, "/venteliste/{token}") => read(Token("waiting"), Told::One),
        (true, "/venteliste/{token}") => sent(Token("waiting"), &[("svar", "wait")]),
        (false, "/kalender" | "/kalender.ics") => read(Page, Told::Nothing),
        (false, "/kalender/{id}") => read(Open, Told::Nothing),
        (true, "/kalender/{id}") => Case {
            of: Open,
            ..quiet(&[])
        },
        (false, "/plads/{token}") => read(Token("seat"), Told::Nothing),
        (true, "/plads/{token}") => Case {
            of: Token("seat"),
            ..quiet(&[])
        },
        (true, "/plads/{token}/igen") => Case {
            of: Token("seat given back"),
            ..quiet(&[])
        },
        (false, "/min-kalender/{token}") => read(Token("feed"), Told::One),
        (false, "/min-kalender") => read(Own, Told::One),
        (true, "/min-kalender" | "/min-kalender/slut") => sent(Own, &[]),
        (false, "/hold") => read(Page, Told::List),
        (false, "/hold/{id}") => read(cohort, Told::List),
        (false, "/haandbog/{id}" | "/haandbog/{id}/ret") => read(programme, Told::List),
        (true, "/program") => group(Page, &[("programme_title", "Ud"), ("meetings", "11")]),
        (true, "/hold") => group(
            Page,
            &[
                ("programme", "programme-koekkenbordet"),
                ("place", "Kornvej 3"),
                ("date", "2027-03-04"),
                ("clock", "16:00"),
                ("first", "companion-jette"),
            ],
        ),
        (true, "/hold/{id}/moede") => group(
            cohort,
            &[("number", "3"), ("came", "7"), ("how", "shorter")],
        ),
        (true, "/hold/{id}/opsamling") => group(cohort, &[("told_again", "1"), ("caught_up", "2")]),
        (true, "/hold/{id}/flyt") => group(
            cohort,
            &[("moved", "9"), ("date", "2027-03-04"), ("clock", "16:00")],
        ),
        (true, "/haandbog/{id}/ret") => group(
            programme,
            &[("number", "1"), ("title", "Goddag"), ("body", "Sig hej.")],
        ),
        (true, "/haandbog/{id}/laengde") => group(
            programme,
            &[("weekly", "3"), ("fortnightly", "3"), ("monthly", "1")],
        ),
        (true, "/folk/link") => sent(Person("f:companion-mette"), &[]),
        (true, "/folk/igen") => sent(Person("f:companion-mette"), &[]),
        (true, "/folk/pause") => sent(Person("f:companion-mette"), &[("fra", "on")]),
        (true, "/folk/afsked") => sent(Person("f:companion-mette"), &[("next", "")]),
        _ => return None,
    })
}

fn name_of(decl: &Decl) -> String {
    let method = match decl.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    format!("{method} {}", decl.path)
}

/// A form's nonce: another one for each route, since what came before acts no more.
fn nonce_of(decl: &Decl) -> String {
    let of = routes().declared().iter().position(|one| one == decl);
    format!("{:032x}", of.unwrap_or_default() + 1)
}

#[test]
/// T10: the routes without a case are those of the list, and no more than there ever were.
fn the_list_of_untested_routes_only_shrinks() {
    let without: BTreeSet<String> = routes()
        .declared()
        .iter()
        .filter(|decl| case(decl).is_none())
        .map(name_of)
        .collect();
    let listed: BTreeSet<String> = UNTESTED
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    assert_eq!(without, listed, "untested-routes.txt");
    assert!(listed.len() <= MOST_UNTESTED, "{}", listed.len());
}

/// Somebody with a session.
#[derive(Debug, Clone)]
struct Person {
    role: &'static str,
    id: String,
    session: String,
}

/// One object of a case: its number, and who may have it.
#[derive(Debug, Clone)]
struct Thing {
    id: String,
    own: Person,
    other: Vec<String>,
}

struct Town {
    world: World,
    deleted_crossing: String,
    deleted_visit: String,
    /// A companion who has left.
    leaver: String,
    /// The lists that somebody brought, by who did: each can be taken back once.
    lists: RefCell<Vec<(String, String)>>,
}

impl Town {
    fn new(world: World) -> Self {
        let mut town = Self {
            world,
            deleted_crossing: String::new(),
            deleted_visit: String::new(),
            leaver: String::new(),
            lists: RefCell::default(),
        };
        town.delete();
        town
    }

    fn one(&self, sql: &'static str, params: Vec<String>, columns: usize) -> Vec<String> {
        let store = &self.world.app.store;
        let found = blocking(|| {
            store.aside().read_now("pick", move |tx| {
                let refs: Vec<&dyn kit_store::Param> = params
                    .iter()
                    .map(|p| -> &dyn kit_store::Param { p })
                    .collect();
                tx.row(sql, &refs, |r| {
                    (0..columns)
                        .map(|at| Ok(r.get::<Option<String>>(at)?.unwrap_or_default()))
                        .collect::<Result<Vec<String>, kit_store::StoreError>>()
                })
            })
        });
        found.expect("readable").unwrap_or_default()
    }

    /// Takes a whole crossing with its visits away, as the clean-up does when its time is over.
    fn delete(&mut self) {
        let gone = self.one(GOING, Vec::new(), 3).swap_remove(0);
        self.deleted_visit = self.one(LAST_VISIT, vec![gone.clone()], 1).swap_remove(0);
        let (store, id) = (&self.world.app.store, gone.clone());
        blocking(|| {
            store.aside().write_now("delete", move |tx| {
                for sql in [
                    NO_VISIT_STEPS,
                    NO_VISIT_LINES,
                    NO_VISITS,
                    NO_STEPS,
                    NO_NOS,
                    NO_HANDOVERS,
                    NO_LINES,
                    NO_WAITING,
                    NO_PLANS,
                    NO_CROSSING,
                ] {
                    tx.run(sql, &[&id])?;
                }
                Ok::<_, kit_store::StoreError>(())
            })
        })
        .expect("deleted");
        self.deleted_crossing = gone;
        let leaver = self.one(FREE, Vec::new(), 1).swap_remove(0);
        self.leaver.clone_from(&leaver);
        let (store, now) = (&self.world.app.store, self.world.given.now());
        let left = blocking(|| {
            store
                .aside()
                .write_now("leave", move |tx| tx.run(LEFT, &[&leaver, &now]))
        });
        assert_eq!(left.expect("written"), 1, "somebody has left");
        let turns = blocking(|| {
            store
                .aside()
                .write_now("take turns", |tx| tx.run(TAKE_TURNS, &[]))
        });
        assert!(turns.expect("written") > 0, "somebody takes turns");
    }

    fn person(&self, role: &'static str, id: String) -> Person {
        let session = self.world.sign_in(&id, role, "Navn");
        Person { role, id, session }
    }

    /// Somebody of each role, who has nothing to do with the object.
    fn anybody(&self, role: &'static str) -> Person {
        let id = match role {
            "coordinator" => "coordinator-hanne".to_owned(),
            "companion" => self
                .one(SOMEBODY, vec![self.leaver.clone()], 1)
                .swap_remove(0),
            _ => self.one(STEWARD, Vec::new(), 1).swap_remove(0),
        };
        self.person(role, id)
    }

    /// The object of a case as it stands now.
    fn thing(&self, decl: &Decl, of: Of) -> Thing {
        let role = decl.may.roles.first().map_or("owner", |role| role.0);
        match of {
            Of::Page | Of::Own => Thing {
                id: String::new(),
                own: self.anybody(role),
                other: Vec::new(),
            },
            Of::Person(value) => Thing {
                id: value.to_owned(),
                own: self.anybody("owner"),
                other: Vec::new(),
            },
            Of::Group(id, other) => Thing {
                id: id.to_owned(),
                own: self.person("coordinator", "coordinator-lone".to_owned()),
                other: vec![other.to_owned()],
            },
            Of::Crossing(state) => {
                let row = self.one(IN_STATE, vec![state.to_owned()], 2);
                let [id, association] = row.as_slice() else {
                    panic!("{state}: {row:?}")
                };
                let own = self
                    .one(COORDINATOR, vec![association.clone()], 1)
                    .swap_remove(0);
                let wanted = vec![association.clone(), state.to_owned()];
                let mut other = self.one(OTHER_CROSSING, wanted, 1);
                other.extend(self.one(ANY_OTHER_CROSSING, vec![association.clone()], 1));
                Thing {
                    id: id.clone(),
                    own: self.person("coordinator", own),
                    other,
                }
            }
            Of::Listing | Of::Remark | Of::Story | Of::Counted => {
                let (row, others) = match of {
                    Of::Remark => (self.one(REMARK, Vec::new(), 2), OTHER_REMARK),
                    Of::Story => (self.one(STORY, Vec::new(), 2), OTHER_STORY),
                    _ => {
                        let today = self.world.given.today().to_string();
                        (self.one(LISTED, vec![today], 2), OTHER_LISTED)
                    }
                };
                let [id, association] = row.as_slice() else {
                    panic!("{of:?}: {row:?}")
                };
                let own = self.one(COORDINATOR, vec![association.clone()], 1);
                Thing {
                    id: id.clone(),
                    own: self.person("coordinator", own[0].clone()),
                    other: self.one(others, vec![association.clone()], 1),
                }
            }
            Of::Open if decl.path.starts_with("/kalender/") => Thing {
                id: "information-havnen".to_owned(),
                ..self.thing(decl, Of::Listing)
            },
            Of::Expense => Thing {
                id: "expense-own-koekkenbordet".to_owned(),
                own: self.person("companion", "companion-hassan".to_owned()),
                other: vec!["expense-own-havnen".to_owned()],
            },
            Of::Open | Of::Token(_) => Thing {
                ..self.thing(decl, Of::Listing)
            },
            Of::Visit(state) | Of::Resting(state) => {
                let row = self.one(IN_STATE, vec![state.to_owned()], 4);
                let [crossing, _, companion, visit] = row.as_slice() else {
                    panic!("{state}: {row:?}")
                };
                let (id, others) = if matches!(of, Of::Visit(_)) {
                    (visit, OTHERS_VISIT)
                } else {
                    (crossing, OTHERS_CROSSING)
                };
                Thing {
                    id: id.clone(),
                    own: self.person("companion", companion.clone()),
                    other: self.one(others, vec![companion.clone()], 1),
                }
            }
        }
    }

    /// Asks as somebody, or nobody, for one object.
    async fn ask(&self, decl: &Decl, case: &Case, who: Option<&Person>, id: &str) -> Seen {
        let path = decl
            .path
            .replace("{id}", id)
            .replace("{section}", "hvad")
            .replace(
                "{token}",
                if matches!(case.of, Of::Token(_)) {
                    id
                } else {
                    "0000"
                },
            )
            .replace("{house}", "0000")
            .replace("{slug}", "syng-med-nord");
        let session = who.map(|who| who.session.as_str());
        if decl.method == Method::Get {
            return self.world.ask_as(session, &path).await;
        }
        // What a form writes down bears the form's number: each who may writes something of its own.
        let nonce = match decl.path {
            "/hold" | "/program" | "/folk/forening" | "/folk/ny" | "/vores-sider/ny"
            | "/vores-sider/liste" | "/ret/{id}" | "/ret/side/{slug}" | "/fortael/{id}"
            | "/initiativ" | "/bliv-frivillig" | "/supervision" | "/moeder" | "/timer"
            | "/kalender/{id}" | "/min-kalender" | "/udlaeg" | "/regnskab/takst"
            | "/regnskab/udbetalt" => self.world.given.random128(),
            _ => nonce_of(decl),
        };
        let mut fields = vec![("nonce", nonce.as_str())];
        // The same hours again set nothing anew; each who may says something of its own.
        if decl.path == "/timer" {
            fields.push(("less", nonce.as_str()));
        }
        // A name that stands there already makes no page, and a list is taken back by whoever brought it.
        let list = format!("Navn\nHold {nonce}\n");
        let whose = who.map(|who| who.id.clone()).unwrap_or_default();
        if decl.path == "/vores-sider/liste" {
            fields.push(("list", &list));
            self.lists.borrow_mut().push((whose.clone(), nonce.clone()));
        }
        let mut lists = self.lists.borrow_mut().clone();
        let own = lists.iter().position(|(of, _)| *of == whose);
        let brought = own.map_or_else(|| nonce.clone(), |at| lists.remove(at).1);
        if decl.path == "/vores-sider/liste/fortryd" {
            fields.push(("liste", &brought));
            self.lists.replace(lists);
        }
        // The same rate again is one rate, too.
        let digits: String = nonce.chars().filter(char::is_ascii_digit).take(2).collect();
        let rate = format!("3,{digits}");
        if decl.path == "/regnskab/takst" {
            fields.push(("rate", rate.as_str()));
        }
        fields.extend_from_slice(case.fields);
        if matches!(case.of, Of::Person(_)) {
            fields.push(("who", id));
        }
        if case.of == Of::Counted {
            fields.push(("community", id));
        }
        let declared = routes();
        let saved = declared.declared().iter().find(|one| {
            one.method == Method::Post && one.path == "/vores-sider/{id}/ret/{section}"
        });
        let saved = saved.map(nonce_of).unwrap_or_default();
        if decl.path.ends_with("/fortrydelse") {
            fields.push(("save", &saved));
        }
        let noted = declared
            .declared()
            .iter()
            .find(|one| one.method == Method::Post && one.path == "/frivillige/{id}/trin");
        let noted = noted.map(nonce_of).unwrap_or_default();
        if decl.path.starts_with("/frivillige/{id}/trin/") {
            fields.push(("note", &noted));
        }
        self.world.post_as(session, &path, &fields).await
    }

    fn dump(&self) -> Vec<String> {
        blocking(|| self.world.app.store.dump(BY_LOOKING)).expect("dumped")
    }

    /// The lines of the log from number `after` on.
    fn lines(&self, after: u64) -> Vec<Look> {
        let store = &self.world.app.store;
        let found = blocking(|| {
            store
                .aside()
                .read_now("lines", move |tx| looks::after(tx, after, 1_000_000))
        });
        let found = found.expect("readable");
        found.into_iter().map(|(look, _)| look).collect()
    }

    fn last_line(&self, seen: u64) -> u64 {
        self.lines(seen).last().map_or(seen, |look| look.number)
    }
}

/// The page without what names the address: the number asked for.
fn without(html: &str, id: &str) -> String {
    if id.is_empty() {
        return html.to_owned();
    }
    let encoded: String = id
        .bytes()
        .map(|b| match b {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        })
        .collect();
    html.replace(&encoded, "ID").replace(id, "ID")
}

/// How many of each were tried.
#[derive(Debug, Default)]
struct Tried {
    routes: usize,
    requests: usize,
    allowed: usize,
    refused: usize,
}

/// Whoever may not, finds the same nothing whatever is there, changes nothing, and leaves one line that names nothing.
async fn refused(town: &Town, decl: &Decl, case: &Case, tried: &mut Tried) {
    let thing = town.thing(decl, case.of);
    let mut kinds: Vec<(&str, String)> = vec![("own", thing.id.clone())];
    match case.of {
        // Everybody may, and what there is not is tried in tests/listing.rs.
        Of::Page | Of::Own | Of::Open | Of::Token(_) => {}
        Of::Person(_) => {
            let absent = ["f:companion-nobody", "k:coordinator-nobody"];
            kinds.extend(absent.map(|id| ("absent", id.to_owned())));
            kinds.push(("deleted", format!("f:{}", town.leaver)));
        }
        Of::Crossing(_)
        | Of::Visit(_)
        | Of::Resting(_)
        | Of::Listing
        | Of::Remark
        | Of::Story
        | Of::Counted
        | Of::Expense
        | Of::Group(..) => {
            kinds.extend(thing.other.iter().map(|id| ("other unit", id.clone())));
            kinds.push(("absent", "0198c1de-0000-7000-8000-000000000001".to_owned()));
            kinds.push(("deleted", town.deleted_crossing.clone()));
            kinds.push(("deleted", town.deleted_visit.clone()));
            // A number in a form that is none gets the form back with what to do.
            if case.of != Of::Counted {
                kinds.extend(STRANGE.map(|id| ("of another realm", id.to_owned())));
            }
        }
    }
    let mut people: Vec<Option<Person>> = vec![None];
    people.extend(FACE.roles.iter().map(|role| Some(town.anybody(role.0))));
    people.push(Some(thing.own.clone()));
    let before = town.dump();
    let mut last = town.last_line(0);
    for who in &people {
        let role = who.as_ref().map(|who| who.role);
        let may = decl.may.allows(role);
        let mut nothing: Option<String> = None;
        for (kind, id) in &kinds {
            // What this one may have is tried below.
            let theirs = match case.of {
                Of::Page | Of::Own | Of::Open | Of::Token(_) => true,
                Of::Person(_) => *kind == "own",
                Of::Crossing(_)
                | Of::Visit(_)
                | Of::Resting(_)
                | Of::Listing
                | Of::Remark
                | Of::Story
                | Of::Counted
                | Of::Expense
                | Of::Group(..) => who.as_ref().is_some_and(|who| town.is_of(who, id)),
            };
            if may && theirs {
                continue;
            }
            let at = format!("{} as {role:?}, {kind} {id}", name_of(decl));
            let seen = town.ask(decl, case, who.as_ref(), id).await;
            tried.requests += 1;
            tried.refused += 1;
            let status = if role.is_none() { 403 } else { 404 };
            assert_eq!(seen.status, status, "{at}");
            let html = without(&seen.html, id);
            let first = nothing.get_or_insert_with(|| html.clone());
            assert!(
                *first == html,
                "{at}: not the same nothing\n{first}\n{html}"
            );
            let lines = town.lines(last);
            last += u64::try_from(lines.len()).expect("few");
            let well_formed =
                matches!(case.of, Of::Page | Of::Own) || !STRANGE[1..].contains(&id.as_str());
            let logged = role.is_some() && (!may || well_formed);
            // What is no number is turned away before anything is read.
            if logged || !lines.is_empty() {
                assert_eq!(lines.len(), 1, "{at}: {lines:?}");
                let told = &lines[0];
                let who = who.as_ref().expect("nobody leaves no line");
                let line = (
                    told.action.as_str(),
                    told.resource.as_str(),
                    told.object.as_str(),
                );
                assert_eq!(line, ("refused", decl.may.resource, ""), "{at}");
                assert_eq!(
                    (&told.actor, told.role.as_str()),
                    (&who.id, who.role),
                    "{at}"
                );
            }
        }
    }
    assert!(
        town.dump() == before,
        "{}: somebody who may not has changed something",
        name_of(decl)
    );
}

impl Town {
    /// Whether a crossing or visit is of somebody's own association, or a companion's own.
    fn is_of(&self, who: &Person, id: &str) -> bool {
        if who.role == "companion" {
            return self.world.companion_of(id) == who.id;
        }
        self.world.association_of(id) == self.world.unit_of(&who.id)
    }
}

impl Town {
    /// An address as it is given out for a page, or to who wrote about it.
    async fn token(&self, what: &str, page: &Thing) -> String {
        if what == "confirm" {
            let path = format!("/vores-sider/{}/link", page.id);
            let seen = self.world.post(&path, &page.own.session, &[]).await;
            let address = seen.html.split("/bekraeft/").nth(1).expect("an address");
            return address
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
        }
        let nonce = self.world.given.random128();
        if what == "waiting" {
            let store = &self.world.app.store;
            let again = move |tx: &mut kit_store::Tx<'_>| tx.run(ASK_AGAIN, &[]);
            blocking(|| store.aside().write_now("ask again", again)).expect("asked");
            return "000000000000000000000000000000aa".to_owned();
        }
        if what == "feed" {
            let lone = self.world.lone();
            let made = [("nonce", nonce.as_str())];
            let made = self.world.post("/min-kalender", &lone, &made).await;
            assert_eq!(made.status, 200, "{}", made.heading());
            return nonce;
        }
        let (path, fields) = match what {
            "seat" | "seat given back" => ("/kalender/information-havnen".to_owned(), Vec::new()),
            "interest" => {
                let told = [
                    ("whose", "association-havnen"),
                    ("first_name", "Anna"),
                    ("reach", "12 34 56 78"),
                ];
                ("/bliv-frivillig".to_owned(), told.to_vec())
            }
            "story" => (format!("/fortael/{}", page.id), vec![("words", TYPED)]),
            _ => (format!("/ret/{}", page.id), vec![("words", TYPED)]),
        };
        let fields = [vec![("nonce", nonce.as_str())], fields].concat();
        let sent = self.world.post_as(None, &path, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.heading());
        if what == "seat given back" {
            self.world
                .post_as(None, &format!("/plads/{nonce}"), &[])
                .await;
        }
        nonce
    }
}

/// Whoever may, gets it, and the log has the line that the table says.
async fn allowed(town: &Town, decl: &Decl, case: &Case, tried: &mut Tried) {
    let thing = town.thing(decl, case.of);
    let mut people: Vec<Option<Person>> = vec![Some(thing.own.clone())];
    if matches!(case.of, Of::Page | Of::Open | Of::Token(_)) {
        people.extend(FACE.roles.iter().map(|role| Some(town.anybody(role.0))));
        people.push(None);
    }
    for who in people {
        if !decl.may.allows(who.as_ref().map(|who| who.role)) {
            continue;
        }
        let at = format!("{} as {:?}", name_of(decl), who.as_ref().map(|who| &who.id));
        let (before, last) = (town.dump(), town.last_line(0));
        let mut case = *case;
        let seen_mark;
        if decl.path == "/nye/{id}/svar" {
            let page = format!("/nye/{}", thing.id);
            seen_mark = town
                .world
                .get(&page, &thing.own.session)
                .await
                .hidden("seen");
            let mark: &'static str = Box::leak(seen_mark.into_boxed_str());
            case.fields = Box::leak(Box::new([
                ("text", TYPED),
                ("companion", "none"),
                ("seen", mark),
            ]));
        }
        if decl.path == "/foelgeskab/{id}/overdragelse" {
            let page = format!("/foelgeskab/{}", thing.id);
            let to = town.world.get(&page, &thing.own.session).await.link("k:");
            let to: &'static str = Box::leak(to.into_boxed_str());
            case.fields = Box::leak(Box::new([("to", to)]));
        }
        // A companion of the association, as the page offers them.
        let offered = match decl.path {
            "/foelgeskab/{id}/flere" if decl.method == Method::Post => Some(("flere", "companion")),
            "/mine/{id}/tur" => Some(("naeste-gang", "to")),
            _ => None,
        };
        if let Some((page, field)) = offered {
            let (at, _) = decl.path.rsplit_once('/').unwrap_or_default();
            let page = format!("{}/{page}", at.replace("{id}", &thing.id));
            let page = town.world.get(&page, &thing.own.session).await;
            let to: &'static str = Box::leak(page.link("companion-").into_boxed_str());
            case.fields = Box::leak(Box::new([(field, to)]));
        }
        let mut id = thing.id.clone();
        if let Of::Token(what) = case.of {
            id = town.token(what, &thing).await;
        }
        let (before, last) = match case.of {
            Of::Token(_) => (town.dump(), town.last_line(last)),
            _ => (before, town.last_line(last)),
        };
        // A wrong code makes the next one wait; what is taken up again at the same moment is as it was.
        if decl.path.starts_with("/ind/kode/") || decl.path == "/ikke-i-orden" {
            town.world.clock.advance_ms(11_000);
        }
        let seen = town.ask(decl, &case, who.as_ref(), &id).await;
        tried.requests += 1;
        tried.allowed += 1;
        assert!(
            matches!(seen.status, 200 | 303)
                || (seen.status == 422 && decl.path.starts_with("/ind/kode")),
            "{at}: {} {}",
            seen.status,
            seen.heading()
        );
        // Without the cookie of an asking there is nothing to prove; tests/mail.rs has one.
        let post = decl.method == Method::Post && decl.path != "/mail/kode";
        assert_eq!(
            town.dump() != before,
            post,
            "{at}: only a form changes something"
        );
        let lines = town.lines(last);
        let main: Vec<&Look> = lines
            .iter()
            .filter(|look| {
                look.action == decl.may.action.word() && look.resource == decl.may.resource
            })
            .collect();
        if case.told == Told::Nothing {
            assert!(lines.is_empty(), "{at}: {lines:?}");
            continue;
        }
        assert!(!main.is_empty(), "{at}: {lines:?}");
        let Some(who) = who.as_ref() else {
            // Somebody outside has no number to be known by.
            assert!(
                main.iter().all(|look| look.actor.is_empty()),
                "{at}: {lines:?}"
            );
            continue;
        };
        for look in &main {
            let of = (
                look.actor.as_str(),
                look.role.as_str(),
                look.purpose.as_str(),
            );
            assert_eq!(of, (who.id.as_str(), who.role, decl.may.purpose), "{at}");
            assert_eq!(look.unit, town.world.unit_of(&who.id), "{at}");
            let one = look.object.len() == 32 && look.object.bytes().all(|b| b.is_ascii_hexdigit());
            // A companion's next visit is one guest's, or nobody's; after a link is made the list is shown again.
            assert!(one || look.object == looks::LIST, "{at}: {look:?}");
        }
        let ones = main
            .iter()
            .filter(|look| look.object != looks::LIST)
            .count();
        let next = decl.may.action == Action::Open && case.told == Told::List;
        assert!(
            next || ones == usize::from(case.told == Told::One),
            "{at}: {lines:?}"
        );
        let text = format!("{lines:?}");
        assert!(
            !text.contains(TYPED) && !text.contains(&thing.id) || thing.id.is_empty(),
            "{at}: {text}"
        );
    }
}

store_test! {
    /// T10, FR-18, HS-2: from the declared routes; what stands in the list of untested routes is refused to whoever may
    /// not all the same.
    fn every_route_is_tried_as_every_role_on_every_kind_of_object(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let town = Town::new(world);
            let mut tried = Tried::default();
            let declared = routes();
            let nothing = Case { of: Of::Page, told: Told::Nothing, fields: &[] };
            for decl in declared.declared() {
                tried.routes += 1;
                refused(&town, decl, &case(decl).unwrap_or(nothing), &mut tried).await;
            }
            // What is read first, since a form moves things on.
            for method in [Method::Get, Method::Post] {
                for decl in declared.declared().iter().filter(|decl| decl.method == method) {
                    if let Some(case) = case(decl) {
                        allowed(&town, decl, &case, &mut tried).await;
                    }
                }
            }
            println!(
                "{} routes × {} roles: {} requests tried, {} refused alike, {} allowed and logged",
                tried.routes, FACE.roles.len() + 1, tried.requests, tried.refused, tried.allowed
            );
            assert!(tried.refused > 500 && tried.allowed > 30, "{tried:?}");
        });
    }
}
