//! `/roller`: small things that a newcomer can do, for those who would rather be of use than receive (BR-19).

use engine_search::Wish;
use kit_web::{Answer, Asked, Failed, Link, Sample, State};

use crate::find::answers::Answers;
use crate::sheet::{MOST, Sheet, entry, is_there, where_field};
use crate::{App, Directory, community};

pub(crate) async fn roles(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&page(&asked, &directory))
}

fn page(asked: &Asked, directory: &Directory) -> Sheet {
    let mut sheet = Sheet::new(
        asked,
        asked.say("roles-title"),
        asked.say("roles-heading"),
        asked.say("roles-lead"),
        "/om",
    );
    let having = directory
        .communities()
        .iter()
        .filter(|one| !one.further.roles.is_empty() && is_there(asked, one));
    let mut entries: Vec<_> = having
        .take(MOST + 1)
        .map(|one| {
            let mut lines = one.further.roles.clone();
            lines.push(community::about_line(one).join(" · "));
            entry(asked, one, lines)
        })
        .collect();
    sheet.fields = vec![where_field(asked)];
    sheet.none = match entries.len() {
        0 => Some(asked.say("roles-none")),
        count if count > MOST => Some(asked.say("sheet-more")),
        _ => None,
    };
    entries.truncate(MOST);
    sheet.part(asked.say("roles-list"), Vec::new(), entries);
    let more = Answers {
        wishes: vec![Wish::BeOfUse],
        screen: Answers::read(&asked.query).screen,
        ..Answers::default()
    };
    sheet.links = vec![Link::to(more.href("/find"), asked.say("roles-find"))];
    sheet
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let none = Directory::empty(asked.web.given.local());
    Ok(vec![
        Sample::of("roles", "ordinary", &page(asked, directory))?,
        Sample::of("roles", "empty", &page(asked, &none))?,
    ])
}
