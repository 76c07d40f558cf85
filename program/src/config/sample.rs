//! The documented sample file; `docs/landgang.sample.toml` is this text.

use std::fmt::Write as _;

/// Name, folder, port, address, host, user, what it is.
const SECTIONS: [(&str, u16, &str, &str, u32, &str); 4] = [
    (
        "front",
        8701,
        "https://landgang.example",
        "Foreningen",
        61001,
        "The open directory and the citizens' rooms: one process, one address, two databases.",
    ),
    (
        "municipality",
        8702,
        "https://huset.kommune.example",
        "Kommunen",
        61002,
        "The near bank: the house of the early support. It has no letter box.",
    ),
    (
        "civil",
        8703,
        "https://forening.example",
        "Foreningen",
        61003,
        "The far bank: the association's coordinators and companions.",
    ),
    (
        "research",
        8704,
        "https://forsoeg.example",
        "Forskerne",
        61004,
        "Research: its people can sign in; there are no data yet.",
    ),
];

/// A login of another house, as an example; a table of its own, so it stands last in its section.
fn login(section: &str) -> Option<String> {
    let (house, label, roles) = match section {
        "municipality" => (
            "kommunen",
            "Kommunen",
            "# What somebody is there, and what it means here. Leave both out where roles are given here; then whoever has a\n\
             # link adds their login themselves.\n\
             # role_claim = \"groups\"\n\
             # roles = { \"vaerter\" = \"host\", \"ledere\" = \"leader\" }\n",
        ),
        "civil" => ("foreningen", "Foreningen", ""),
        "research" => ("universitetet", "Universitetet", ""),
        _ => return None,
    };
    Some(format!(
        "# Another house whose logins are taken (OpenID Connect). Passkeys work without; docs/en/signing-in.md says how.\n\
         # [{section}.oidc.{house}]\n\
         # label = \"{label}\"\n\
         # issuer = \"https://login.{section}.example\"\n\
         # client_id = \"landgang\"\n\
         # A file in the folder of this realm's keys, `{section}/data/{section}/keys`.\n\
         # client_secret_file = \"{house}.secret\"\n\
         # How strongly people must have proved there who they are, one of these; leave it out to ask for nothing.\n\
         # acr = [\"https://refeds.org/profile/mfa\"]\n{roles}"
    ))
}

/// Every setting, explained.
#[must_use]
pub(crate) fn sample() -> String {
    let mut out = String::from(
        "# landgang.toml – what this machine runs. Leave a section out if its realm runs on another machine:\n\
         # one realm per machine is the recommended form. Any setting can be given by the environment instead,\n\
         # LANDGANG_<SECTION>_<SETTING>, for example LANDGANG_CIVIL_LISTEN=127.0.0.1:8703.\n\n\
         [house]\n\
         # Which log lines are written: error, warn, info or debug. No line holds a name, number or text of a person.\n\
         log = \"info\"\n\
         # json for a program that collects them, text for a person.\n\
         log_form = \"json\"\n\
         # Who can get into the whole machine, where both banks stand on one: association or municipality. The other\n\
         # bank's pages then say so instead of the promise.\n\
         machine_of = \"association\"\n\
         # Number of the group that the two ends of the letter box share. Only used when started as root.\n\
         letters_group = 61100\n",
    );
    for (name, port, origin, host, user, what) in SECTIONS {
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "\n# {what}\n[{name}]\n\
             # Database, keys and temporary files; relative to this file. Give each realm a disk or quota of its own.\n\
             folder = \"{name}\"\n\
             # The address it listens on. A front door of its own ends TLS and keeps no access log.\n\
             listen = \"127.0.0.1:{port}\"\n\
             # How people reach it, without a final slash. Each realm has a registrable domain of its own.\n\
             origin = \"{origin}\"\n\
             # Who runs it; stands at the foot of every page.\n\
             host = \"{host}\"\n\
             # Who answers for the data (GDPR), if it is somebody else than the host.\n\
             # controller = \"{host}\"\n\
             # Who holds the key of this realm; stands on \"Hvem driver siden?\".\n\
             # key_holder = \"Lone Holm\"\n\
             # sqlite, or a PostgreSQL connection text. One cluster per realm: {{realm}} stands for its name.\n\
             # database = \"host=/run/landgang/{{realm}} user=landgang dbname=landgang\"\n\
             database = \"sqlite\"\n\
             # Number of the realm's own system user. Only used when started as root.\n\
             user = {user}\n\
             # kernel, or users-only where this realm's owner does without the kernel's wall; every page then says so.\n\
             wall = \"kernel\"\n\
             # A folder where each day's checkpoint of the log of looks is put as well: one that a person or a machine out of\n\
             # this one's reach reads, since a log can only be proven with a checkpoint that its host cannot change. It must\n\
             # be there whenever the realm starts.\n\
             # checkpoints = \"/srv/checkpoints\"\n\
             # How long the log of looks is kept, in months: 6 to 120. What is older goes, up to a day whose checkpoint stays.\n\
             # log_months = 12\n\
             # Where sealed copies of the data and of the key ring are put: another disk, or a folder that another machine\n\
             # fetches from. Left out, they lie in the realm's own folder. It must be there whenever the realm starts.\n\
             # backups = \"/srv/backup/{name}\"\n\
             # Minutes between two copies; left out, one a day. What comes after the last copy is lost with the disk.\n\
             # backup_minutes = 1440\n\
             # Where the sealed copy of the epoch keys is put: with the holder of the key, never beside a copy of the ring.\n\
             # epoch_copies = \"/media/{name}\"\n\
             # Address of the front door, if it is a proxy: only then is its X-Forwarded-For believed, and guessing from one\n\
             # address slowed. No address is written down.\n\
             # proxy = \"127.0.0.1\"\n"
        );
        if name != "front" {
            out.push_str("# The page with numbers to ring; the front's own page if left out.\n# crisis = \"https://landgang.example/akut\"\n");
        }
        // Each names the other's address.
        if let Some(other) = match name {
            "front" => Some("https://forening.example/breve"),
            "civil" => Some("https://landgang.example/breve"),
            _ => None,
        } {
            let _ = write!(
                out,
                "# Only where the other end of the letters runs on another machine: where it takes them in. Both ends also need\n\
                 # each other's key; docs/en/walls.md says how.\n\
                 # letters = \"{other}\"\n"
            );
        }
        if name == "front" {
            out.push_str("# What nobody has confirmed for so many days stands in no list and no search; its page says why.\n# hide_after_days = 365\n# What the open API (HSDS) calls itself by: landgang, or uk for readers of Open Referral UK. The records are the same.\n# hsds_profile = \"landgang\"\n");
        }
        if name == "municipality" {
            out.push_str("# The public directory, copied whole each night, never for one guest.\ndirectory = \"http://127.0.0.1:8701/hsds\"\n");
        }
        if let Some(harvest) = super::directory::sample(name) {
            out.push_str(harvest);
        }
        if let Some(login) = login(name) {
            out.push_str(&login);
        }
        if let Some(mail) = super::mail::sample(name) {
            out.push_str(&mail);
        }
        if let Some(sms) = super::sms::sample(name) {
            out.push_str(sms);
        }
    }
    out
}
