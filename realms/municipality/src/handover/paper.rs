//! What the guest carries: as paper, and as text to paste into the system of the receiver. Both say the same.

use kit_report::Summary;
use kit_web::Asked;
use kit_words::when;

use super::pages::Moving;
use super::rules::Handover;
use crate::course::rules::Offer;

/// KL's concept for a course's section (FFB, DOMAIN.md §5).
pub(crate) const fn ffb(offer: Offer) -> &'static str {
    match offer {
        Offer::Individual => "fe42f8f4-d516-4bab-b006-12b0cd186603",
        Offer::Group => "3459f530-7334-48c4-9037-53bf80df8851",
        Offer::Acute => "f3edac43-d0d6-4cc3-96c7-4658a557257a",
        Offer::IndividualWithVolunteers => "d580bcb7-145a-4346-8e99-d387bbf08a40",
        Offer::GroupWithVolunteers => "b6e1f331-fccf-4a33-8bb6-566546edc405",
    }
}

/// The lines over the sections: who, from where, to whom.
fn lines(asked: &Asked, moving: &Moving, handover: &Handover) -> Vec<String> {
    let course = &moving.course;
    let date = |day| when::date(asked.lang(), day);
    let mut lines = vec![
        asked.tell("hand-line-name", &[("name", moving.called.as_str().into())]),
        if moving.protected {
            let name = ("name", course.contact_name.as_str().into());
            asked.tell("hand-line-from-person", &[name])
        } else {
            asked.tell(
                "hand-line-from",
                &[
                    ("house", moving.house.name.as_str().into()),
                    ("name", course.contact_name.as_str().into()),
                ],
            )
        },
        asked.tell(
            "hand-line-course",
            &[
                ("basis", asked.say(course.offer.name()).into()),
                ("start", date(course.start).into()),
            ],
        ),
    ];
    lines.extend(
        course
            .end
            .map(|end| asked.tell("hand-line-end", &[("day", date(end).into())])),
    );
    lines.push(asked.tell(
        "hand-line-to",
        &[("name", asked.say(handover.receiver.name()).into())],
    ));
    lines
}

/// The sections that have something in them; the guest's own words come first.
fn sections(asked: &Asked, handover: &Handover) -> Vec<(String, String)> {
    let own = (asked.say("hand-own-words"), handover.words.clone());
    std::iter::once(own)
        .chain(
            handover
                .parts
                .iter()
                .map(|(part, text)| (asked.say(part.name()), text.clone())),
        )
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// The paper.
pub(crate) fn summary(asked: &Asked, moving: &Moving, handover: &Handover) -> Summary {
    Summary {
        title: asked.say("hand-title"),
        language: asked.lang().tag().to_owned(),
        heading: asked.say("hand-paper-heading"),
        lines: lines(asked, moving, handover),
        sections: sections(asked, handover),
        note: asked.say("hand-paper-note"),
    }
}

/// The same as text, a label and its value on each line, with the codes that other systems know.
pub(crate) fn text(asked: &Asked, moving: &Moving, handover: &Handover) -> String {
    let mut all = lines(asked, moving, handover);
    all.push(format!("FFB: {}", ffb(moving.course.offer)));
    all.extend(moving.ended.map(|reason| {
        format!(
            "{}: {} ({})",
            asked.say("hand-ended"),
            asked.say(reason.plain()),
            reason.code()
        )
    }));
    all.extend(
        sections(asked, handover)
            .into_iter()
            .map(|(label, text)| format!("{label}: {text}")),
    );
    all.push(asked.say("hand-paper-note"));
    all.join("\n")
}
