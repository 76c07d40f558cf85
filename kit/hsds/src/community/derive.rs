//! From the records of a feed to [`Community`].

use jiff::civil::Date;
use serde_json::Number;

use super::{
    Accompanies, Community, ContactPerson, FirstTime, Further, Meeting, Place, Setting, Story,
    Wish, slug,
};
use crate::records::{ACTIVE, TEMPORARILY_CLOSED};
use crate::records::{
    Attribute, Contact, Location, Organization, Phone, Schedule, Service, ServiceAtLocation,
};

/// What stands around a service in its feed, where it is not nested in it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Surroundings<'feed> {
    pub(crate) organization: Option<&'feed Organization>,
    pub(crate) at_locations: &'feed [(&'feed ServiceAtLocation, Option<&'feed Location>)],
}

impl Community {
    /// The community that a service is by itself, without the rest of its feed.
    ///
    /// `None` for a service that nobody can come to (`inactive`, `defunct`).
    #[must_use]
    pub fn of(service: &Service) -> Option<Self> {
        Self::within(service, Surroundings::default())
    }

    pub(crate) fn within(service: &Service, around: Surroundings<'_>) -> Option<Self> {
        if service.status != ACTIVE && service.status != TEMPORARILY_CLOSED {
            return None;
        }
        let profile = Profile(&service.attributes);
        let organization = service.organization.as_deref().or(around.organization);
        let nested: Vec<_> = service
            .service_at_locations
            .iter()
            .map(|at| (at, at.location.as_deref()))
            .collect();
        // A nested visit to a place and the same one beside the service are one: the nested one is read first.
        let at: Vec<_> = nested
            .iter()
            .copied()
            .chain(
                around
                    .at_locations
                    .iter()
                    .copied()
                    .filter(|(at, _)| !nested.iter().any(|(n, _)| n.id == at.id)),
            )
            .map(|(at, place)| {
                let beside = around
                    .at_locations
                    .iter()
                    .find(|(other, _)| other.id == at.id)
                    .and_then(|(_, p)| *p);
                (at, at.location.as_deref().or(place).or(beside))
            })
            .collect();
        let contacts = || {
            service
                .contacts
                .iter()
                .chain(at.iter().flat_map(|(at, _)| &at.contacts))
        };
        let mut community = Self {
            id: service.id.clone(),
            slug: profile.slug(service),
            name: service.name.trim().to_owned(),
            alternate_name: said(service.alternate_name.as_ref()),
            organization: organization.and_then(|body| said(Some(&body.name))),
            organization_id: organization
                .map(|body| body.id.clone())
                .or_else(|| service.organization_id.clone()),
            description: said(service.description.as_ref()),
            wishes: profile
                .all("landgang.wish")
                .filter_map(Wish::parse)
                .fold(Vec::new(), once_each),
            setting: profile
                .one("landgang.setting")
                .and_then(|word| Setting::parse(&word)),
            intrusive: profile
                .one("landgang.intrusive")
                .and_then(|word| word.parse().ok())
                .filter(|level| (1..=5).contains(level)),
            accompanies: profile
                .one("landgang.accompanies")
                .and_then(|word| Accompanies::parse(&word)),
            first: profile.first_time(),
            for_whom: profile
                .one("landgang.for_whom")
                .or_else(|| said(service.eligibility_description.as_ref())),
            room: profile.one("landgang.room").or_else(|| room(service)),
            size: profile.one("landgang.size"),
            quiet: profile.one("landgang.quiet"),
            entrance: profile.one("landgang.entrance"),
            step_free: profile
                .one("landgang.step_free")
                .and_then(|word| match word.as_str() {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                }),
            times: times(service, &at),
            place: place(&at),
            phone: phone(&service.phones)
                .or_else(|| at.iter().find_map(|(at, _)| phone(&at.phones)))
                .or_else(|| contacts().find_map(|person| phone(&person.phones)))
                .or_else(|| {
                    at.iter()
                        .filter_map(|(_, place)| *place)
                        .find_map(|place| phone(&place.phones))
                })
                .or_else(|| organization.and_then(|body| phone(&body.phones))),
            email: said(service.email.as_ref()),
            contact: contacts().find_map(contact_person),
            cost: cost(service),
            languages: languages(service, &at),
            minimum_age: years(service.minimum_age.as_ref()),
            maximum_age: years(service.maximum_age.as_ref()),
            assured_date: service
                .assured_date
                .as_deref()
                .and_then(super::times::read_date),
            url: service
                .url
                .as_deref()
                .filter(|address| web(address))
                .map(str::to_owned),
            alert: said(service.alert.as_ref()),
            newcomers: service.capacities.iter().find_map(|capacity| {
                let number = capacity.available.as_ref().and_then(Number::as_u64);
                number.and_then(|number| u32::try_from(number).ok())
            }),
            next_start: profile.date("landgang.next_start"),
            ends: profile.date("landgang.ends"),
            meet: profile.list("landgang.meet"),
            welcome: service
                .service_areas
                .iter()
                .filter_map(|area| said(area.name.as_ref()))
                .collect(),
            funding: service
                .funding
                .iter()
                .filter_map(|one| said(one.source.as_ref()))
                .collect(),
            learn: profile.list("landgang.learn"),
            further: Further::of(&profile),
            correct: profile.one("landgang.correct").filter(|to| web(to)),
            tell: profile.one("landgang.tell").filter(|to| web(to)),
            stories: profile.stories(),
            closed_for_now: service.status == TEMPORARILY_CLOSED,
            popular_words: profile
                .all("landgang.popular_words")
                .flat_map(str::split_whitespace)
                .map(str::to_owned)
                .collect(),
            search_text: String::new(),
        };
        community.search_text = search_text(&community);
        Some(community)
    }
}

/// The words of our profile among a service's attributes.
pub(super) struct Profile<'a>(&'a [Attribute]);

impl Profile<'_> {
    fn all<'b>(&'b self, key: &'b str) -> impl Iterator<Item = &'b str> {
        self.0
            .iter()
            .filter(move |attribute| attribute.label.as_deref() == Some(key))
            .filter_map(|attribute| attribute.value.as_deref().map(str::trim))
            .filter(|value| !value.is_empty())
    }

    pub(super) fn one(&self, key: &str) -> Option<String> {
        self.all(key).next().map(str::to_owned)
    }

    pub(super) fn list(&self, key: &str) -> Vec<String> {
        self.all(key).map(str::to_owned).collect()
    }

    fn date(&self, key: &str) -> Option<Date> {
        self.one(key).as_deref().and_then(super::times::read_date)
    }

    fn slug(&self, service: &Service) -> String {
        let own = self
            .one("landgang.slug")
            .map(|text| slug::fold(&text))
            .filter(|text| !text.is_empty());
        let folded = own.unwrap_or_else(|| slug::fold(&service.name));
        if folded.is_empty() {
            slug::fold(&service.id)
        } else {
            folded
        }
    }

    fn stories(&self) -> Vec<Story> {
        (1..=3)
            .filter_map(|number| {
                let words = self.one(&format!("landgang.story.{number}"))?;
                let by = self.one(&format!("landgang.story.{number}.by"));
                Some(Story { words, by })
            })
            .collect()
    }

    fn first_time(&self) -> FirstTime {
        FirstTime {
            met_by: self.one("landgang.first.met_by"),
            door: self.one("landgang.first.door"),
            steps: (1..=9)
                .filter_map(|step| self.one(&format!("landgang.first.step.{step}")))
                .collect(),
            may_sit: self.one("landgang.first.may_sit"),
            leave: self.one("landgang.first.leave"),
            say: self.one("landgang.first.say"),
        }
    }
}

type At<'a> = (&'a ServiceAtLocation, Option<&'a Location>);

fn times(service: &Service, at: &[At<'_>]) -> Vec<Meeting> {
    let read = |schedules: &[Schedule]| {
        schedules
            .iter()
            .filter_map(Meeting::of)
            .fold(Vec::new(), once_each)
    };
    let own = read(&service.schedules);
    if !own.is_empty() {
        return own;
    }
    let here: Vec<Schedule> = at.iter().flat_map(|(at, _)| at.schedules.clone()).collect();
    read(&here)
}

fn place(at: &[At<'_>]) -> Option<Place> {
    let known = || at.iter().filter_map(|(_, place)| *place);
    let location = known()
        .find(|place| place.location_type == "physical")
        .or_else(|| known().next())?;
    let address = location
        .addresses
        .iter()
        .find(|address| address.address_type.as_deref() == Some("physical"))
        .or_else(|| location.addresses.first());
    let lines = address.into_iter().flat_map(|address| {
        [
            said(address.address_1.as_ref()),
            said(address.address_2.as_ref()),
        ]
    });
    let latitude = degrees(location.latitude.as_ref(), 90.0);
    let longitude = degrees(location.longitude.as_ref(), 180.0);
    let point = latitude.zip(longitude);
    Some(Place {
        name: said(location.name.as_ref()),
        address: lines.flatten().collect(),
        postcode: address.and_then(|address| said(address.postal_code.as_ref())),
        city: address.and_then(|address| said(address.city.as_ref())),
        latitude: point.map(|(north, _)| north),
        longitude: point.map(|(_, east)| east),
        accessibility: location
            .accessibility
            .iter()
            .flat_map(|each| [said(each.description.as_ref()), said(each.details.as_ref())])
            .flatten()
            .collect(),
        transportation: said(location.transportation.as_ref()),
        online: location.location_type == "virtual",
    })
}

fn phone(phones: &[Phone]) -> Option<String> {
    // A fax number is no way to reach somebody.
    let voice = |phone: &&Phone| phone.kind.as_deref() != Some("fax");
    phones
        .iter()
        .filter(voice)
        .find_map(|phone| said(Some(&phone.number.trim().trim_matches('"').to_owned())))
}

fn contact_person(contact: &Contact) -> Option<ContactPerson> {
    let person = ContactPerson {
        name: said(contact.name.as_ref()),
        title: said(contact.title.as_ref()),
        phone: phone(&contact.phones),
        email: said(contact.email.as_ref()),
    };
    (person != ContactPerson::default()).then_some(person)
}

fn cost(service: &Service) -> Option<String> {
    let options: Vec<String> = service
        .cost_options
        .iter()
        .filter_map(cost_option)
        .collect();
    said(service.fees_description.as_ref())
        .or_else(|| (!options.is_empty()).then(|| options.join(" · ")))
        .or_else(|| said(service.fees.as_ref()))
}

fn cost_option(option: &crate::records::CostOption) -> Option<String> {
    // Danish writes a comma, and whole kroner without decimals.
    let number = option
        .amount
        .as_ref()
        .map(|amount| amount.to_string().replace('.', ","));
    let number = number.map(|text| text.strip_suffix(",0").unwrap_or(&text).to_owned());
    let said = [
        said(option.option.as_ref()),
        said(option.amount_description.as_ref()),
    ];
    // "Gratis, 0 kr." and "35 kr. pr. gang, 35 kr." say the same thing twice.
    let known = |number: &String| {
        let mut words = said.iter().flatten().peekable();
        let any = words.peek().is_some();
        any && (number == "0"
            || words.any(|text| text.split_whitespace().any(|word| word == number)))
    };
    let amount = number.filter(|number| !known(number)).map(|number| {
        match option.currency.as_deref().map(str::to_uppercase).as_deref() {
            Some("DKK") | None => format!("{number} kr."),
            Some(currency) => format!("{number} {currency}"),
        }
    });
    let [name, what] = said;
    let words: Vec<String> = [name, amount, what].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn room(service: &Service) -> Option<String> {
    service
        .capacities
        .iter()
        .find_map(|capacity| said(capacity.description.as_ref()))
}

fn languages(service: &Service, at: &[At<'_>]) -> Vec<String> {
    let places = at
        .iter()
        .filter_map(|(_, place)| *place)
        .flat_map(|place| &place.languages);
    let own = &service.languages;
    own.iter()
        .chain(places)
        .filter_map(|language| {
            said(language.name.as_ref()).or_else(|| said(language.code.as_ref()))
        })
        .fold(Vec::new(), once_each)
}

fn search_text(community: &Community) -> String {
    let place = community.place.as_ref();
    let words = [
        Some(&community.name),
        community.alternate_name.as_ref(),
        community.organization.as_ref(),
        community.description.as_ref(),
        community.for_whom.as_ref(),
        community.size.as_ref(),
        place.and_then(|place| place.name.as_ref()),
        place.and_then(|place| place.city.as_ref()),
        place.and_then(|place| place.postcode.as_ref()),
    ];
    let lists = community.popular_words.iter().chain(&community.languages);
    let spoken: Vec<&str> = words
        .into_iter()
        .flatten()
        .chain(lists)
        .map(String::as_str)
        .collect();
    let lower = spoken.join(" ").to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn once_each<T: PartialEq>(mut list: Vec<T>, next: T) -> Vec<T> {
    if !list.contains(&next) {
        list.push(next);
    }
    list
}

fn said(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

pub(super) fn web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn years(number: Option<&Number>) -> Option<u16> {
    number
        .and_then(Number::as_u64)
        .and_then(|years| u16::try_from(years).ok())
}

fn degrees(number: Option<&Number>, most: f64) -> Option<f64> {
    number
        .and_then(Number::as_f64)
        .filter(|degrees| degrees.abs() <= most)
}
