//! Finds out what a JSON document is: front page, list page, bare list, tables in JSON, or one record.

use serde_json::{Map, Value};

use crate::{
    Fault, FaultKind, Type,
    check::{shortened, type_of},
    gather::{Gathering, Rank, kinds},
    record::Spec,
};

/// What one page of a list says about the whole list.
#[derive(Debug, Clone)]
pub(crate) struct PageOf {
    pub(crate) file: String,
    /// Kind of records on the list.
    pub(crate) list: String,
    pub(crate) number: Option<u64>,
    pub(crate) total_pages: Option<u64>,
    pub(crate) total_items: Option<u64>,
    pub(crate) items: u64,
    pub(crate) last: Option<bool>,
}

/// What a document turned out to be.
#[derive(Debug, Clone)]
pub(crate) enum Form {
    /// The front page of an API.
    Front,
    /// A page of a list, with the ids on it.
    Page(PageOf, Vec<String>),
    /// Records, tables or something else that stands alone.
    Other,
}

/// Fields and names that only HSDS 1 and 2 have.
const OLDER_FIELDS: &[&str] = &[
    "regular_schedules",
    "regular_schedule",
    "holiday_schedules",
    "holiday_schedule",
    "physical_addresses",
    "postal_addresses",
    "service_taxonomys",
    "service_taxonomies",
    "eligibilitys",
    "link_taxonomies",
    "accessibility_for_disabilities",
    "services_at_location",
];

impl Gathering<'_> {
    /// Parses bytes as UTF-8 JSON, or says why not.
    pub(crate) fn json(&mut self, file: &str, bytes: &[u8]) -> Option<Value> {
        let text = self.text(file, bytes)?;
        match serde_json::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                let words = error.to_string();
                let kind = if words.contains("recursion limit") {
                    FaultKind::TooDeep { line }
                } else {
                    let reason = words
                        .split(" at line ")
                        .next()
                        .unwrap_or_default()
                        .to_owned();
                    FaultKind::BrokenJson {
                        line,
                        column,
                        reason,
                    }
                };
                self.fault(file, kind);
                None
            }
        }
    }

    /// UTF-8 text without a byte order mark, or the line of the first byte that is not.
    pub(crate) fn text<'b>(&mut self, file: &str, bytes: &'b [u8]) -> Option<&'b str> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let before = bytes.iter().take(error.valid_up_to());
                self.fault(
                    file,
                    FaultKind::NotUtf8 {
                        line: before.filter(|byte| **byte == b'\n').count() + 1,
                    },
                );
                None
            }
        }
    }

    /// Takes in a document; `hint` is the last part of its name or address.
    pub(crate) fn document(&mut self, file: &str, hint: &str, value: Value) -> Form {
        match value {
            Value::Array(list) => {
                let spec = list_kind(hint, &list);
                self.list(file, spec, Rank::Listed, list);
                Form::Other
            }
            Value::Object(map) => self.object(file, hint, map),
            other => {
                let kind = FaultKind::WrongType {
                    expected: Type::Record,
                    found: type_of(&other),
                };
                self.fault(file, kind);
                Form::Other
            }
        }
    }

    fn object(&mut self, file: &str, hint: &str, mut map: Map<String, Value>) -> Form {
        if let Some(Value::Array(list)) = map.remove("contents") {
            return self.page(file, hint, &map, list);
        }
        if let Some(sign) = ["totalElements", "content"]
            .iter()
            .find(|name| map.contains_key(**name))
        {
            // The page of HSDS 2 and Open Referral UK 1.
            self.fault(
                file,
                FaultKind::OlderVersion {
                    sign: (*sign).to_owned(),
                },
            );
            return Form::Other;
        }
        if map.contains_key("$schema") || map.contains_key("openapi") || is_schema(&map) {
            self.fault(file, FaultKind::Description);
            return Form::Other;
        }
        if map.get("resources").is_some_and(Value::is_array) {
            self.data_package(file, &map);
            return Form::Other;
        }
        if map.keys().any(|name| name.ends_with(".csv")) {
            self.tables_in_json(file, map);
            return Form::Other;
        }
        let front = ["openapi_url", "profile", "version"]
            .iter()
            .filter(|name| map.contains_key(**name))
            .count();
        if !map.contains_key("id") && front > 0 {
            self.front(file, &map);
            return Form::Front;
        }
        match record_kind(hint, &map) {
            Some(spec) => {
                self.older(file, &map);
                self.record(file, spec, Rank::Full, "", map);
            }
            None => self.fault(file, FaultKind::NotHsds),
        }
        Form::Other
    }

    fn front(&mut self, file: &str, map: &Map<String, Value>) {
        let text = |name: &str| map.get(name).and_then(Value::as_str).map(str::to_owned);
        self.feed.profile = text("profile").or(self.feed.profile.take());
        match text("version") {
            Some(version) => self.version(file, version),
            None => {
                let mut fault = Fault::of_file(file, FaultKind::Missing);
                fault.severity = crate::Severity::Note;
                fault.field = Some("/version".to_owned());
                self.faults.push(fault);
            }
        }
    }

    /// Notes the version of a feed and says when it is not one that we read.
    pub(crate) fn version(&mut self, file: &str, version: String) {
        let number: String = version
            .chars()
            .skip_while(|letter| !letter.is_ascii_digit())
            .collect();
        match number.split('.').next() {
            Some("3") => {}
            Some("0" | "1" | "2") => self.fault(
                file,
                FaultKind::OlderVersion {
                    sign: shortened(&version),
                },
            ),
            _ => self.fault(
                file,
                FaultKind::UnknownVersion {
                    version: shortened(&version),
                },
            ),
        }
        self.feed.version = Some(version);
    }

    fn page(&mut self, file: &str, hint: &str, map: &Map<String, Value>, list: Vec<Value>) -> Form {
        let number = |name: &str| map.get(name).and_then(Value::as_u64);
        let items = u64::try_from(list.len()).unwrap_or(u64::MAX);
        let spec = list_kind(hint, &list);
        let page = PageOf {
            file: file.to_owned(),
            list: spec.map_or(hint, |spec| spec.name).to_owned(),
            number: number("page_number"),
            total_pages: number("total_pages"),
            total_items: number("total_items"),
            items,
            last: map.get("last_page").and_then(Value::as_bool),
        };
        // `size` is the number of items on this page; some servers write the size of a full page.
        if let Some(stated) = number("size")
            .filter(|size| *size < items || (*size > items && page.last == Some(false)))
        {
            self.wrong_total(file, "/size", stated, items);
        }
        if let Some(empty) = map
            .get("empty")
            .and_then(Value::as_bool)
            .filter(|empty| *empty != (items == 0))
        {
            self.wrong_total(file, "/empty", if empty { 0 } else { 1 }, items);
        }
        for name in ["total_items", "total_pages", "page_number", "size"] {
            if let Some(value) = map.get(name).filter(|value| value.as_u64().is_none()) {
                let kind = FaultKind::WrongType {
                    expected: Type::Number,
                    found: type_of(value),
                };
                let mut fault = Fault::of_file(file, kind);
                fault.field = Some(format!("/{name}"));
                self.faults.push(fault);
            }
        }
        let ids = list
            .iter()
            .filter_map(|item| item.get("id").and_then(Value::as_str))
            .map(str::to_owned)
            .collect();
        self.list(file, spec, Rank::Listed, list);
        self.pages.push(page.clone());
        Form::Page(page, ids)
    }

    fn wrong_total(&mut self, file: &str, field: &str, stated: u64, counted: u64) {
        let mut fault = Fault::of_file(file, FaultKind::WrongTotal { stated, counted });
        fault.field = Some(field.to_owned());
        self.faults.push(fault);
    }

    fn list(&mut self, file: &str, spec: Option<&'static Spec>, rank: Rank, list: Vec<Value>) {
        if list.is_empty() {
            return;
        }
        let Some(spec) = spec else {
            self.fault(file, FaultKind::NotHsds);
            return;
        };
        for (index, item) in list.into_iter().enumerate() {
            match item {
                Value::Object(map) => {
                    self.older(file, &map);
                    self.record(file, spec, rank, &format!("/{index}"), map);
                }
                other => {
                    let kind = FaultKind::WrongType {
                        expected: Type::Record,
                        found: type_of(&other),
                    };
                    let mut fault = Fault::of_file(file, kind);
                    fault.record = Some(format!("{} /{index}", spec.name));
                    self.faults.push(fault);
                }
            }
        }
    }

    fn older(&mut self, file: &str, map: &Map<String, Value>) {
        if let Some(sign) = OLDER_FIELDS.iter().find(|name| map.contains_key(**name)) {
            self.fault(
                file,
                FaultKind::OlderVersion {
                    sign: (*sign).to_owned(),
                },
            );
        }
    }
}

fn is_schema(map: &Map<String, Value>) -> bool {
    map.get("properties").is_some_and(Value::is_object)
        && map.get("type").is_some_and(Value::is_string)
}

fn list_kind(hint: &str, list: &[Value]) -> Option<&'static Spec> {
    let empty = Map::new();
    let first = list.iter().find_map(Value::as_object).unwrap_or(&empty);
    record_kind(hint, first)
}

/// The kind of a record: what its file is called if the record has anything of it, else whose fields it has most of.
fn record_kind(hint: &str, map: &Map<String, Value>) -> Option<&'static Spec> {
    let score = |spec: &Spec| {
        let own = spec
            .fields
            .iter()
            .filter(|field| !matches!(field.name, "id" | "name" | "description"));
        own.filter(|field| map.contains_key(field.name)).count()
    };
    let named = named_kind(hint);
    if let Some(spec) =
        named.filter(|spec| score(spec) > 0 || map.contains_key("id") || map.contains_key("name"))
    {
        return Some(spec);
    }
    // The first of equals wins: the order of `kinds` is the order of importance.
    let best = kinds().into_iter().rev().max_by_key(|spec| score(spec))?;
    (score(best) > 0).then_some(best)
}

fn named_kind(hint: &str) -> Option<&'static Spec> {
    let hint = hint.to_ascii_lowercase();
    // Longer names first: `service_at_location` also begins with `service`.
    let names = [
        ("service_at_location", "service_at_location"),
        ("services_at_location", "service_at_location"),
        ("taxonomy_term", "taxonomy_term"),
        ("taxonom", "taxonomy"),
        ("service", "service"),
        ("organization", "organization"),
        ("organisation", "organization"),
        ("location", "location"),
    ];
    let (_, kind) = names.iter().find(|(start, _)| hint.starts_with(start))?;
    kinds().into_iter().find(|spec| spec.name == *kind)
}
