//! One place against one question. Nothing here looks at another place, so no place can push another about.

use crate::distance::{REACH_M, metres_between};
use crate::fold::{Word, words};
use crate::reason::{Reason, Relaxed, Understood};
use crate::text::{PlaceWords, telling};
use crate::{Company, DayPart, Place, Question, SOON_MIN, Setting, Synonyms};

/// An entry confirmed within so many days counts as fresh; associations are asked every 90 days.
pub const FRESH_DAYS: i64 = 90;

const WISH_POINTS: u32 = 30;
const COMPANY_POINTS: u32 = 10;
const OPEN_HOUSE_POINTS: u32 = 5;
const FRESH_POINTS: u32 = 3;

/// A question with its words taken apart once.
pub(crate) struct Asked<'q> {
    question: &'q Question,
    telling: Vec<Word>,
    pub(crate) understood: Vec<Understood>,
}

impl<'q> Asked<'q> {
    pub(crate) fn new(question: &'q Question, synonyms: &Synonyms) -> Self {
        let all = question.text.as_deref().map(words).unwrap_or_default();
        let understood = synonyms.understand(&all);
        Self {
            question,
            telling: telling(&all),
            understood,
        }
    }
}

/// A place with what it is ranked by.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    /// What it does not meet, the last to be given up first: compared in this order.
    pub(crate) unmet: Vec<Relaxed>,
    /// How much of what was asked it answers.
    pub(crate) answers: u32,
    /// 1 … 5; 6 where the feed does not say, so that saying it is never a loss.
    pub(crate) intrusive: u8,
    /// How easy it is to come: near, soon, accompanied, confirmed.
    pub(crate) ease: u32,
    pub(crate) reasons: Vec<Reason>,
}

impl Weighed {
    pub(crate) fn new(place: &Place, words: &PlaceWords, asked: &Asked<'_>) -> Self {
        let mut weighed = Self {
            unmet: Vec::new(),
            answers: 0,
            intrusive: place.intrusive.unwrap_or(6),
            ease: 0,
            reasons: Vec::new(),
        };
        weighed.wishes(place, asked);
        weighed.text(place, words, asked);
        weighed.time(place, asked.question);
        weighed.company(place, asked.question);
        weighed.step_free(place, asked.question);
        weighed.way(place, asked.question);
        weighed.soon_and_fresh(place);
        weighed.unmet.sort_unstable_by(|one, other| other.cmp(one));
        weighed
    }

    fn wishes(&mut self, place: &Place, asked: &Asked<'_>) {
        let mut chosen = asked.question.wishes.clone();
        chosen.sort_unstable();
        chosen.dedup();
        let before = self.answers;
        for wish in &chosen {
            if place.wishes.contains(wish) {
                self.answers += WISH_POINTS;
                self.reasons.push(Reason::MatchesWish(*wish));
            }
        }
        if !chosen.is_empty() && self.answers == before {
            self.unmet.push(Relaxed::Wish);
        }
    }

    fn text(&mut self, place: &Place, words: &PlaceWords, asked: &Asked<'_>) {
        let mut met = false;
        for understood in &asked.understood {
            if place.wishes.contains(&understood.wish) {
                met = true;
                // A wish both chosen and written is one wish.
                if !asked.question.wishes.contains(&understood.wish) {
                    self.answers += WISH_POINTS;
                    self.reasons.push(Reason::MatchesWords(understood.clone()));
                }
            }
        }
        for word in &asked.telling {
            if let Some((how, said)) = words.meet(word) {
                met = true;
                self.answers += how.points();
                self.reasons.push(Reason::TextHit {
                    asked: word.said.clone(),
                    word: said.to_owned(),
                });
            }
        }
        let said_something = !asked.telling.is_empty() || !asked.understood.is_empty();
        if said_something && !met {
            self.unmet.push(Relaxed::Text);
        }
    }

    fn time(&mut self, place: &Place, question: &Question) {
        let reason = match (question.day_part, place.next_in_min) {
            (None, _) => return,
            (Some(DayPart::Now), Some(minutes)) if minutes <= 0 => Some(Reason::OpenNow),
            (Some(DayPart::Now), Some(minutes)) if minutes <= SOON_MIN => {
                Some(Reason::OpensSoon { minutes })
            }
            (Some(part), _) => part.first_slot(place).map(Reason::AtTime),
        };
        match reason {
            Some(reason) => self.reasons.push(reason),
            None => self.unmet.push(Relaxed::Time),
        }
    }

    fn company(&mut self, place: &Place, question: &Question) {
        match question.company {
            Some(Company::Alone) if place.setting == Some(Setting::OpenHouse) => {
                self.ease += OPEN_HOUSE_POINTS;
                self.reasons.push(Reason::ComeAsYouLike);
            }
            Some(Company::WithSomebody | Company::DontKnow) if place.can_be_accompanied() => {
                self.ease += COMPANY_POINTS;
                self.reasons.push(Reason::CompanyPossible {
                    by: place.accompanies.filter(|who| who.somebody()),
                });
            }
            Some(Company::WithSomebody) => self.unmet.push(Relaxed::Company),
            // Whoever goes alone or does not know yet is shown both kinds.
            Some(Company::Alone | Company::DontKnow) | None => {}
        }
    }

    fn step_free(&mut self, place: &Place, question: &Question) {
        if question.step_free {
            if place.wheelchair == Some(true) {
                self.reasons.push(Reason::StepFree);
            } else {
                self.unmet.push(Relaxed::StepFree);
            }
        }
    }

    fn way(&mut self, place: &Place, question: &Question) {
        let Some(from) = question.near else { return };
        if place.setting == Some(Setting::Online) {
            self.reasons.push(Reason::FromHome);
            return;
        }
        match place.point.and_then(|point| metres_between(from, point)) {
            Some(metres) if metres <= REACH_M => {
                self.ease += match metres {
                    0..=499 => 20,
                    500..=999 => 15,
                    1_000..=2_999 => 10,
                    _ => 5,
                };
                self.reasons.push(Reason::Near { metres });
            }
            _ => self.unmet.push(Relaxed::Distance),
        }
    }

    fn soon_and_fresh(&mut self, place: &Place) {
        const DAY: i64 = 24 * 60;
        self.ease += match place.next_in_min {
            Some(minutes) if minutes <= DAY => 6,
            Some(minutes) if minutes <= 3 * DAY => 4,
            Some(minutes) if minutes <= 7 * DAY => 2,
            _ => 0,
        };
        if let Some(days_ago) = place
            .assured_days_ago
            .filter(|days| (0..=FRESH_DAYS).contains(days))
        {
            self.ease += FRESH_POINTS;
            self.reasons.push(Reason::Confirmed { days_ago });
        }
    }
}
