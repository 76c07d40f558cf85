//! What a form sent, read so that nothing typed is lost.

/// The fields of a form or an address, in the order they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`. Letters of an old browser (Latin-1) are kept as letters; signs that nobody types and that
    /// a database, a table or a mail may stumble over are left out.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        let pairs = body.split(|b| *b == b'&').filter(|pair| !pair.is_empty());
        Self(pairs.map(|pair| read(pair, text)).collect())
    }

    /// Reads what came before a form broke off: the last field may be half, but holds no half letter.
    #[must_use]
    pub fn parse_beginning(body: &[u8]) -> Self {
        let last = body.iter().rposition(|b| *b == b'&').map_or(0, |at| at + 1);
        let (before, last) = body.split_at(last);
        let mut fields = Self::parse(before);
        if !last.is_empty() {
            fields.0.push(read(last, cut_text));
        }
        fields
    }

    /// Adds a field that came as a part of its own: nothing in it is an escape.
    pub(crate) fn push(&mut self, name: &str, value: &[u8]) {
        let kept = |text: &str| text.chars().filter(|c| is_typed(*c)).collect();
        self.0
            .push((kept(name), kept(&String::from_utf8_lossy(value))));
    }

    /// Fields given one by one, for tests and samples.
    #[must_use]
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(
            pairs
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        )
    }

    /// The first value of a field without blanks around it; empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// The value as it was typed; empty where there is none.
    #[must_use]
    pub fn typed(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// Every value of a field that may be ticked several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every field but the form's own.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(|(key, _)| !key.starts_with('_'))
            .map(|(k, v)| (k.as_str(), v.as_str()))
    }

    /// Whether nothing was sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The two halves of `a=1`.
fn read(pair: &[u8], text: fn(&[u8]) -> String) -> (String, String) {
    let mut halves = pair.splitn(2, |b| *b == b'=');
    let mut half = || text(halves.next().unwrap_or_default());
    (half(), half())
}

/// The bytes of one name or value: `+` is a blank, `%C3%A6` a letter.
fn bytes(half: &[u8]) -> Vec<u8> {
    let blanks: Vec<u8> = half
        .iter()
        .map(|b| if *b == b'+' { b' ' } else { *b })
        .collect();
    percent_encoding::percent_decode(&blanks).collect()
}

fn text(half: &[u8]) -> String {
    let text = String::from_utf8(bytes(half)).unwrap_or_else(|other| {
        // Danish letters before a last half one: that is a text that was cut, not an old browser's.
        cut(half)
            .filter(|whole| !whole.is_ascii())
            .unwrap_or_else(|| other.into_bytes().into_iter().map(char::from).collect())
    });
    text.chars().filter(|c| is_typed(*c)).collect()
}

/// As [`text`], without a last letter or escape of which only a part came.
fn cut_text(half: &[u8]) -> String {
    cut(half).map_or_else(
        || text(half),
        |whole| whole.chars().filter(|c| is_typed(*c)).collect(),
    )
}

/// The whole letters of a text of which the end is missing; none if it is amiss elsewhere too.
fn cut(half: &[u8]) -> Option<String> {
    let tail = half.len().saturating_sub(2);
    let escape = half.iter().skip(tail).rposition(|b| *b == b'%');
    let half = half.get(..escape.map_or(half.len(), |at| tail + at))?;
    match String::from_utf8(bytes(half)) {
        Ok(whole) => Some(whole),
        Err(other) => {
            let fault = other.utf8_error();
            let whole = other.as_bytes().get(..fault.valid_up_to())?;
            fault
                .error_len()
                .is_none()
                .then(|| String::from_utf8_lossy(whole).into_owned())
        }
    }
}

fn is_typed(letter: char) -> bool {
    !letter.is_control() || matches!(letter, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(body: &[u8]) -> String {
        Fields::parse(body).typed("note").to_owned()
    }

    #[test]
    fn a_form_is_read_as_it_was_typed() {
        assert_eq!(
            note(b"a=1&note=%C3%85se+%26+Bo%0D%0Aog+1%2B1&b"),
            "Åse & Bo\r\nog 1+1"
        );
        assert_eq!(note(b"note=a%3Db=c"), "a=b=c");
        assert_eq!(
            Fields::parse(b"&&a&=b&a=2").all("a").collect::<Vec<_>>(),
            ["", "2"]
        );
        assert!(Fields::parse(b"").is_empty());
    }

    #[test]
    fn letters_of_an_old_browser_stay_letters() {
        assert_eq!(note(b"note=%C5se+p%E5+%F8en"), "Åse på øen");
    }

    #[test]
    fn signs_that_nobody_types_are_left_out() {
        assert_eq!(note(b"note=%00a%0B%1B%5Bb%C2%85%09c"), "a[b\tc");
        // What is no escape is what it says.
        assert_eq!(note(b"note=50%+og+%zz"), "50% og %zz");
    }

    #[test]
    fn what_broke_off_holds_no_half_letter() {
        let body = "note=Åse på øen"
            .replace('Å', "%C3%85")
            .replace('å', "%C3%A5");
        let body = body.replace('ø', "%C3%B8").replace(' ', "+");
        for cut in 5..=body.len() {
            let kept = Fields::parse_beginning(body.as_bytes().get(..cut).unwrap());
            let kept = kept.typed("note");
            assert!("Åse på øen".starts_with(kept), "{cut}: {kept}");
        }
        assert_eq!(
            Fields::parse_beginning(b"note=%C5se+p%E5").typed("note"),
            "Åse på"
        );
    }
}
