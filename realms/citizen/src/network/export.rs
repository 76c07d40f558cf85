//! The network and its meetings in the file that a guest takes along. A link's token is left out: it opens a page.

use kit_web::Asked;
use serde_json::{Value, json};

use super::form::{circle_words, closeness_words};
use super::store::Around;
use crate::gathering::pages::{agreed_rows, coming_words, hopes, plan_rows, when_words};

/// As JSON for another program.
pub(crate) fn json(around: &Around) -> Value {
    let network = &around.network;
    let ties: Vec<Value> = network
        .in_order()
        .into_iter()
        .map(|(id, tie)| {
            json!({
                "id": id, "name": tie.name, "circle": tie.circle, "closeness": tie.closeness,
                "first_time": tie.first_time, "knows": tie.knows, "rests": network.resting.ties.contains(id),
            })
        })
        .collect();
    let meetings: Vec<Value> = network
        .gatherings
        .values()
        .map(|meeting| {
            let called = meeting.called.iter().map(|called| {
                json!({
                    "id": called.id, "tie": called.tie, "name": called.name, "withdrawn": called.withdrawn,
                    "answer": around.answers.get(&called.id),
                })
            });
            json!({
                "plan": meeting.plan, "closed": meeting.closed, "endings": meeting.endings,
                "called": called.collect::<Vec<Value>>(),
            })
        })
        .collect();
    json!({
        "rests": network.resting.all, "coordinator": network.coordinator().map(|(id, _)| id),
        "ties": ties, "meetings": meetings,
    })
}

/// As lines that a person can read.
pub(crate) fn lines(asked: &Asked, around: &Around) -> Vec<String> {
    let (network, mut lines) = (&around.network, Vec::new());
    if !network.ties.is_empty() {
        lines.push(asked.say("export-network"));
        lines.extend(network.in_order().into_iter().map(|(_, tie)| {
            let (circle, near) = (
                circle_words(asked, tie.circle),
                closeness_words(asked, tie.closeness),
            );
            format!("  {}: {circle}, {near}", tie.name)
        }));
        if let Some((_, tie)) = network.coordinator() {
            let named = [("name", tie.name.as_str().into())];
            lines.push(asked.tell("network-carries-coordinator", &named));
        }
        lines.push(String::new());
    }
    for meeting in network.gatherings.values() {
        let when = [("when", when_words(asked, &meeting.plan).into())];
        lines.push(asked.tell("export-meeting", &when));
        lines.push(format!("  {}", meeting.plan.agenda));
        let said = meeting.called.iter().map(|called| {
            let said = around.answers.get(&called.id).cloned().unwrap_or_default();
            (called.name.clone(), coming_words(asked, said.coming))
        });
        let rows = plan_rows(asked, &meeting.plan)
            .into_iter()
            .chain(said)
            .chain(hopes(asked, around, meeting));
        lines.extend(rows.map(|(name, value)| format!("  {name}: {value}")));
        for (at, ending) in meeting.endings.iter().enumerate() {
            lines.push(format!("  {}: {}", ending.on, ending.goals));
            let rows = agreed_rows(asked, meeting, at).into_iter();
            lines.extend(rows.map(|(name, value)| format!("  {name}: {value}")));
        }
        lines.push(String::new());
    }
    lines
}
