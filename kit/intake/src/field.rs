//! What a column of somebody's list can mean.

/// What a column is read as. Only a name has to be there (CV-12); everything else may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The list's own number or mark of the entry; it keeps the entry the same when its name changes.
    Id,
    /// What it is called.
    Name,
    /// Who is behind it.
    Organization,
    /// What it is.
    Description,
    /// Name of the house.
    Place,
    /// Street and number.
    Street,
    /// Postcode; with its town behind it, if the list writes both in one.
    Postcode,
    /// Town.
    City,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// Whom to ask.
    Contact,
    /// Telephone.
    Phone,
    /// Mail address.
    Mail,
    /// Address of a page.
    Web,
    /// When they meet, in words.
    Times,
    /// What it costs, in words.
    Cost,
    /// For whom it is.
    ForWhom,
    /// Youngest age.
    MinimumAge,
    /// Oldest age.
    MaximumAge,
    /// Whether one can get in with a wheelchair.
    StepFree,
    /// Languages, with commas between.
    Languages,
    /// Words to be found by: categories, tags.
    Words,
    /// The day somebody last made sure of it.
    Confirmed,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 23] = [
        Self::Id,
        Self::Name,
        Self::Organization,
        Self::Description,
        Self::Place,
        Self::Street,
        Self::Postcode,
        Self::City,
        Self::Latitude,
        Self::Longitude,
        Self::Contact,
        Self::Phone,
        Self::Mail,
        Self::Web,
        Self::Times,
        Self::Cost,
        Self::ForWhom,
        Self::MinimumAge,
        Self::MaximumAge,
        Self::StepFree,
        Self::Languages,
        Self::Words,
        Self::Confirmed,
    ];

    /// Its word in a mapping.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Organization => "organization",
            Self::Description => "description",
            Self::Place => "place",
            Self::Street => "street",
            Self::Postcode => "postcode",
            Self::City => "city",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::Contact => "contact",
            Self::Phone => "phone",
            Self::Mail => "mail",
            Self::Web => "web",
            Self::Times => "times",
            Self::Cost => "cost",
            Self::ForWhom => "for_whom",
            Self::MinimumAge => "minimum_age",
            Self::MaximumAge => "maximum_age",
            Self::StepFree => "step_free",
            Self::Languages => "languages",
            Self::Words => "words",
            Self::Confirmed => "confirmed",
        }
    }

    /// The field with this word.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    pub(crate) fn all_words() -> String {
        Self::ALL.map(Self::word).join(", ")
    }

    /// What a column of this name most likely is. Lists of associations in Danish municipalities use few words for it.
    pub(crate) fn guess(column: &str) -> Option<Self> {
        let folded: String = kit_hsds::fold_slug(column);
        let found = match folded.as_str() {
            "id" | "nr" | "nummer" | "reference" => Self::Id,
            "navn" | "name" | "titel" | "title" | "aktivitet" | "tilbud" | "faellesskab"
            | "gruppe" => Self::Name,
            "forening" | "organisation" | "organization" | "arrangoer" | "udbyder"
            | "foreningsnavn" => Self::Organization,
            "beskrivelse" | "description" | "tekst" | "om" | "indhold" => Self::Description,
            "sted" | "hus" | "lokale" | "place" | "venue" => Self::Place,
            "adresse" | "gade" | "vej" | "street" | "address" | "vejnavn" => Self::Street,
            "postnr" | "postnummer" | "postcode" | "zip" | "postnr-by" | "postnummer-og-by"
            | "postnr-og-by" => Self::Postcode,
            "by" | "city" | "town" | "bynavn" => Self::City,
            "lat" | "latitude" | "breddegrad" => Self::Latitude,
            "lon" | "lng" | "longitude" | "laengdegrad" => Self::Longitude,
            "kontakt" | "kontaktperson" | "contact" => Self::Contact,
            "telefon" | "tlf" | "mobil" | "phone" | "telefonnummer" => Self::Phone,
            "mail" | "email" | "e-mail" | "e-post" | "mailadresse" => Self::Mail,
            "web" | "hjemmeside" | "website" | "url" | "link" | "www" => Self::Web,
            "tid" | "tider" | "tidspunkt" | "hvornaar" | "times" | "dag-og-tid" | "ugedag" => {
                Self::Times
            }
            "pris" | "cost" | "price" | "kontingent" => Self::Cost,
            "maalgruppe" | "for-hvem" | "for-whom" | "deltagere" => Self::ForWhom,
            "alder-fra" | "fra-alder" | "minimum-age" | "min-alder" => Self::MinimumAge,
            "alder-til" | "til-alder" | "maximum-age" | "max-alder" => Self::MaximumAge,
            "koerestol" | "handicapvenlig" | "tilgaengelighed" | "step-free" => Self::StepFree,
            "sprog" | "languages" | "language" => Self::Languages,
            "kategori" | "kategorier" | "emne" | "emneord" | "tags" | "category" => Self::Words,
            "opdateret" | "bekraeftet" | "updated" | "confirmed" => Self::Confirmed,
            _ => return None,
        };
        Some(found)
    }
}
