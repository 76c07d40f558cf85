//! Courses as a person walks them: opened in the meeting, ended to something, come back from.

use crate::support::{Answered, Person, World, between};

/// Every field of the page's form as the page itself fills it, but for what is typed.
fn defaults(page: &Answered) -> Vec<(String, String)> {
    let form = between(
        &page.body,
        "<form method=\"post\" action=\"/forloeb\">",
        "</form>",
    );
    let mut fields = Vec::new();
    for part in form.split("<input ").skip(1) {
        let tag = part.split('>').next().unwrap_or_default();
        let (name, value) = (
            between(tag, "name=\"", "\""),
            between(tag, "value=\"", "\""),
        );
        if name != "_token" && (!tag.contains("type=\"radio\"") || tag.contains(" checked")) {
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    for part in form.split("<select ").skip(1) {
        let name = between(part, "name=\"", "\"");
        let options = part.split("</select>").next().unwrap_or_default();
        let on = options
            .split("<option ")
            .skip(1)
            .find(|option| option.contains(" selected"))
            .or_else(|| options.split("<option ").nth(1))
            .unwrap_or_default();
        fields.push((name.to_owned(), between(on, "value=\"", "\"").to_owned()));
    }
    fields
}

/// Sends the form of a new course as the page fills it, with these fields typed.
async fn open(person: &Person<'_>, page: &str, typed: &[(&str, &str)]) -> Answered {
    let mut fields = defaults(&person.get(page).await);
    for (name, value) in typed {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some(field) => (*value).clone_into(&mut field.1),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    person.post("/forloeb", &fields).await
}

/// A course for Amir, and its address.
async fn amir(person: &Person<'_>) -> String {
    let typed = [
        ("called", "Amir"),
        ("goal", "Jeg vil have noget at stå op til."),
    ];
    let to = open(person, "/forloeb/nyt", &typed).await.to;
    to.split('?').next().expect("a path").to_owned()
}

/// Presses one button on the guest's page.
async fn press(person: &Person<'_>, here: &str, what: &str, fields: &[(&str, &str)]) -> Answered {
    let form = person.get(here).await.form();
    let mut all = vec![("id", form.as_str())];
    all.extend_from_slice(fields);
    person.post(&format!("{here}{what}"), &all).await
}

/// LE-3, FR-6, FR-27: in the meeting two things are typed, the name and the goal; everything else stands there already.
/// Nothing on the page asks for a history, a need, or how much somebody wants to.
#[tokio::test]
async fn a_course_is_opened_in_the_meeting_by_typing_a_name_and_a_goal() {
    let world = World::demo();
    let jonas = world.jonas();
    let page = jonas.get("/forloeb/nyt").await;
    let empty: Vec<String> = defaults(&page)
        .into_iter()
        .filter(|(_, value)| value.is_empty())
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        empty,
        ["called", "goal", "end", "afterwards", "decided_at", "with"]
    );
    let here = amir(&jonas).await;
    let guest = jonas.get(&here).await;
    assert_eq!(guest.heading(), "Amir er i uge 1 af 26");
    assert!(
        guest.body.contains("Jonas, som medarbejder i huset"),
        "FR-9: {}",
        guest.body
    );
    let asked = [
        "called",
        "goal",
        "basis",
        "start",
        "end",
        "afterwards",
        "contact",
        "decided_by",
        "hat",
        "decided_at",
        "with",
        "with_hat",
        "id",
    ];
    for (name, _) in defaults(&page) {
        assert!(asked.contains(&name.as_str()), "{name} is asked for");
    }
}

/// GM-4: questions that make the goal clear, and no field behind them.
#[tokio::test]
async fn the_goal_is_made_clear_by_questions_that_nobody_answers_in_writing() {
    let world = World::demo();
    let page = world.jonas().get("/forloeb/nyt").await;
    let help = between(
        &page.body,
        "<summary>Hjælp til at gøre målet tydeligt</summary>",
        "</details>",
    );
    assert_eq!(help.matches("<li>").count(), 4, "{help}");
    assert!(
        !help.contains("<input") && !help.contains("<textarea"),
        "{help}"
    );
    // HS-12: a community is a goal that may be chosen, from the first day.
    assert!(help.contains("fællesskab"), "{help}");
}

/// FR-15, FR-13: an individual course goes on as a group in one press; nothing is asked that was known, and it can be undone.
#[tokio::test]
async fn an_individual_course_goes_on_as_a_group_in_one_press() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    let ends = [("reason", "time_is_up"), ("next", "group")];
    assert_eq!(press(&jonas, &here, "/slut", &ends).await.status, 303);
    let group = jonas.get(&here).await;
    assert_eq!(group.heading(), "Amir er i gang");
    assert!(group.body.contains("Jeg vil have noget at stå op til."));
    let time = between(&group.body, "<tbody>", "</tbody>");
    assert_eq!(time.matches("<tr>").count(), 2, "{time}");
    assert_eq!(
        press(&jonas, &here, "/slut/fortrydelse", &[]).await.status,
        303
    );
    let back = jonas.get(&here).await;
    assert_eq!(back.heading(), "Amir er i uge 1 af 26");
    assert_eq!(
        between(&back.body, "<tbody>", "</tbody>")
            .matches("<tr>")
            .count(),
        1
    );
}

/// GM-2, GM-3: who was here before comes back with one press: name, goal and contact person stand there, nothing is told again.
#[tokio::test]
async fn who_comes_back_tells_nothing_twice() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    assert_eq!(
        press(
            &jonas,
            &here,
            "/slut",
            &[("reason", "chose_off"), ("next", "own")]
        )
        .await
        .status,
        303
    );
    let ended = jonas.get(&here).await;
    let again = format!("/forloeb/nyt?igen={}", here.trim_start_matches("/gaest/"));
    assert!(
        ended.body.contains(&format!("href=\"{again}\"")),
        "{}",
        ended.body
    );
    // Somebody else opens the door this time.
    let birgitte = world.birgitte();
    let page = birgitte.get(&again).await;
    assert!(
        page.body
            .contains("Kontaktpersonen er den samme som sidst."),
        "{}",
        page.body
    );
    let fields = defaults(&page);
    let value = |name: &str| {
        fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(value("contact"), Some("worker-jonas"));
    assert_eq!(value("goal"), Some("Jeg vil have noget at stå op til."));
    assert_eq!(value("called"), None, "the name is not asked for");
    let made = open(&birgitte, &again, &[]).await;
    assert_eq!(
        made.to,
        format!("{here}?nyt=forloeb"),
        "the same guest: {}",
        made.body
    );
    let open_already = birgitte.get(&again).await;
    assert_eq!((open_already.status, open_already.to), (303, here));
}

/// FR-12: the last day and what comes after stand on the guest's paper, in words for the guest.
#[tokio::test]
async fn the_slip_says_the_last_day_and_what_comes_after() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    let plan = [
        ("next", "workshop"),
        ("next_on", "2027-05-20"),
        ("caught", "Min søster."),
    ];
    assert_eq!(press(&jonas, &here, "/bagefter", &plan).await.status, 303);
    let slip = jonas.get(&format!("{here}/seddel")).await;
    for said in [
        "Sidste dag er mandag 17. maj 2027.",
        "Den begynder 20. maj 2027.",
        "Din kontaktperson er Jonas.",
        "16. december 2026",
    ] {
        assert!(slip.body.contains(said), "{said}: {}", slip.body);
    }
    let main = between(&slip.body, "<main", "</main>").to_lowercase();
    for word in ["§", "visitation", "borgeren", "indsats", "ydelse", " sag "] {
        assert!(!main.contains(word), "{word}: {main}");
    }
    // The page of every talk has it too, and asks that it be said back.
    let page = jonas.get(&here).await;
    assert!(page.body.contains("Sig sidste dag højt"), "{}", page.body);
    assert_eq!(
        press(&jonas, &here, "/sagt", &[("said", "I maj, så workshop.")])
            .await
            .status,
        303
    );
    let page = jonas.get(&here).await;
    assert!(
        page.body.contains("“I maj, så workshop.”") && !page.body.contains("Sig sidste dag højt")
    );
}

/// FR-15, FR-16: the page about the end names the house's own workshops with their next way in, and who ends to one has a
/// place or stands in its queue at once; nobody types a day that the house knows.
#[tokio::test]
async fn a_course_goes_on_in_a_workshop_of_the_house_from_its_next_way_in() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    let page = jonas.get(&format!("{here}/bagefter")).await.body;
    let list = between(&page, "name=\"workshop\"", "</select>");
    let line = list
        .lines()
        .flat_map(|line| line.split("<option"))
        .find(|line| line.contains("value=\"series-"))
        .expect("a workshop");
    let series = between(line, "value=\"", "\"").to_owned();
    let plan = [("next", "workshop"), ("workshop", series.as_str())];
    let planned = press(&jonas, &here, "/bagefter", &plan).await;
    assert_eq!(planned.status, 303, "no day is typed: {}", planned.body);
    let end = [
        ("reason", "time_is_up"),
        ("next", "workshop"),
        ("workshop", series.as_str()),
    ];
    let seats = async || {
        let page = jonas.get(&format!("/hold/{series}")).await.body;
        page.matches("action=\"/hold/plads/").count()
    };
    let before = seats().await;
    let ended = press(&jonas, &here, "/slut", &end).await;
    assert_eq!((ended.status, ended.to), (303, format!("{here}?nyt=slut")));
    assert_eq!(seats().await, before + 1, "a place, and no new door");
    // Half a form, or a workshop that is not there, is told to choose a day.
    let other = amir(&jonas).await;
    let none = [("next", "workshop"), ("workshop", "series-of-nobody")];
    assert_eq!(press(&jonas, &other, "/bagefter", &none).await.status, 422);
}

/// FR-7, FR-8: small things to do are a short list beside the course, and an appointment may be with anybody of the team.
#[tokio::test]
async fn the_content_is_free_and_the_whole_team_helps() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    assert_eq!(
        press(
            &jonas,
            &here,
            "/huskeliste",
            &[("todo", "Hjælp til at flytte.")]
        )
        .await
        .status,
        303
    );
    let with_inge = [
        ("day", "2026-11-20"),
        ("time", "10"),
        ("with", "worker-inge"),
        ("what", "Køb ind"),
    ];
    assert_eq!(press(&jonas, &here, "/tid", &with_inge).await.status, 303);
    let page = jonas.get(&here).await;
    assert!(
        page.body.contains("<li>Hjælp til at flytte. <form"),
        "{}",
        page.body
    );
    assert!(page.body.contains("Køb ind med Inge"));
    assert!(
        page.body.contains("<dt>Kontaktperson</dt><dd>Jonas</dd>"),
        "one contact person"
    );
    let id = between(&page.body, "name=\"todo_id\" value=\"", "\"").to_owned();
    assert_eq!(
        press(&jonas, &here, "/huskeliste/gjort", &[("todo_id", &id)])
            .await
            .status,
        303
    );
    assert!(
        jonas
            .get(&here)
            .await
            .body
            .contains("<s>Hjælp til at flytte.</s>")
    );
}

/// HS-10: no way on stands chosen beforehand, a community least of all, and the page takes the name of none.
#[tokio::test]
async fn a_community_is_one_way_on_among_others_and_has_no_name_here() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    let page = jonas.get(&format!("{here}/bagefter")).await;
    let ways = between(&page.body, "<fieldset class=\"choice\"", "</fieldset>");
    assert!(ways.contains("value=\"community\""), "{ways}");
    assert!(!ways.contains(" checked"), "{ways}");
    // BR-16: four answers by the guest, one of them not to say.
    let answers = page.body.matches("name=\"stands\" value=\"").count();
    assert_eq!(answers, 5, "four answers, and not asked");
    let ends = [
        ("reason", "enough_guest"),
        ("next", "community"),
        ("stands", "unsaid"),
    ];
    assert_eq!(press(&jonas, &here, "/slut", &ends).await.status, 303);
    assert!(
        jonas
            .get(&here)
            .await
            .body
            .contains("Eget svar om et fællesskab: Vil ikke sige det.")
    );
}

/// UX.md §3: a form that comes back keeps what was typed, and says what to do.
#[tokio::test]
async fn an_end_that_is_not_whole_keeps_what_was_typed() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    let back = press(
        &jonas,
        &here,
        "/slut",
        &[("ended", "Tak for turene."), ("reason", "time_is_up")],
    )
    .await;
    assert_eq!(back.status, 422);
    assert!(
        back.body.contains("value=\"Tak for turene.\""),
        "{}",
        back.body
    );
    assert!(back.body.contains("Et forløb slutter ikke til ingenting."));
    // The button that was pressed is there to be pressed again.
    assert!(
        back.body
            .contains("<details open><summary>Slut forløbet</summary>"),
        "{}",
        back.body
    );
}

/// FR-19: a note in one press with nothing typed, as an offer writes them.
#[tokio::test]
async fn a_note_takes_one_press_and_no_word() {
    let world = World::demo();
    let jonas = world.jonas();
    let notes = format!("{}/noter", amir(&jonas).await);
    let form = jonas.get(&notes).await.form();
    let sent = jonas
        .post(&notes, &[("id", &form), ("on", "2026-11-18")])
        .await;
    assert_eq!(
        (sent.status, sent.to),
        (303, format!("{notes}?nyt=note")),
        "{}",
        sent.body
    );
    let page = jonas.get(&notes).await;
    let rows = between(&page.body, "<dl class=\"rows\">", "</dl>");
    assert_eq!(
        rows.matches("<dt>").count(),
        4,
        "at most five lines: {rows}"
    );
    for said in [
        "18. november 2026",
        "Individuel støtte",
        "Jonas og Amir",
        "Jeg vil have noget at stå op til.",
    ] {
        assert!(rows.contains(said), "{said}: {rows}");
    }
}

/// FR-20, FR-21, GM-3: only on moving on; what is needed is ticked first; the guest reads and releases; then it is paper and text,
/// and nothing else of the course is in it.
#[tokio::test]
async fn a_hand_over_is_written_together_and_released_by_the_guest() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    let hand = format!("{here}/udtraek");
    let page = jonas.get(&hand).await;
    assert!(
        page.body.contains("laves kun, når") && !page.body.contains("name=\"receiver\""),
        "{}",
        page.body
    );
    assert_eq!(
        jonas.get(&format!("{hand}.pdf")).await.to,
        hand,
        "nothing to print"
    );
    let send = async |what: &str, fields: &[(&str, &str)]| {
        let form = jonas.get(&hand).await.form();
        let mut all = vec![("id", form.as_str())];
        all.extend_from_slice(fields);
        jonas.post(&format!("{hand}{what}"), &all).await
    };
    assert_eq!(
        press(&jonas, &here, "/samtale", &[("talk", "Talte om naboen.")])
            .await
            .status,
        303
    );
    let plan = [("next", "other_help"), ("help", "85")];
    assert_eq!(press(&jonas, &here, "/bagefter", &plan).await.status, 303);
    assert_eq!(
        send(
            "",
            &[("receiver", "85"), ("part", "goal"), ("part", "hard")]
        )
        .await
        .status,
        303
    );
    let draft = jonas.get(&hand).await;
    assert!(
        draft.body.contains("name=\"hard\"") && !draft.body.contains("name=\"day\""),
        "{}",
        draft.body
    );
    let texts = [
        ("goal", "At synge."),
        ("hard", "Morgener."),
        ("words", "Tak for det."),
    ];
    let unread = send("/fri", &texts).await;
    assert_eq!(unread.status, 422);
    assert!(
        unread.body.contains("Morgener."),
        "what was typed stands there"
    );
    let read = [texts[0], texts[1], texts[2], ("read", "yes")];
    assert_eq!(send("/fri", &read).await.status, 303);
    let released = jonas.get(&hand).await;
    let text = between(&released.body, "readonly>", "</textarea>");
    for said in [
        "Navn: Amir",
        "Til: Bostøtte (§ 85)",
        "Målet: At synge.",
        "Det er svært: Morgener.",
        "fe42f8f4-d516-4bab-b006-12b0cd186603",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!released.body.contains("naboen"), "nothing else leaves");
    let pdf = jonas.get(&format!("{hand}.pdf")).await;
    assert!(pdf.body.starts_with("%PDF-1.7"));
    assert_eq!(send("/tilbage", &[]).await.status, 303);
    let back = jonas.get(&hand).await;
    assert!(
        back.body.contains("trukket tilbage") && !back.body.contains("Morgener."),
        "{}",
        back.body
    );
}

/// BR-16, FR-13: words of the plan that were never saved are not dropped by an end: it is refused with the words kept, and
/// goes through once they are saved.
#[tokio::test]
async fn an_end_drops_no_words_of_the_plan() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = amir(&jonas).await;
    let end = |caught: &'static str| {
        [
            ("caught", caught),
            ("ended", "Det går godt."),
            ("reason", "enough_guest"),
            ("next", "talks"),
        ]
    };
    let refused = press(&jonas, &here, "/slut", &end("Min søster ringer.")).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    for kept in [
        "value=\"Min søster ringer.\"",
        "Det går godt.",
        "ikke er gemt",
    ] {
        assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
    }
    let plan = [("next", "own"), ("caught", "Min søster ringer.")];
    assert_eq!(press(&jonas, &here, "/bagefter", &plan).await.status, 303);
    let ended = press(&jonas, &here, "/slut", &end("Min søster ringer.")).await;
    assert_eq!(ended.status, 303, "{}", ended.body);
}
