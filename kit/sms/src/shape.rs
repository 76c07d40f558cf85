//! What a provider calls the parts of a message.

use serde_json::{Map, Value};

use crate::Sms;

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberForm {
    /// A JSON number, `4520123456`.
    #[default]
    Bare,
    /// Text of digits, `"4520123456"`.
    Digits,
    /// Text with a plus, `"+4520123456"`.
    Plus,
}

/// Where each part stands in the JSON body. `a.b` is `b` in `a`; `a[]` is a list with one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Who it comes from.
    pub sender: String,
    /// What it says.
    pub text: String,
    /// Who gets it.
    pub to: String,
    /// Its own id; empty where the provider takes none.
    pub id: String,
    /// How the number is written.
    pub number: NumberForm,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            sender: "sender".to_owned(),
            text: "message".to_owned(),
            to: "recipients[].msisdn".to_owned(),
            id: "userref".to_owned(),
            number: NumberForm::default(),
        }
    }
}

impl Shape {
    /// The body for a message.
    pub(crate) fn body(&self, sender: &str, sms: &Sms) -> Value {
        let digits = sms.to.digits();
        let to = match self.number {
            NumberForm::Bare => digits
                .parse::<u64>()
                .map_or_else(|_| Value::from(digits), Value::from),
            NumberForm::Digits => Value::from(digits),
            NumberForm::Plus => Value::from(format!("+{digits}")),
        };
        let mut body = Value::Object(Map::new());
        put(&mut body, &self.sender, Value::from(sender));
        put(&mut body, &self.text, Value::from(sms.text.as_str()));
        put(&mut body, &self.to, to);
        if !self.id.is_empty() {
            put(&mut body, &self.id, Value::from(sms.id.as_str()));
        }
        body
    }
}

fn put(into: &mut Value, path: &str, value: Value) {
    let (here, rest) = match path.split_once('.') {
        Some((here, rest)) => (here, Some(rest)),
        None => (path, None),
    };
    let (name, listed) = match here.strip_suffix("[]") {
        Some(name) => (name, true),
        None => (here, false),
    };
    let Value::Object(map) = into else {
        return;
    };
    let inner = |value: Value, rest: Option<&str>| match rest {
        Some(rest) => {
            let mut below = Value::Object(Map::new());
            put(&mut below, rest, value);
            below
        }
        None => value,
    };
    if listed {
        map.insert(name.to_owned(), Value::Array(vec![inner(value, rest)]));
        return;
    }
    match (map.get_mut(name), rest) {
        (Some(there), Some(rest)) => put(there, rest, value),
        _ => {
            map.insert(name.to_owned(), inner(value, rest));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Number;
    use serde_json::json;

    fn sms() -> Sms {
        Sms {
            id: "remind-1".to_owned(),
            to: Number::from_text("20123456").unwrap(),
            text: "Husk onsdag \"kl. 16\".".to_owned(),
        }
    }

    #[test]
    fn the_body_has_each_part_where_the_provider_looks_for_it() {
        assert_eq!(
            Shape::default().body("Huset", &sms()),
            json!({"sender": "Huset", "message": "Husk onsdag \"kl. 16\".", "userref": "remind-1",
                "recipients": [{"msisdn": 4_520_123_456_u64}]})
        );
        let flat = Shape {
            sender: "from".to_owned(),
            text: "body.text".to_owned(),
            to: "body.to".to_owned(),
            id: String::new(),
            number: NumberForm::Plus,
        };
        assert_eq!(
            flat.body("Huset", &sms()),
            json!({"from": "Huset", "body": {"text": "Husk onsdag \"kl. 16\".", "to": "+4520123456"}})
        );
        let listed = Shape {
            to: "to[]".to_owned(),
            number: NumberForm::Digits,
            ..Shape::default()
        };
        assert_eq!(listed.body("Huset", &sms())["to"], json!(["4520123456"]));
    }
}
