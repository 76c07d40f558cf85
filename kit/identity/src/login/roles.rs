//! What somebody is at the other house, and what that means here. Pure.

use std::collections::BTreeMap;

use kit_web::Role;
use serde_json::Value;

/// The values of a claim: one text, or a list of them. Anything else says nothing.
pub(crate) fn values(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(all)) => all
            .iter()
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// The role that the values mean here. Where several do, the first in the realm's own order, which begins with the
/// least: a list of groups must not lift anybody by accident.
pub(crate) fn role(
    says: &[String],
    map: &BTreeMap<String, String>,
    roles: &[Role],
) -> Option<Role> {
    let meant: Vec<&str> = says
        .iter()
        .filter_map(|value| map.get(value).map(String::as_str))
        .collect();
    roles.iter().copied().find(|role| meant.contains(&role.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ROLES: [Role; 2] = [Role("worker"), Role("leader")];

    fn map() -> BTreeMap<String, String> {
        [("g-1", "leader"), ("g-2", "worker"), ("g-3", "king")]
            .map(|(value, role)| (value.to_owned(), role.to_owned()))
            .into()
    }

    #[test]
    fn of_several_roles_the_least_is_taken() {
        let says = values(Some(&json!(["g-1", "g-2"])));
        assert_eq!(role(&says, &map(), &ROLES), Some(Role("worker")));
    }

    #[test]
    fn a_claim_of_another_kind_says_nothing() {
        for claim in [json!(7), json!({"g-1": true}), json!([1, 2]), json!(null)] {
            assert_eq!(role(&values(Some(&claim)), &map(), &ROLES), None, "{claim}");
        }
        assert_eq!(role(&values(None), &map(), &ROLES), None);
    }

    #[test]
    fn a_role_that_the_realm_does_not_have_lets_nobody_in() {
        assert_eq!(role(&["g-3".to_owned()], &map(), &ROLES), None);
    }
}
