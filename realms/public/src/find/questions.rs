//! The three questions, one a page; all may be skipped.

use askama::Template;
use engine_search::{Company, DayPart, Wish};
use kit_web::{Answer, Asked, Choice, Failed, Field, Fields, Frame, Link, Opt, Sample};

use super::answers::{Answers, SCREEN, Step, WHAT, WHEN, WHERE, WHO, WORDS};
use super::why::{company_key, when_key, wish_key};
use super::{finished, frame};

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage {
    frame: Frame,
    heading: String,
    lead: String,
    /// Where the form leads.
    action: &'static str,
    choice: Choice,
    /// Town or postcode, on the second question.
    near: Option<Field>,
    hidden: Vec<(&'static str, String)>,
    /// Own words instead of the questions, on the first page.
    words: Option<Field>,
    words_hidden: Vec<(&'static str, String)>,
    finished: Option<Link>,
}

fn page(asked: &Asked, answers: &Answers, step: Step) -> QuestionPage {
    let mut page = match step {
        Step::When => when_page(asked, answers),
        Step::Who => who_page(asked, answers),
        Step::What | Step::Found => what_page(asked, answers),
    };
    if step != Step::What {
        page.frame = page.frame.back(answers.href(step.before().path()));
    }
    page
}

fn what_page(asked: &Asked, answers: &Answers) -> QuestionPage {
    let mut options: Vec<Opt> = Wish::ALL
        .iter()
        .map(|w| Opt::new(w.key(), asked.say(wish_key(*w))))
        .collect();
    for option in &mut options {
        option.on = answers.wishes.iter().any(|wish| wish.key() == option.value);
    }
    QuestionPage {
        frame: frame(asked, asked.say("what-title"), answers),
        heading: asked.say("what-heading"),
        lead: asked.say("what-lead"),
        action: Step::What.next().path(),
        choice: Choice::many(WHAT, asked.say("what-legend"), options),
        near: None,
        hidden: answers.hidden(&[WHAT, WORDS]),
        words: Some(Field::new(WORDS, asked.say("words-label")).hint(asked.say("words-hint"))),
        words_hidden: answers.hidden(&[WHAT, WHEN, WHERE, WHO, WORDS]),
        finished: finished(asked, answers),
    }
}

fn when_page(asked: &Asked, answers: &Answers) -> QuestionPage {
    let mut options: Vec<Opt> = DayPart::ALL
        .iter()
        .map(|p| Opt::new(p.key(), asked.say(when_key(*p))))
        .collect();
    options.push(Opt::new("any", asked.say("when-any")));
    let near = Field::new(WHERE, asked.say("near-label"))
        .hint(asked.say("near-hint"))
        .value(answers.near.as_str())
        .autocomplete("postal-code");
    QuestionPage {
        frame: frame(asked, asked.say("when-title"), answers),
        heading: asked.say("when-heading"),
        lead: asked.say("when-lead"),
        action: Step::When.next().path(),
        choice: Choice::one(WHEN, asked.say("when-legend"), options)
            .chosen(answers.when.map_or("", DayPart::key)),
        near: Some(near),
        hidden: answers.hidden(&[WHEN, WHERE]),
        words: None,
        words_hidden: Vec::new(),
        finished: finished(asked, answers),
    }
}

fn who_page(asked: &Asked, answers: &Answers) -> QuestionPage {
    let options = Company::ALL
        .iter()
        .map(|company| Opt::new(company.key(), asked.say(company_key(*company))))
        .collect();
    QuestionPage {
        frame: frame(asked, asked.say("who-title"), answers),
        heading: asked.say("who-heading"),
        lead: asked.say("who-lead"),
        action: Step::Who.next().path(),
        choice: Choice::one(WHO, asked.say("who-legend"), options)
            .chosen(answers.company.map_or("", Company::key)),
        near: None,
        hidden: answers.hidden(&[WHO]),
        words: None,
        words_hidden: Vec::new(),
        finished: finished(asked, answers),
    }
}

pub(crate) async fn front(asked: Asked) -> Answer {
    asked.page(&page(&asked, &Answers::read(&asked.query), Step::What))
}

pub(crate) async fn when(asked: Asked) -> Answer {
    asked.page(&page(&asked, &Answers::read(&asked.query), Step::When))
}

pub(crate) async fn who(asked: Asked) -> Answer {
    asked.page(&page(&asked, &Answers::read(&asked.query), Step::Who))
}

/// The first question on the house's shared screen; whatever was asked before is gone (HS-5).
pub(crate) async fn screen(asked: Asked) -> Answer {
    asked.page(&screen_page(&asked))
}

fn screen_page(asked: &Asked) -> QuestionPage {
    let answers = Answers::read(&Fields::of(&[(SCREEN, "1")]));
    let mut page = page(asked, &answers, Step::What);
    page.frame.title = asked.say("screen-title");
    page.lead = asked.say("screen-lead");
    page
}

pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let none = Answers::default();
    let some = Answers {
        wishes: vec![Wish::GetUp, Wish::SameRoad],
        when: Some(DayPart::Afternoon),
        near: "4799 Demokøbing".to_owned(),
        company: Some(Company::WithSomebody),
        ..Answers::default()
    };
    Ok(vec![
        Sample::of("what", "empty", &page(asked, &none, Step::What))?,
        Sample::of("what", "ordinary", &page(asked, &some, Step::What))?,
        Sample::of("when", "empty", &page(asked, &none, Step::When))?,
        Sample::of("when", "ordinary", &page(asked, &some, Step::When))?,
        Sample::of("who", "ordinary", &page(asked, &some, Step::Who))?,
        Sample::of("screen", "ordinary", &screen_page(asked))?,
    ])
}
