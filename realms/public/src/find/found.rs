//! The communities that fit best, each with why.

use askama::Template;
use engine_search::{Company, DayPart, Fit, Question, metres_between};
use jiff::civil::DateTime;
use kit_hsds::Community;
use kit_web::{Answer, Asked, Choice, Failed, Field, Frame, Link, Opt, Sample, State, bytes};
use kit_words::{key, when};

use super::answers::{AGE, Answers, MUST, Must, Step, WORDS};
use super::{finished, frame, why};
use crate::directory::is_open;
use crate::{App, Directory, community};

/// Three, since more is a list to work through; and a dozen for who asks for more.
const FEW: usize = 3;
const MANY: usize = 12;

/// One community that fits.
pub(crate) struct Hit {
    pub(crate) link: Link,
    /// Who holds it and where, in one line.
    pub(crate) about: String,
    pub(crate) next: String,
    pub(crate) why: Vec<String>,
    pub(crate) given_up: Vec<String>,
}

/// One answered question, with the way back to it.
struct Given {
    question: String,
    answer: String,
    change: Link,
}

#[derive(Template)]
#[template(path = "found.html")]
struct FoundPage {
    frame: Frame,
    heading: String,
    /// What had to be given up, or that a town is not known.
    notes: Vec<String>,
    given: Vec<Given>,
    hits: Vec<Hit>,
    more: Option<Link>,
    /// The same on paper; not on a shared screen.
    booklet: Option<Link>,
    all: Link,
    words: Field,
    must: Choice,
    /// Whether anything of it is asked for, so that it stands open.
    asks_more: bool,
    age: Field,
    hidden: Vec<(&'static str, String)>,
    finished: Option<Link>,
}

pub(crate) async fn found(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    let answers = Answers::read(&asked.query);
    asked.page(&page(&asked, &directory, &answers))
}

fn page(asked: &Asked, directory: &Directory, answers: &Answers) -> FoundPage {
    let near = directory.town(&answers.near);
    let question = question(directory, answers);
    let limit = if answers.more { MANY } else { FEW };
    let answer = directory.find(&question, limit);
    let is_more = !answers.more && directory.find(&question, limit + 1).fits.len() > limit;
    let now = asked.web.given.local();
    let hits: Vec<Hit> = answer
        .fits
        .iter()
        .filter_map(|fit| hit(asked, directory, answers, near, now, fit))
        .collect();
    let mut notes = Vec::new();
    if near.is_none() && !answers.near.is_empty() {
        notes.push(asked.tell(
            "found-town-unknown",
            &[("town", answers.near.as_str().into())],
        ));
    }
    if !answer.times.is_empty() {
        let words = answer.times.join(", ");
        notes.push(asked.tell("found-times", &[("words", words.into())]));
    }
    let whole = answer
        .fits
        .iter()
        .filter(|fit| fit.relaxed.is_empty())
        .count();
    if whole < hits.len() && !hits.is_empty() {
        notes.push(asked.say("found-given-up"));
    }
    let count = i64::try_from(hits.len()).unwrap_or(0);
    let heading = match (hits.is_empty(), whole) {
        (true, _) => asked.say("found-heading-none"),
        (false, 0) => asked.tell("found-heading-nearly", &[("n", count.into())]),
        (false, _) => asked.tell("found-heading", &[("n", count.into())]),
    };
    let booklet = (!hits.is_empty() && !answers.screen)
        .then(|| Link::to(answers.href("/find/haefte.pdf"), asked.say("booklet-link")));
    let more = Answers {
        more: true,
        ..answers.clone()
    };
    FoundPage {
        frame: frame(asked, asked.say("found-title"), answers)
            .back(answers.href(Step::Found.before().path())),
        heading,
        notes,
        given: given(asked, answers),
        hits,
        booklet,
        more: is_more.then(|| Link::to(more.href(Step::Found.path()), asked.say("found-more"))),
        all: Link::to(screened("/alle", answers), asked.say("found-all")),
        words: Field::new(WORDS, asked.say("words-label"))
            .hint(asked.say("words-hint"))
            .value(answers.words.as_str()),
        must: must_choice(asked, answers),
        asks_more: !answers.must.is_empty() || answers.age.is_some(),
        age: Field::new(AGE, asked.say("age-label"))
            .hint(asked.say("age-hint"))
            .value(
                answers
                    .age
                    .map(|age| age.to_string())
                    .unwrap_or_default()
                    .as_str(),
            )
            .kind("number"),
        hidden: answers.hidden(&[WORDS, MUST, AGE]),
        finished: finished(asked, answers),
    }
}

/// The answers as a question to the search.
fn question(directory: &Directory, answers: &Answers) -> Question {
    let must = |one: Must| answers.must.contains(&one);
    Question {
        wishes: answers.wishes.clone(),
        text: Some(answers.words.clone()).filter(|words| !words.is_empty()),
        day_part: answers.when,
        near: directory.town(&answers.near),
        company: answers.company,
        step_free: must(Must::StepFree),
        free: must(Must::Free),
        small: must(Must::Small),
        quiet: must(Must::Quiet),
        newcomers: must(Must::Newcomers),
        age: answers.age,
    }
}

/// The best dozen in one booklet to print, in the order of the page. What was asked for does not stand in it.
pub(crate) async fn booklet(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    let answers = Answers::read(&asked.query);
    let answer = directory.find(&question(&directory, &answers), MANY);
    let places = answer.fits.iter();
    let found: Vec<&Community> = places
        .filter_map(|fit| Some(&**directory.communities().get(fit.index)?))
        .collect();
    if found.is_empty() {
        return Err(Failed::NotFound);
    }
    let made = kit_leaflet::booklet(&found, &asked.web.origin, asked.web.given.today())
        .map_err(|error| Failed::Page(error.to_string()))?;
    bytes("application/pdf", None, made)
}

fn must_choice(asked: &Asked, answers: &Answers) -> Choice {
    let option = |one: Must| {
        let mut option = Opt::new(one.key(), asked.say(must_key(one)));
        option.on = answers.must.contains(&one);
        option
    };
    let options = Must::ALL.into_iter().map(option).collect();
    Choice::many(MUST, asked.say("must-legend"), options)
}

fn must_key(must: Must) -> &'static str {
    match must {
        Must::StepFree => key!("must-step-free"),
        Must::Free => key!("must-free"),
        Must::Small => key!("must-small"),
        Must::Quiet => key!("must-quiet"),
        Must::Newcomers => key!("must-newcomers"),
    }
}

/// A link that stays on the house's screen where one is there.
pub(crate) fn screened(path: &str, answers: &Answers) -> String {
    Answers {
        screen: answers.screen,
        ..Answers::default()
    }
    .href(path)
}

fn hit(
    asked: &Asked,
    directory: &Directory,
    answers: &Answers,
    near: Option<(f64, f64)>,
    now: DateTime,
    fit: &Fit,
) -> Option<Hit> {
    let community = directory.communities().get(fit.index)?;
    let spot = community
        .place
        .as_ref()
        .and_then(|p| p.latitude.zip(p.longitude));
    let far = near
        .zip(spot)
        .and_then(|(from, to)| metres_between(from, to));
    let mut about = community::about_line(community);
    if let Some(metres) = far {
        about.push(why::distance(asked, metres));
    }
    Some(Hit {
        link: Link::to(
            screened(&format!("/f/{}", community.slug), answers),
            community.name.clone(),
        ),
        about: about.join(" · "),
        next: next_line(asked, community, now),
        why: why::reasons(asked, &fit.reasons),
        given_up: why::given_up(asked, &fit.relaxed),
    })
}

/// When one can come next, or that nobody has said.
pub(crate) fn next_line(asked: &Asked, community: &Community, now: DateTime) -> String {
    if community.closed_for_now {
        return asked.say("next-closed");
    }
    let open = community.times.iter().find(|one| is_open(one, now));
    if let Some(closes) = open.and_then(|meeting| meeting.closes) {
        let to = when::clock(asked.lang(), closes);
        return asked.tell("next-open-now", &[("to", to.into())]);
    }
    match community.next_meeting(now) {
        Some(next) => {
            let soon = when::soon(asked.lang(), now.date(), next);
            asked.tell("next-time", &[("when", soon.into())])
        }
        None => asked.say("next-unknown"),
    }
}

fn given(asked: &Asked, answers: &Answers) -> Vec<Given> {
    let change = |step: Step| Link::to(answers.href(step.path()), asked.say("found-change"));
    let wishes: Vec<String> = answers
        .wishes
        .iter()
        .map(|wish| asked.say(why::wish_key(*wish)))
        .collect();
    let open = || asked.say("found-open");
    let answer = |text: String| if text.is_empty() { open() } else { text };
    let time = answers.when.map(|part| asked.say(why::when_key(part)));
    let when_where: Vec<String> = time
        .into_iter()
        .chain((!answers.near.is_empty()).then(|| answers.near.clone()))
        .collect();
    let company = answers.company.map(|who| asked.say(why::company_key(who)));
    vec![
        Given {
            question: asked.say("found-what"),
            answer: answer(wishes.join(", ")),
            change: change(Step::What),
        },
        Given {
            question: asked.say("found-when"),
            answer: answer(when_where.join(", ")),
            change: change(Step::When),
        },
        Given {
            question: asked.say("found-who"),
            answer: answer(company.unwrap_or_default()),
            change: change(Step::Who),
        },
    ]
}

pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let directory = crate::demo::sample_directory(asked)?;
    let ordinary = Answers {
        wishes: vec![engine_search::Wish::GetUp],
        when: Some(DayPart::Afternoon),
        near: "4799".to_owned(),
        company: Some(Company::WithSomebody),
        ..Answers::default()
    };
    let odd = Answers {
        words: "speciallægepraksisplanlægningsstabiliseringsperiode".to_owned(),
        near: "Ingensteds Overdrev ved Vestermarksskovene".to_owned(),
        more: true,
        ..ordinary.clone()
    };
    Ok(vec![
        Sample::of("found", "ordinary", &page(asked, &directory, &ordinary))?,
        Sample::of("found", "longest", &page(asked, &directory, &odd))?,
        Sample::of(
            "found",
            "empty",
            &page(asked, &Directory::empty(asked.web.given.local()), &ordinary),
        )?,
        Sample::of(
            "found",
            "screen",
            &page(
                asked,
                &directory,
                &Answers {
                    screen: true,
                    ..ordinary
                },
            ),
        )?,
    ])
}
