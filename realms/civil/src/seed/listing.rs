//! The pages of Demokøbing's communities: what the invented directory says of them, as its coordinators have typed it.

use jiff::civil::Date;
use kit_hsds::Community;
use kit_store::{Given, StoreError, Tx};

use crate::listing::{from_feed, store};
use crate::people::{AssociationId, CommunityId};
use crate::remark::store::{self as remarks, New};
use crate::remark::{Kind, RemarkId};
use crate::story::StoryId;
use crate::story::rules::Draft;
use crate::story::store as stories;

/// Writes a page down and shows it; its dates are moved by the whole weeks since the files were written, as the open
/// directory moves its own.
pub(super) fn publish(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &CommunityId,
    found: &Community,
    written: Date,
) -> Result<(), StoreError> {
    let today = given.today();
    let weeks = written
        .until(today)
        .map_or(0, |span| span.get_days().div_euclid(7));
    let moved = |day: Date| day.saturating_add(jiff::Span::new().weeks(weeks));
    let said: Vec<(&'static str, String)> = from_feed::facts(found, moved)
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .collect();
    store::say(tx, id, &format!("demo-{id}"), &said, given.now())?;
    let confirmed = found.assured_date.map_or(today, moved);
    store::show(tx, id, given.now(), confirmed)
}

/// What somebody outside has written about a page, waiting for an answer.
pub(super) fn remark(
    tx: &mut Tx<'_>,
    given: &Given,
    association: &str,
    about: &CommunityId,
) -> Result<(), StoreError> {
    let broken = || StoreError::Broken("the demo's remark");
    // Not drawn: what follows in the invented history stays what it was.
    let id: String = kit_web::door::hash(association).chars().take(32).collect();
    let new = New {
        page: None,
        id: RemarkId::from_text(&id).ok_or_else(broken)?,
        association: AssociationId::from_text(association).ok_or_else(broken)?,
        community: Some(about.clone()),
        kind: Kind::Correction,
        token_hash: kit_web::door::hash(&id),
        words: "Døren er låst efter kl. 17. Man skal ringe på til højre.".to_owned(),
    };
    remarks::keep(tx, &new, given.now()).map(|_| ())
}

/// How it went for two: one that everybody reads, and one that nobody has looked at yet.
pub(super) fn stories(
    tx: &mut Tx<'_>,
    given: &Given,
    association: &str,
    of: &CommunityId,
) -> Result<(), StoreError> {
    let broken = || StoreError::Broken("the demo's story");
    let told = [
        (
            "Jeg stod længe på den anden side af gaden. Så vinkede en af dem. Nu kommer jeg hver uge.",
            Some("K."),
        ),
        (
            "Første gang sagde jeg ingenting. Det var i orden. Anden gang hjalp jeg med kaffen.",
            None,
        ),
    ];
    for (number, (words, called)) in told.into_iter().enumerate() {
        let token = kit_web::door::hash(&format!("story {number} {association}"));
        let id: String = token.chars().take(32).collect();
        let new = stories::New {
            id: StoryId::from_text(&id).ok_or_else(broken)?,
            association: AssociationId::from_text(association).ok_or_else(broken)?,
            community: of.clone(),
            token_hash: Some(kit_web::door::hash(&token)),
            draft: Draft {
                words: words.to_owned(),
                called: called.map(str::to_owned),
            },
        };
        stories::keep(tx, &new, given.now())?;
        if number == 0 {
            let one = stories::one(tx, &new.id)?.ok_or_else(broken)?;
            stories::show(tx, &one, None, given.now())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::Listing;
    use crate::listing::facts::Facts;
    use crate::listing::feed::{self, Open};
    use crate::people::Association;
    use crate::seed::scenario::Scenario;

    /// The page of a community of the directory, and what everybody reads of it.
    fn round(found: &Community, association: &Association) -> Community {
        let mut facts = Facts::default();
        for (field, words) in from_feed::facts(found, |day| day) {
            facts.set(field, &words);
        }
        let page = Listing {
            id: CommunityId::from_text(&found.id).expect("an id"),
            association: association.id.clone(),
            facts,
            published: true,
            taken_down: false,
            confirmed: found.assured_date,
        };
        let today = found
            .assured_date
            .unwrap_or(jiff::civil::date(2026, 11, 22));
        let open = Open {
            pages: vec![page],
            associations: vec![association.clone()],
            ..Open::default()
        };
        let list = feed::list(&open, "https://forening.example", today);
        let feed = feed::read(&list).expect("readable by everybody");
        assert_eq!(feed.notes, [], "{}", found.name);
        feed.communities().pop().expect("one community")
    }

    /// BR-2, BR-7: what a page says comes out of the association's feed as it went in, whichever community it is.
    #[test]
    fn what_a_page_says_is_what_everybody_reads() {
        let scenario = Scenario::read().expect("readable");
        let mut seen = 0;
        for association in &scenario.association {
            let whose = Association {
                id: AssociationId::from_text(&format!("association-{}", association.key))
                    .expect("an id"),
                name: association.name.clone(),
                phone: association.phone.clone(),
                answer_days: 2,
            };
            for service in &association.services {
                let known = scenario.community(service).expect("in the directory");
                let read = round(known, &whose);
                let mut wanted = known.clone();
                // What belongs to the directory or to another record, and is not the page's to say.
                wanted.slug.clone_from(&read.slug);
                wanted.organization_id.clone_from(&read.organization_id);
                wanted.search_text.clone_from(&read.search_text);
                wanted.correct.clone_from(&read.correct);
                wanted.tell.clone_from(&read.tell);
                assert_eq!(read, wanted, "{}", known.name);
                seen += 1;
            }
        }
        assert!(seen > 10, "{seen}");
    }
}
